// Prints what failed in full, one line for each suite, and a closing count.

export default async function* reporter(events) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    const suite = data?.details?.type === 'suite';
    if (type === 'test:diagnostic' && !/^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(data.message)) {
      yield `    ${data.message}\n`;
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    } else if ((type === 'test:pass' || type === 'test:fail') && suite) {
      const state = type === 'test:pass' ? 'ok    ' : 'FAILED';
      yield `${state} ${data.name} (${(data.details.duration_ms / 1000).toFixed(1)} s)\n`;
    } else if (type === 'test:pass') {
      sum[data.skip === undefined ? 'passed' : 'skipped'] += 1;
      if (data.skip !== undefined) yield `    skipped: ${data.name}: ${data.skip}\n`;
    } else if (type === 'test:fail') {
      sum.failed += 1;
      const error = data.details.error;
      const cause = error.cause ?? error;
      yield `FAILED ${data.name}\n${indented(cause.message ?? String(cause))}\n`;
    }
  }
  yield `${sum.passed} passed, ${sum.failed} failed`;
  yield sum.skipped ? `, ${sum.skipped} skipped\n` : '\n';
}

function indented(text) {
  return text.replaceAll(/^/gm, '    ');
}
