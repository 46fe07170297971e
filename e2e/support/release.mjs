// The releases under test: where they stand, which pages they have, and a server for each.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

/** Folders of the releases; `npm test` builds one for each example and names them here. */
export function releases() {
  const listed = process.env.WAYMARK_E2E_RELEASES;
  if (!listed) {
    throw new Error('no release to look at: run `npm test` in e2e/, which builds them first');
  }
  return listed.split('\n').map((dir) => ({ name: basename(dir), dir }));
}

/** Every file under `dir` with this ending, with `/` between folders, in order. */
export function filesUnder(dir, ending) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(dir, join(entry.parentPath ?? entry.path, entry.name)))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Every page of a release, as a path inside it: `site/zh/plan.html`. */
export function pagesOf(dir) {
  return filesUnder(join(dir, 'site'), '.html').map((path) => `site/${path}`);
}

/** One page of each kind: all that stand at the top, and the first in every folder. */
export function kinds(pages) {
  const kind = (path) => (/^site\/(zh\/)?[^/]+$/.test(path) ? path : path.replace(/[^/]*$/, ''));
  return [...new Map(pages.toReversed().map((path) => [kind(path), path])).values()].sort();
}

/** Serves a release on a port that the system chooses; `stop` ends the server. */
export async function serve(dir, program = process.env.WAYMARK_E2E_PROGRAM) {
  const child = spawn(program, ['serve', dir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  const interrupted = () => process.exit(1);
  process.once('exit', kill);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  const stop = () => {
    process.off('exit', kill);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    const ended = new Promise((done) => child.once('exit', done));
    return kill() ? ended : undefined;
  };
  return { origin: await addressOf(child), stop };
}

/** The address that the server prints once it listens. */
function addressOf(child) {
  return new Promise((found, failed) => {
    let said = '';
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const address = said.match(/http:\/\/[^\s/]+\//);
      if (address) found(address[0]);
    });
  });
}
