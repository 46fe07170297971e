// What can be seen in the files of a release without a browser: every link leads somewhere, the first
// view is light, and nothing on a page is or loads a script.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, before, after } from 'node:test';
import { gzipSync } from 'node:zlib';
import { attributes, target } from './support/links.mjs';
import { none } from './support/none.mjs';
import { filesUnder, pagesOf, releases, serve } from './support/release.mjs';

/** HTML and CSS of one page, compressed: what a reader waits for. */
const FIRST_VIEW = 60 * 1024;

for (const { name, dir } of releases()) {
  describe(`pages: ${name}`, () => {
    const pages = pagesOf(dir);
    const files = new Set(filesUnder(dir, ''));
    const text = new Map(pages.map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
    const links = pages.flatMap((from) =>
      [...attributes(text.get(from), 'href'), ...attributes(text.get(from), 'src')]
        .map((address) => ({ from, address, to: target(from, address) }))
        .filter(({ to }) => to !== undefined),
    );
    const linksOf = grouped(links);
    let server;

    before(async () => {
      server = await serve(dir);
    });
    after(() => server?.stop());

    it(`${name}: every link inside leads to a file of the release`, (t) => {
      const dead = links.filter(({ to }) => !files.has(to.place));
      t.diagnostic(`${name}: ${links.length} links on ${pages.length} pages`);
      assert.ok(links.length >= pages.length);
      none(dead.map(({ from, address }) => `${from}: ${address}`));
    });

    it(`${name}: every link to a part of a page leads to an element`, () => {
      const ids = new Map(pages.map((path) => [path, new Set(attributes(text.get(path), 'id'))]));
      const dead = links.filter(
        ({ to }) => to.anchor && ids.has(to.place) && !ids.get(to.place).has(to.anchor),
      );
      none(dead.map(({ from, address }) => `${from}: ${address}`));
    });

    it(`${name}: every page can be reached from the first`, () => {
      const reached = new Set(['site/index.html']);
      for (const page of reached) {
        for (const { to } of linksOf.get(page) ?? []) {
          if (text.has(to.place)) reached.add(to.place);
        }
      }
      none(pages.filter((page) => !reached.has(page)));
    });

    it(`${name}: the server answers every linked file`, async () => {
      const places = [...new Set(links.map(({ to }) => to.place))];
      const answers = await inBatches(places, 8, async (place) => {
        const response = await fetch(server.origin + encodeURI(place), { method: 'HEAD' });
        return response.ok ? [] : [`${response.status} ${place}`];
      });
      none(answers.flat());
    });

    it(`${name}: the first view of every page is at most ${FIRST_VIEW / 1024} KB`, (t) => {
      const packed = new Map();
      const weigh = (path) => {
        if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(join(dir, path))).length);
        return packed.get(path);
      };
      const weights = pages.map((path) => {
        const styles = (linksOf.get(path) ?? []).filter(({ to }) => to.place.endsWith('.css'));
        return { path, bytes: weigh(path) + styles.reduce((sum, { to }) => sum + weigh(to.place), 0) };
      });
      weights.sort((a, b) => b.bytes - a.bytes);
      const said = ({ path, bytes }) => `${path}: ${(bytes / 1024).toFixed(1)} KB`;
      t.diagnostic(`${name}: heaviest first view ${said(weights[0])}`);
      none(weights.filter(({ bytes }) => bytes > FIRST_VIEW).map(said));
    });

    it(`${name}: no page is or loads a script or a frame, and only what-if pages hold a form`, () => {
      const found = pages.filter((path) =>
        /<(script|iframe|object|embed)\b|\son[a-z]+="|javascript:/i.test(text.get(path)),
      );
      const forms = pages.filter((path) => /<form\b/i.test(text.get(path)) && !/\/explore\/[^/]+$/.test(path));
      none(forms);
      none(found);
    });
  });
}

function grouped(links) {
  const map = new Map();
  for (const link of links) {
    if (!map.has(link.from)) map.set(link.from, []);
    map.get(link.from).push(link);
  }
  return map;
}

async function inBatches(items, size, work) {
  const out = [];
  for (let start = 0; start < items.length; start += size) {
    out.push(...(await Promise.all(items.slice(start, start + size).map(work))));
  }
  return out;
}
