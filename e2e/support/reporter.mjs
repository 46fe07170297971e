// Prints what failed in full, one line for each suite, a sign of life, and a closing count.

const OWN_COUNTS = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;
const SILENCE = 60_000;

export default async function* reporter(events) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  let spoke = Date.now();
  for await (const event of events) {
    count(event, sum);
    let said = say(event);
    if (!said && Date.now() - spoke > SILENCE) said = `    ... ${closing(sum)}`;
    if (said) {
      spoke = Date.now();
      yield said;
    }
  }
  yield closing(sum);
}

function count({ type, data }, sum) {
  if (data?.details?.type === 'suite') return;
  if (type === 'test:fail') sum.failed += 1;
  if (type === 'test:pass') sum[data.skip === undefined ? 'passed' : 'skipped'] += 1;
}

function closing({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`;
}

/** What an event is worth saying about; mostly nothing. */
function say({ type, data }) {
  const suite = data?.details?.type === 'suite';
  const seconds = () => (data.details.duration_ms / 1000).toFixed(1);
  if (type === 'test:stdout' || type === 'test:stderr') return data.message;
  if (type === 'test:diagnostic' && !OWN_COUNTS.test(data.message)) return `    ${data.message}\n`;
  if (type === 'test:pass' && suite) return `ok     ${data.name} (${seconds()} s)\n`;
  if (type === 'test:pass' && data.skip !== undefined) return `    skipped: ${data.name}: ${data.skip}\n`;
  if (type === 'test:fail' && suite) return `FAILED ${data.name} (${seconds()} s)\n`;
  if (type === 'test:fail') return `FAILED ${data.name}\n${indented(data.details.error)}\n`;
  return '';
}

function indented(error) {
  const { message } = error.cause ?? error;
  return (message ?? String(error)).replaceAll(/^/gm, '    ');
}
