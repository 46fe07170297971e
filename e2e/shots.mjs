// Pictures of pages for people to look at: e2e/shots/<release>/<page>.<form>.png
//
//     npm run shots                                     one page of each kind, every example
//     npm run shots -- --only atlantis plan.html        this page of this example
//     npm run shots -- --whole plan.html                down to its foot

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './support/browser.mjs';
import { build, examples } from './support/build.mjs';
import { FORMS } from './support/judge.mjs';
import { kinds, pagesOf, serve } from './support/release.mjs';

const TALLEST = { first: 2400, whole: 16_000 };

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, whole: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const program = build();
const browser = await launch();
const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
for (const { name, dir } of examples(program, values.only)) {
  const server = await serve(dir, program);
  const wanted = positionals.map((path) => `site/${path}`);
  for (const path of wanted.length > 0 ? wanted : kinds(pagesOf(dir))) {
    const out = join(import.meta.dirname, 'shots', name, path.replace(/^site\//, ''));
    mkdirSync(dirname(out), { recursive: true });
    await shoot(server.origin + path, out);
    process.stdout.write(`${out}.*\n`);
  }
  await server.stop();
}
await browser.close();

/** One page in every form and on paper. */
async function shoot(address, out) {
  await page.goto(address);
  for (const { colorScheme, width } of FORMS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await picture(`${out}.${colorScheme}-${width}.png`, width);
  }
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  await page.setViewportSize({ width: 720, height: 1000 });
  await picture(`${out}.print.png`, 720);
  await page.emulateMedia({ colorScheme: null, media: null });
  writeFileSync(`${out}.pdf`, await page.pdf({ format: 'A4' }));
}

async function picture(path, width) {
  const tallest = values.whole ? TALLEST.whole : TALLEST.first;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, tallest) };
  await page.screenshot({ path, clip, fullPage: true });
}
