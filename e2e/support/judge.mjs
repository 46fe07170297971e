// What a page must satisfy in every form in which a reader may meet it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Light and dark, on a desk and on a telephone. */
export const FORMS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'dark', width: 1280 },
];

/**
 * Opens a page with scripts off and judges it in every form. Answers with the faults as sentences.
 * Scripts are allowed again only once the page stands, because axe is one.
 */
export async function judge(page, session, address) {
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  const response = await page.goto(address, { waitUntil: 'load' });
  const faults = page.faults();
  if (response && !response.ok()) {
    return [...faults, `answered with ${response.status()}`];
  }
  await session.send('Emulation.setScriptExecutionDisabled', { value: false });
  await page.evaluate(`${AXE};0`);
  for (const form of FORMS) {
    await page.emulateMedia({ colorScheme: form.colorScheme });
    await page.setViewportSize({ width: form.width, height: 800 });
    const found = await page.evaluate(inPage, TAGS);
    faults.push(...found.map((fault) => `${form.colorScheme} ${form.width} px: ${fault}`));
  }
  return [...faults, ...page.faults()];
}

/** Runs inside the page: axe, reflow, and contrast where axe leaves it undecided. */
async function inPage(tags) {
  const name = (node) => `${node.target.join(' ')} (${node.html.slice(0, 120)})`;
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 0.5)
      .slice(0, 3)
      .map((e) => `<${e.localName} class="${e.getAttribute('class') ?? ''}">`);
    faults.push(`scrolls sideways, ${root.scrollWidth} px wide: ${wide.join(', ')}`);
  }
  const result = await globalThis.axe.run(document, {
    runOnly: tags,
    preload: false,
    resultTypes: ['violations', 'incomplete'],
  });
  for (const violation of result.violations) {
    const places = violation.nodes.slice(0, 3).map(name).join('; ');
    faults.push(`${violation.id}, ${violation.nodes.length} times: ${violation.help}: ${places}`);
  }
  for (const open of result.incomplete) {
    for (const node of open.nodes) {
      const element = document.querySelector(node.target.at(-1));
      const { ratio, needed } = open.id === 'color-contrast' ? contrast(element) : {};
      if (ratio === undefined) {
        faults.push(`${open.id} stays undecided: ${node.any[0]?.message ?? open.help}: ${name(node)}`);
      } else if (ratio < needed) {
        faults.push(`contrast ${ratio.toFixed(2)}, needs ${needed}: ${name(node)}`);
      }
    }
  }
  return faults;

  /** Contrast where axe does not decide: of labels in charts, of cells scrolled out of view. */
  function contrast(element) {
    const style = getComputedStyle(element);
    const label = element instanceof SVGTextElement;
    const ink = label ? style.fill : style.color;
    const paper = (label && shapeBeneath(element)) || background(element);
    if (!paper) return {};
    const [light, dark] = [luminance(ink), luminance(paper)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize) * (label ? element.getScreenCTM().a : 1);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    return { ratio: (light + 0.05) / (dark + 0.05), needed: large ? 3 : 4.5 };
  }

  /** Colour of the last shape that is painted before a chart label, beneath its middle. */
  function shapeBeneath(label) {
    const box = label.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const shape = [...label.ownerSVGElement.querySelectorAll('rect, circle, path, polygon')]
      .filter((shape) => shape.compareDocumentPosition(label) & Node.DOCUMENT_POSITION_FOLLOWING)
      .filter((shape) => getComputedStyle(shape).fill !== 'none')
      .filter((shape) => {
        const at = shape.getBoundingClientRect();
        return at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
      })
      .at(-1);
    return shape && getComputedStyle(shape).fill;
  }

  /** The nearest colour that is painted behind an element; nothing where a picture is. */
  function background(element) {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== 'none' || style.opacity !== '1') return undefined;
      if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') return style.backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  }

  /** Relative luminance (WCAG 2.2) of `rgb(r, g, b)`. */
  function luminance(colour) {
    const parts = colour.match(/^rgb\((\d+), (\d+), (\d+)\)$/);
    if (!parts) throw new Error(`a colour that cannot be judged: ${colour}`);
    const [r, g, b] = parts
      .slice(1)
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
}
