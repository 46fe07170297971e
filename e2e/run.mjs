// Builds a release of every example and runs the tests on them.
//
//     npm test                          everything
//     node run.mjs axe.test.mjs         one file
//     node run.mjs --only atlantis      one example

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const EXAMPLES = join(ROOT, 'examples');

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
});
const program = build();
const names = readdirSync(EXAMPLES)
  .filter((name) => existsSync(join(EXAMPLES, name, 'waymark.toml')))
  .filter((name) => !values.only || name === values.only);
const releases = names.map((name) => {
  const out = join(ROOT, 'target', 'e2e', name);
  run(program, ['build', join(EXAMPLES, name), '--out', out]);
  return out;
});
const files = positionals.length > 0 ? positionals : tests();
const reporter = './support/reporter.mjs';
run(
  process.execPath,
  ['--test', '--test-concurrency=1', '--test-reporter', reporter, '--test-reporter-destination', 'stdout', ...files],
  {
    cwd: import.meta.dirname,
    env: {
      ...process.env,
      WAYMARK_E2E_PROGRAM: program,
      WAYMARK_E2E_RELEASES: releases.join('\n'),
    },
  },
);

/** Builds the program and answers with its path, wherever cargo puts it. */
function build() {
  const done = spawnSync(
    'cargo',
    ['build', '--locked', '--package', 'waymark', '--message-format', 'json-render-diagnostics'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 },
  );
  const built = String(done.stdout)
    .split('\n')
    .filter((line) => line.includes('"executable":"'))
    .map((line) => JSON.parse(line).executable);
  if (done.status !== 0 || built.length === 0) process.exit(done.status || 1);
  return built.at(-1);
}

function tests() {
  return readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.mjs'));
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}
