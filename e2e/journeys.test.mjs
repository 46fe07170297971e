// What readers come for, with the keyboard only, scripts off.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, watchedPage } from './support/browser.mjs';
import { follow, tabTo } from './support/keyboard.mjs';
import { none } from './support/none.mjs';
import { pagesOf, releases, serve } from './support/release.mjs';

/** One page of each kind: the first under every folder, and all that stand at the top. */
function kinds(pages) {
  const kind = (path) => (path.split('/').length > 2 ? path.replace(/[^/]*$/, '') : path);
  return [...new Map(pages.toReversed().map((path) => [kind(path), path])).values()].sort();
}

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
    const heading = () => page.locator('main h1').innerText();
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
        const stops = await page.locator('a[href], [tabindex="0"], summary').count();
        await tabTo(page, 'footer a').catch((error) => {
          if (stops < 300) throw error;
        });
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

    it(`${name}: on paper nothing is cut off`, async (t) => {
      if (spawnSync('pdftotext', ['-v']).error) {
        t.diagnostic('pdftotext is not installed: the printed words are not compared');
      }
      const folder = mkdtempSync(join(tmpdir(), 'waymark-print-'));
      for (const here of inEnglish) {
        for (const place of [here, here.replace('site/', 'site/zh/')]) {
          await open(place);
          none(await printed(page, join(folder, 'page.pdf'), place));
        }
      }
      rmSync(folder, { recursive: true });
    });

    it(`${name}: every page has a heading of its own`, async () => {
      for (const here of inEnglish) {
        await open(here);
        assert.equal(await page.locator('h1').count(), 1, here);
        assert.ok((await heading()).trim().length > 0, here);
      }
    });
  });
}

/** Prints a page and compares the words on paper with those of the page. */
async function printed(page, file, place) {
  const pdf = await page.pdf({ format: 'A4' });
  if (pdf.length === 0) return [`${place}: no paper came out`];
  writeFileSync(file, pdf);
  let paper;
  try {
    paper = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  await page.emulateMedia({ media: 'print' });
  const pieces = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const out = [];
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      const shown = parentElement.checkVisibility() && !parentElement.closest('title, desc');
      if (shown && textContent.trim()) out.push(textContent);
    }
    return out;
  });
  await page.emulateMedia({ media: null });
  const squeeze = (text) => text.normalize('NFKC').replaceAll(/[\s\u00ad-]/g, '');
  const there = squeeze(paper);
  return pieces
    .flatMap((piece) => piece.split(/\s+/))
    .filter((word) => !there.includes(squeeze(word)))
    .map((word) => `${place}: "${word}" is missing on paper`);
}
