// axe-core over pages, in light and dark, narrow and wide.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pages, urlPath, watch } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const variants = ["light", "dark"].flatMap((colorScheme) => [1280, 390].map((width) => ({ colorScheme, width })));

async function look(page, variant) {
  await page.emulateMedia({ colorScheme: variant.colorScheme });
  await page.setViewportSize({ width: variant.width, height: 900 });
  return page.evaluate(async () => {
    const wide = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
    const result = await window.axe.run(document, { resultTypes: ["violations"], preload: false });
    const found = result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary?.split("\n")[1] ?? ""}`));
    return wide > 0 ? [...found, `scrolls sideways by ${wide} px`] : found;
  });
}

// Looks at every page of a release. `every`: in all four variants; else in one, in rotation, so that
// each kind of page is seen in each variant.
export async function lookAtAll(browser, out, origin, every, checks) {
  const queue = pages(out).map((path, n) => ({ path, seen: every ? variants : [variants[n % variants.length]] }));
  const total = queue.length;
  const started = Date.now();
  const worker = async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const problems = [];
    watch(page, origin, problems);
    for (let next = queue.shift(); next; next = queue.shift()) {
      problems.length = 0;
      await page.goto(`${origin}/site/${urlPath(next.path)}`, { waitUntil: "load" });
      await page.evaluate(axe);
      const scripts = await page.locator("script").count();
      if (scripts > 0) problems.push("the page has a script");
      for (const variant of next.seen) {
        const found = await look(page, variant);
        problems.push(...found.map((f) => `${variant.colorScheme} ${variant.width}: ${f}`));
      }
      checks.check(next.path, problems);
    }
    await context.close();
  };
  await Promise.all([worker(), worker()]);
  const seconds = (Date.now() - started) / 1000;
  console.log(`axe: ${total} pages of ${total}, ${every ? "all 4 variants each" : "1 of 4 variants each, in rotation"}, ${seconds.toFixed(0)} s`);
}
