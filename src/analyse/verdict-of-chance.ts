import { joinWords } from '../core/words/join-words.js';
import type { Contrast } from './comparison.js';

/**
 * One sentence about which differences in median latency could be chance, as far as there are enough trials to tell.
 * None where no pair of strategies has a verdict.
 */
export function describeChance(contrasts: readonly Contrast[]): readonly string[] {
  const decided = contrasts.filter(
    ({ metric, interval, verdict }) =>
      metric === 'latency_p50_ms' && interval !== null && verdict !== 'events-lost',
  );
  const [first] = decided;
  if (first === undefined) {
    return [];
  }
  const equals = decided.filter(({ verdict }) => verdict === 'no-difference');
  const trials = Math.min(...decided.map((contrast) => contrast.trials));
  if (equals.length === decided.length) {
    return [
      `Over ${trials} trials this run can show no difference in median latency between ${nameAll(equals)}.`,
    ];
  }
  if (equals.length > 0) {
    return [
      `Over ${trials} trials this run can show no difference in median latency between ${nameAll(equals)}; the other ` +
        'differences hold (95 % intervals).',
    ];
  }
  const held = decided.length === 1 ? 'The difference' : 'Every difference';
  return [`${held} in median latency holds over ${trials} trials (95 % intervals of the ratios).`];
}

/** A sentence with more pairs is not read. */
const mostNamed = 3;

/** `a and b` or `a and b, or c and d`. */
function nameAll(equals: readonly Contrast[]): string {
  const pairs = equals.map(({ label, against }) => joinWords([label, against]));
  return pairs.length > mostNamed ? `the strategies of ${pairs.length} pairs` : pairs.join(', or ');
}
