// What if? An index asked by slider, by keyboard, with scripts off and with wrong words in its fields.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, watchedPage } from './support/browser.mjs';
import { judge } from './support/judge.mjs';
import { none } from './support/none.mjs';
import { releases, serve } from './support/release.mjs';

const atlantis = releases().find(({ name }) => name === 'atlantis');

describe('an index asked what if', { skip: !atlantis }, () => {
  let server, browser;
  const at = (rest) => `${server.origin}site/${rest}`;

  before(async () => {
    [server, browser] = await Promise.all([serve(atlantis.dir), launch()]);
    // The first question waits until the figures are read.
    await fetch(at('explore/index.html?find=x'));
  });
  after(() => Promise.all([server?.stop(), browser?.close()]));

  it('has no barrier with an answer, with faults and without an answer', { timeout: 120_000 }, async () => {
    const context = await browser.newContext();
    const page = await watchedPage(context, server.origin);
    const session = await context.newCDPSession(page);
    const faults = [];
    for (const query of [
      'node.health=5&aggregation=mpi',
      'node.health=many&leaf.safe_water=-1',
      'node.health=0&node.learning=0&node.work=0',
      'find=nowhere',
    ]) {
      for (const folder of ['', 'zh/']) {
        const found = await judge(page, session, at(`${folder}explore/index.html?${query}`));
        faults.push(...found.map((fault) => `${folder} ${query}: ${fault}`));
      }
    }
    await context.close();
    none(faults);
  });

  it('answers while a weight is moved, and its address asks the same again', { timeout: 60_000 }, async () => {
    const context = await browser.newContext();
    const page = await watchedPage(context, server.origin);
    await page.goto(at('explore/index.html'));
    const slider = page.getByRole('slider', { name: 'Health and care' });
    await slider.focus();
    for (let n = 0; n < 12; n += 1) await page.keyboard.press('ArrowRight');
    await page.getByRole('status').getByText('Agreement').waitFor();
    await page.waitForURL(/\?node\.health=1\.24$/);
    const scores = await page.locator('#answer tbody').innerText();
    const link = await page.getByRole('link', { name: 'Link to this answer' }).getAttribute('href');
    assert.equal(link, 'index.html?node.health=1.24');
    await page.goto(at(`explore/${link}`));
    assert.equal(await page.locator('#answer tbody').innerText(), scores);
    assert.equal(await page.getByRole('textbox', { name: 'Health and care' }).inputValue(), '1.24');
    none(page.faults());
    await context.close();
  });

  it('works as a form with scripts off', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await watchedPage(context, server.origin);
    await page.goto(at('index/index.html'));
    await page.getByRole('link', { name: /What if/ }).click();
    await page.getByLabel('How parts are added up').selectOption('harmonic');
    await page.getByRole('textbox', { name: 'Learning' }).fill('3');
    await page.getByRole('button', { name: 'Show the ranks' }).press('Enter');
    assert.match(page.url(), /node\.learning=3/);
    assert.match(await page.getByRole('status').innerText(), /of 4 /);
    // A slip is named beside the answer, and what was typed stands in its field.
    await page.getByRole('textbox', { name: 'Learning' }).fill('much');
    await page.getByRole('button', { name: 'Show the ranks' }).click();
    assert.match(await page.locator('.fault').innerText(), /"much" in the field node\.learning/);
    assert.equal(await page.getByRole('textbox', { name: 'Learning' }).inputValue(), 'much');
    none(page.faults());
    await context.close();
  });
});
