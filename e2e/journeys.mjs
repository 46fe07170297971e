// What readers do: keyboard only, scripts off, from the disk, on paper, over a slow line.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { pages, watch } from "./lib.mjs";

const MOST_BYTES = 60 * 1024;

// Every internal link of every page leads to a file of the release; fragments to an element.
export function links(out, checks) {
  const site = join(out, "site");
  const texts = new Map(pages(out).map((path) => [join(site, path), readFileSync(join(site, path), "utf8")]));
  for (const [file, html] of texts) {
    const problems = [];
    for (const [, href] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^(https?|mailto):/.test(href)) continue;
      const [path, fragment] = href.replaceAll("&amp;", "&").split("#");
      const target = path === "" ? file : join(dirname(file), decodeURIComponent(path));
      if (path.startsWith("/") || !existsSync(target)) problems.push(`dead link ${href}`);
      else if (fragment && texts.has(target) && !texts.get(target).includes(`id="${decodeURIComponent(fragment)}"`)) problems.push(`no element for ${href}`);
    }
    checks.check(`links of ${file.slice(site.length + 1)}`, problems);
  }
}

// The first view of each page with its styles fits a slow line.
export function weight(out, checks) {
  const site = join(out, "site");
  const css = gzipSync(readFileSync(join(site, "style.css"))).length;
  const sizes = pages(out).map((path) => ({ path, bytes: css + gzipSync(readFileSync(join(site, path))).length }));
  sizes.sort((a, b) => b.bytes - a.bytes);
  for (const { path, bytes } of sizes) checks.check(`weight of ${path}`, bytes > MOST_BYTES ? [`${bytes} bytes`] : []);
  console.log(`weight: largest first view ${sizes[0].bytes} bytes gzip (${sizes[0].path})`);
}

async function focused(page) {
  return page.evaluate(() => {
    const e = document.activeElement;
    const style = getComputedStyle(e);
    const visible = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return { href: e.getAttribute("href"), text: e.textContent.trim(), visible };
  });
}

async function tabTo(page, wanted, problems, most = 400) {
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now.href && !now.visible) problems.push(`focus cannot be seen on "${now.text}"`);
    if (wanted(now)) return now;
  }
  throw new Error("not reached with the Tab key");
}

// Keyboard only, scripts off: overview, skip link, the annotated plan, a commitment, the other language.
export async function keyboard(browser, origin, checks) {
  const problems = [];
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  watch(page, origin, problems);
  try {
    await page.goto(`${origin}/`);
    const skip = await tabTo(page, () => true, problems);
    if (!skip.href?.startsWith("#")) problems.push(`the first stop is no skip link but ${skip.href}`);
    await tabTo(page, (now) => now.href?.endsWith("plan.html"), problems);
    await Promise.all([page.waitForURL("**/plan.html*"), page.keyboard.press("Enter")]);
    await tabTo(page, (now) => now.href?.includes("commitment/"), problems);
    await Promise.all([page.waitForURL("**/commitment/**"), page.keyboard.press("Enter")]);
    const reference = page.url().split("/").pop();
    await tabTo(page, (now) => now.text === "中文", problems);
    await Promise.all([page.waitForURL("**/zh/**"), page.keyboard.press("Enter")]);
    if (page.url().split("/").pop() !== reference) problems.push("the language switch leaves the page");
    if ((await page.locator("html").getAttribute("lang")) !== "zh") problems.push("the page does not say its language");
  } catch (error) {
    problems.push(error.message.split("\n")[0]);
  }
  checks.check("keyboard only, scripts off", problems);
  await context.close();
}

// From the disk, without a server: pages, styles and links work.
export async function disk(browser, out, checks) {
  const problems = [];
  const page = await browser.newPage({ javaScriptEnabled: false });
  watch(page, "file://", problems);
  try {
    await page.goto(pathToFileURL(join(out, "site", "index.html")).href);
    const rules = await page.evaluate(() => document.styleSheets.length);
    if (rules === 0) problems.push("no styles from the disk");
    await page.locator('a[href$="plan.html"]').first().click();
    await page.locator('a[href*="commitment/"]').first().click();
    if (!page.url().includes("/commitment/")) problems.push("a link does not work from the disk");
  } catch (error) {
    problems.push(error.message.split("\n")[0]);
  }
  checks.check("from the disk", problems);
  await page.close();
}

// On paper: every page kind gives pages, and nothing is wider than the sheet.
export async function paper(browser, origin, checks) {
  for (const path of ["index.html", "plan.html", "method.html", "sources.html"]) {
    const problems = [];
    const page = await browser.newPage();
    await page.goto(`${origin}/site/${path}`);
    const pdf = await page.pdf({ format: "A4" });
    if (pdf.length < 5000) problems.push(`a sheet of ${pdf.length} bytes`);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 700, height: 1000 });
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) problems.push(`wider than the sheet by ${wide} px`);
    checks.check(`on paper: ${path}`, problems);
    await page.close();
  }
}
