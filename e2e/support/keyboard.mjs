// A reader who has a keyboard and nothing else.

import assert from 'node:assert/strict';

const FAR = 400;

/** Presses Tab until the focus is on an element that matches, and answers how often it took. */
export async function tabTo(page, selector) {
  for (let presses = 1; presses <= FAR; presses += 1) {
    if (await step(page, selector)) return presses;
  }
  assert.fail(`${FAR} presses of Tab do not reach ${selector} on ${page.url()}`);
}

/** Presses Tab so many times. */
export async function walk(page, presses) {
  for (let n = 0; n < presses; n += 1) {
    await step(page, '*');
  }
}

/** One press: whether the focus is now on an element that matches. It must be visible where it is. */
async function step(page, selector) {
  await page.keyboard.press('Tab');
  const { matches, name, visible } = await page.evaluate(focused, selector);
  assert.ok(visible, `the focus cannot be seen on ${name} of ${page.url()}`);
  return matches;
}

/** Presses Enter on a link and waits for the page behind it. */
export async function follow(page) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** Runs inside the page: what has the focus, and whether a person can see that it has. */
function focused(selector) {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const onScreen = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {
    matches: element.matches(selector),
    name: element.outerHTML.slice(0, 100),
    visible: element === document.body || (onScreen && marked),
  };
}
