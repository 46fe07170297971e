// A page as it is printed, compared with what it says.

import { spawnSync } from 'node:child_process';

/** Whether the words of a printed page can be read here. */
export function paperCanBeRead() {
  return spawnSync('pdftotext', ['-v']).error === undefined;
}

/** The words of the page that are not on the paper, because they are cut off or hidden. */
export async function missingOnPaper(page) {
  const paper = squeeze(words(await page.pdf({ format: 'A4' })));
  await page.emulateMedia({ media: 'print' });
  const said = await page.evaluate(visibleWords);
  await page.emulateMedia({ media: null });
  return said.filter((word) => !paper.includes(squeeze(word)));
}

/** Text of a PDF in the order in which it was written, so that cells stay whole. */
function words(pdf) {
  const done = spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf, maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`pdftotext: ${done.stderr}`);
  return done.stdout.toString('utf8');
}

/** Lines break words, hyphens join them, ligatures have forms of their own. */
function squeeze(text) {
  return text.normalize('NFKC').replaceAll(/[\s\u00ad-]/g, '');
}

/** Runs inside the page. Titles and descriptions of charts are for those who do not see them. */
function visibleWords() {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const out = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (parentElement.checkVisibility() && !parentElement.closest('title, desc')) {
      out.push(...textContent.split(/\s+/).filter(Boolean));
    }
  }
  return out;
}
