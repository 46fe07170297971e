// What readers come for, with the keyboard only, scripts off.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, watchedPage } from './support/browser.mjs';
import { follow, tabTo, walk } from './support/keyboard.mjs';
import { none } from './support/none.mjs';
import { missingOnPaper, paperCanBeRead } from './support/paper.mjs';
import { kinds, pagesOf, releases, serve } from './support/release.mjs';

for (const { name, dir } of releases()) {
  describe(`journeys: ${name}`, () => {
    const inEnglish = kinds(pagesOf(dir).filter((path) => !path.startsWith('site/zh/')));
    let server, browser, context, page;

    before(async () => {
      [server, browser] = await Promise.all([serve(dir), launch()]);
      context = await browser.newContext({ javaScriptEnabled: false });
      page = await watchedPage(context, server.origin);
    });
    after(() => Promise.all([server?.stop(), browser?.close()]));

    const open = (path) => page.goto(server.origin + path);
    const path = () => new URL(page.url()).pathname.slice(1);

    it(`${name}: from the first page through the text of the plan to a commitment`, async () => {
      await open('');
      assert.equal(path(), 'site/index.html');
      await tabTo(page, 'nav a[href="plan.html"]');
      await follow(page);
      await tabTo(page, 'main a[href^="commitment/"]');
      const words = await page.evaluate(() => document.activeElement.textContent);
      await follow(page);
      assert.match(path(), /^site\/commitment\/[^/]+\.html$/);
      const promise = await page.locator('main').innerText();
      assert.ok(promise.includes(words), `${page.url()} does not say "${words}"`);
      none(page.faults());
    });

    it(`${name}: past the menu straight to the content`, async () => {
      await open('site/commitments.html');
      assert.equal(await tabTo(page, 'a[href="#main"]'), 1, 'it is the first stop');
      await page.keyboard.press('Enter');
      await page.waitForURL('**#main');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null));
    });

    it(`${name}: the same page in the other language, and back`, async () => {
      for (const here of inEnglish) {
        await open(here);
        await tabTo(page, 'a[hreflang="zh"]');
        await follow(page);
        assert.equal(path(), here.replace('site/', 'site/zh/'));
        assert.equal(await page.locator('html').getAttribute('lang'), 'zh');
        await tabTo(page, 'a[hreflang="en"]');
        await follow(page);
        assert.equal(path(), here);
      }
      none(page.faults());
    });

    it(`${name}: every stop of the keyboard can be seen`, async () => {
      for (const here of inEnglish) {
        await open(here);
        const stops = await page.locator('a[href], [tabindex="0"]').count();
        await walk(page, Math.min(stops, 100));
      }
    });

    it(`${name}: from the disk, without a server`, async () => {
      const home = pathToFileURL(join(dir, 'site', 'index.html'));
      const local = await watchedPage(context, pathToFileURL(dir).href);
      await local.goto(home.href);
      const skip = local.locator('a[href="#main"]');
      assert.equal(await skip.evaluate((e) => getComputedStyle(e).position), 'absolute', 'no styles');
      await tabTo(local, 'nav a[href="plan.html"]');
      await follow(local);
      await tabTo(local, 'main a[href^="commitment/"]');
      await follow(local);
      await tabTo(local, 'a[hreflang="zh"]');
      await follow(local);
      assert.match(local.url(), /\/site\/zh\/commitment\/[^/]+\.html$/);
      assert.ok((await local.locator('main h1').innerText()).length > 0);
      none(local.faults());
      await local.close();
    });

    const skip = paperCanBeRead() ? false : 'pdftotext is not installed';
    it(`${name}: on paper every word of the page`, { skip }, async () => {
      for (const here of inEnglish) {
        for (const place of [here, here.replace('site/', 'site/zh/')]) {
          await open(place);
          none((await missingOnPaper(page)).map((word) => `${place}: "${word}"`));
        }
      }
    });
  });
}
