// The desk: a whole review by keyboard, the same with scripts off, and no barrier on any of its pages.

import { spawn } from 'node:child_process';
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch, watchedPage } from './support/browser.mjs';
import { judge } from './support/judge.mjs';
import { none } from './support/none.mjs';

const EXAMPLE = join(import.meta.dirname, '..', 'examples', 'atlantis');

/** Starts the desk over a copy of the example; answers with its address and what stands in its file. */
async function desk() {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-review-'));
  cpSync(EXAMPLE, dir, { recursive: true });
  const args = ['review', dir, '--port', '0', '--by', 'A. Reader'];
  const child = spawn(process.env.WAYMARK_E2E_PROGRAM, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
  const address = line.match(/http:\/\/\S+/)[0];
  return {
    address,
    written: () => readFileSync(join(dir, 'plan', 'corrections.toml'), 'utf8'),
    stop: () => {
      child.kill();
      rmSync(dir, { recursive: true });
    },
  };
}

describe('the desk where a reading is reviewed', () => {
  let browser;
  let open;

  before(async () => {
    browser = await launch();
    open = await desk();
  });
  after(async () => {
    await browser?.close();
    open?.stop();
  });

  it('has no barrier in light and dark, wide and narrow', { timeout: 120_000 }, async () => {
    const context = await browser.newContext();
    const page = await watchedPage(context, open.address);
    const session = await context.newCDPSession(page);
    const faults = [];
    for (const path of ['', '?section=I.1&show=targets', 's/I.1.3-1', 's/I.1.0-1', 's/I.1.1-0']) {
      faults.push(...(await judge(page, session, open.address + path)).map((fault) => `/${path}: ${fault}`));
    }
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    if (wide) faults.push('scrolls sideways with everything unfolded');
    await context.close();
    none(faults);
  });

  it('is worked by keyboard alone', { timeout: 60_000 }, async () => {
    const context = await browser.newContext();
    const page = await watchedPage(context, open.address);
    await page.goto(`${open.address}?section=I.1`);
    await page.keyboard.press('j');
    await page.waitForURL(/\/s\/I\.1\.1-1$/);
    await page.keyboard.press('a');
    await page.waitForURL(/done=accept$/);
    assert.match(await page.getByRole('status').innerText(), /Accepted/);
    assert.match(open.written(), /ref = "I\.1\.1-1"[\s\S]*do = "accept"[\s\S]*by = "A\. Reader"/);
    // Change what it does: the first field has the focus, keys typed in fields are text.
    await page.keyboard.press('e');
    await page.keyboard.press('ArrowDown');
    await page.getByLabel('Why').first().focus();
    await page.keyboard.type('a midwife sees more');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=edit$/);
    assert.match(open.written(), /reason = "a midwife sees more"/);
    // Take apart, by a place that is offered.
    await page.goto(`${open.address}s/I.1.3-3`);
    await page.keyboard.press('s');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'at');
    await page.keyboard.press('Space');
    await page.locator('#split-reason').focus();
    await page.keyboard.type('two kinds of people');
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=split$/);
    assert.match(open.written(), /do = "split"/);
    // And back.
    await page.goto(`${open.address}s/I.1.3-3/1`);
    await page.keyboard.press('u');
    await page.waitForURL(/done=undo$/);
    assert.doesNotMatch(open.written(), /do = "split"/);
    // Switched off, a key does nothing.
    await page.goto(`${open.address}s/I.1.3-1`);
    await page.locator('#help').evaluate((help) => (help.open = true));
    await page.getByRole('checkbox', { name: 'Switch the keys off' }).check();
    await page.keyboard.press('a');
    await page.waitForTimeout(300);
    assert.match(page.url(), /I\.1\.3-1$/);
    const faults = page.faults();
    await context.close();
    none(faults);
  });

  it('works with scripts off, on a telephone', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const page = await watchedPage(context, open.address);
    await page.goto(`${open.address}s/I.1.2-2`);
    await page.getByText('Join it with what follows').click();
    await page.locator('#merge-reason').fill('one fleet');
    await page.getByRole('button', { name: 'Join them' }).click();
    assert.match(open.written(), /do = "merge"/);
    await page.goto(`${open.address}s/I.1.2-2`);
    await page.getByRole('button', { name: 'Take back' }).click();
    assert.doesNotMatch(open.written(), /do = "merge"/);
    // A reason is asked for, and what was typed comes back.
    await page.goto(`${open.address}s/I.1.4-1`);
    await page.getByText('Change what was read').click();
    await page.locator('#deadline').fill('by 2030');
    await page.locator('#due').fill('2030-12-31');
    await page.locator('#edit-reason').fill('   ');
    await page.getByRole('button', { name: 'Save the change' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Say why/);
    assert.equal(await page.locator('#deadline').inputValue(), 'by 2030');
    const faults = page.faults().filter((fault) => !fault.includes('422'));
    await context.close();
    none(faults);
  });
});
