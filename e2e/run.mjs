// Builds a release of every example and runs the tests on them.
//
//     npm test                                          everything
//     npm test -- axe.test.mjs                          one file
//     npm test -- --only atlantis journeys.test.mjs     one file, one example

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, examples } from './support/build.mjs';

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
});
const program = build();
const releases = examples(program, values.only);
const here = import.meta.dirname;
const all = readdirSync(here).filter((name) => name.endsWith('.test.mjs'));
const child = spawn(
  process.execPath,
  [
    '--test',
    '--test-concurrency=1',
    '--test-reporter=./support/reporter.mjs',
    '--test-reporter-destination=stdout',
    ...(positionals.length > 0 ? positionals : all),
  ],
  {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      WAYMARK_E2E_PROGRAM: program,
      WAYMARK_E2E_RELEASES: releases.map(({ dir }) => dir).join('\n'),
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => process.exit(code ?? 1));
