// The tests of the tests: planted faults are found, and a page without fault is left alone.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, watchedPage } from './support/browser.mjs';
import { judge } from './support/judge.mjs';
import { tabTo } from './support/keyboard.mjs';
import { attributes, target } from './support/links.mjs';
import { missingOnPaper, paperCanBeRead } from './support/paper.mjs';

const ORIGIN = 'http://planted.example/';

const label = (fill) =>
  `<svg role="img" aria-label="c" viewBox="0 0 100 20" width="300" style="background: #fff">
   <rect width="100" height="20" fill="#fff"/><text x="5" y="15" fill="${fill}">12</text></svg>`;

const PLANTED = [
  ['nothing', '<p>All is well. <a href="#main">Up</a></p>', []],
  ['a chart label that can be read', label('#000'), []],
  ['a chart label that cannot', label('#eee'), [/^light 1280 px: contrast 1\.\d+, needs/]],
  ['pale text', '<p style="color: #ccc">Pale</p>', [/^light 1280 px: color-contrast/]],
  ['text that is pale in the dark', '<p class="dark">Pale</p>', [/^dark 390 px: color-contrast/]],
  ['a picture without words', '<img src="data:," >', [/image-alt/]],
  ['a wide box', '<div style="inline-size: 500px">wide</div>', [/^light 390 px: scrolls sideways/]],
  ['a foreign picture', '<img alt="a" src="http://elsewhere.example/a.png">', [/another host/]],
  ['a file that is not there', '<img alt="a" src="gone.png">', [/^console: .*404/]],
  ['a script', '<script>document.body.append(document.createElement("img"))</script>', []],
];

describe('the harness', () => {
  let browser, context, page, session, html;

  before(async () => {
    browser = await launch();
    context = await browser.newContext();
    page = await watchedPage(context, ORIGIN);
    session = await context.newCDPSession(page);
    await context.route('**/*', (route) =>
      route.request().url() === ORIGIN
        ? route.fulfill({ contentType: 'text/html', body: html })
        : route.fulfill({ status: 404, contentType: 'text/plain', body: '' }),
    );
  });
  after(() => browser?.close());

  const planted = (content) => `<!doctype html><html lang="en"><title>Planted</title>
    <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
    <style>@media (prefers-color-scheme: dark) { .dark { color: #eee; background: #fff } }</style>
    <main id="main"><h1>Planted</h1>${content}</main></html>`;

  for (const [name, content, expected] of PLANTED) {
    it(`finds ${name}`, async () => {
      html = planted(content);
      const faults = await judge(page, session, ORIGIN);
      for (const pattern of expected) {
        assert.ok(faults.some((fault) => pattern.test(fault)), `${pattern} in ${faults.join('\n')}`);
      }
      if (expected.length === 0) assert.deepEqual(faults, []);
    });
  }

  it('finds a focus that cannot be seen', async () => {
    html = planted('<style>a:focus { outline: none }</style><a href="#main">Up</a>');
    await page.goto(ORIGIN);
    await assert.rejects(tabTo(page, 'a'), /the focus cannot be seen/);
  });

  const skip = paperCanBeRead() ? false : 'pdftotext is not installed';
  it('finds words that are cut off on paper', { skip }, async () => {
    html = planted('<div style="inline-size: 3em; overflow: hidden">Seen&nbsp;then&nbsp;lost</div>');
    await page.goto(ORIGIN);
    assert.deepEqual(await missingOnPaper(page), ['then', 'lost']);
  });

  it('knows where a link leads', () => {
    assert.deepEqual(attributes('<a class="x" href="a&amp;b.html#c">', 'href'), ['a&b.html#c']);
    assert.deepEqual(target('site/zh/p.html', '../q.html#r'), { place: 'site/q.html', anchor: 'r' });
    assert.deepEqual(target('site/p.html', '#r'), { place: 'site/p.html', anchor: 'r' });
    assert.equal(target('site/p.html', 'https://www.example.org/'), undefined);
  });
});
