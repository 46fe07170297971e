import assert from 'node:assert/strict';

const SHOWN = 20;

/** Fails with the list of what was found, cut where it grows long. */
export function none(faults) {
  if (faults.length === 0) return;
  const rest = faults.length - SHOWN;
  const end = rest > 0 ? [`and ${rest} more`] : [];
  assert.fail([...faults.slice(0, SHOWN), ...end].join('\n'));
}
