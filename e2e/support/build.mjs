// The program, and a release of every example.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const EXAMPLES = join(ROOT, 'examples');

/** Builds the program and answers with its path, wherever cargo puts it. */
export function build() {
  const done = spawnSync(
    'cargo',
    ['build', '--locked', '--package', 'waymark', '--message-format', 'json-render-diagnostics'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 },
  );
  const built = String(done.stdout)
    .split('\n')
    .filter((line) => line.includes('"executable":"'))
    .map((line) => JSON.parse(line).executable);
  if (done.status !== 0 || built.length === 0) throw new Error('the program does not build');
  return built.at(-1);
}

/** Releases of all examples, or of one. */
export function examples(program, only) {
  return readdirSync(EXAMPLES)
    .filter((name) => existsSync(join(EXAMPLES, name, 'waymark.toml')))
    .filter((name) => only === undefined || name === only)
    .map((name) => {
      const dir = join(ROOT, 'target', 'e2e', name);
      const done = spawnSync(program, ['build', join(EXAMPLES, name), '--out', dir], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      if (done.status !== 0) throw new Error(`example ${name} does not build:\n${done.stderr}`);
      return { name, dir };
    });
}
