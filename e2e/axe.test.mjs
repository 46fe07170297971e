// Every page, light and dark, wide and narrow: no barrier that axe knows, no sideways scrolling, no
// word to another host, no complaint in the console; the page itself stands with scripts off.

import { after, before, describe, it } from 'node:test';
import { launch, watchedPage } from './support/browser.mjs';
import { FORMS, judge } from './support/judge.mjs';
import { none } from './support/none.mjs';
import { pagesOf, releases, serve } from './support/release.mjs';

const WORKERS = 2;

for (const { name, dir } of releases()) {
  const pages = pagesOf(dir);
  const title = `axe: ${name}, all ${pages.length} pages in ${FORMS.length} forms`;
  describe(title, { concurrency: WORKERS }, () => {
    let server, browser;
    const idle = [];

    before(async () => {
      [server, browser] = await Promise.all([serve(dir), launch()]);
    });
    after(() => Promise.all([server?.stop(), browser?.close()]));

    async function worker() {
      const context = await browser.newContext();
      const page = await watchedPage(context, server.origin);
      return { page, session: await context.newCDPSession(page) };
    }

    for (const path of pages) {
      it(`${name}/${path}`, { timeout: 120_000 }, async () => {
        // A worker whose page failed half-way is not used again.
        const { page, session } = idle.pop() ?? (await worker());
        const faults = await judge(page, session, server.origin + path);
        idle.push({ page, session });
        none(faults);
      });
    }
  });
}
