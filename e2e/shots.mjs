// Screenshots to look at: light, dark, narrow and printed. `node shots.mjs EXAMPLE PAGE ...`
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { browser, release, root, serve, urlPath } from "./lib.mjs";

const [name = "atlantis", ...wanted] = process.argv.slice(2);
const list = wanted.length > 0 ? wanted : ["index.html", "plan.html", "method.html", "zh/index.html"];
const folder = join(root, "e2e", "shots");
mkdirSync(folder, { recursive: true });
const { origin, stop } = await serve(release(name));
const chrome = await browser();
try {
  for (const path of list) {
    const file = (kind) => join(folder, `${name}-${path.replaceAll("/", "-")}-${kind}`);
    const page = await chrome.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${origin}/site/${urlPath(path)}`);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: file(`${colorScheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.pdf({ path: file("print.pdf"), format: "A4" });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: file("390.png"), fullPage: true });
    await page.close();
  }
} finally {
  await chrome.close();
  stop();
}
console.log(folder);
