// The annotated page of every example's plan, as one file from the disk: the same demands as on any page.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, watchedPage } from './support/browser.mjs';
import { judge } from './support/judge.mjs';
import { none } from './support/none.mjs';
import { releases } from './support/release.mjs';

describe('the text of a plan with every commitment marked', () => {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-annotated-'));
  let browser;

  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    rmSync(dir, { recursive: true });
  });

  for (const { name, dir: release } of releases()) {
    for (const lang of ['en', 'zh']) {
      it(`${name}, ${lang}: no barrier, no request, no sideways scrolling`, { timeout: 120_000 }, async () => {
        const plan = join(release, 'inputs', 'plan', 'plan.md');
        const file = join(dir, `${name}-${lang}.html`);
        const args = ['read', plan, '--to', 'html', '--lang', lang, '-o', file];
        const done = spawnSync(process.env.WAYMARK_E2E_PROGRAM, args, { encoding: 'utf8' });
        none(done.status === 0 && existsSync(file) ? [] : [`not written: ${done.stderr}`]);
        const address = pathToFileURL(file).href;
        const context = await browser.newContext();
        const page = await watchedPage(context, address);
        const session = await context.newCDPSession(page);
        const faults = await judge(page, session, address);
        const shown = page.locator('article .chrome:visible, article .furniture:visible');
        if ((await shown.count()) === 0) faults.push('no page furniture is shown at first');
        await page.getByRole('checkbox').check();
        if ((await shown.count()) > 0) faults.push('page furniture is shown though the box hides it');
        none(faults);
        await context.close();
      });
    }
  }
});
