import type { Comparison, Stability } from '../../analyse/comparison.js';
import { countOf } from '../count-of.js';
import { plainText } from '../plain-text.js';
import { readableShare } from '../readable-metric.js';

/** What became of a run that was to go on until it is stable, in a sentence; null where it was not to. */
export function stabilityInWords({
  stability,
  scenario,
}: Pick<Comparison, 'stability' | 'scenario'>): string | null {
  if (stability === null) {
    return null;
  }
  const { metric, targetShare, mostTrials, reached, widest } = stability;
  const trials = countOf(scenario.trialCount, 'trial', 'trials');
  if (widest === null) {
    return `No strategy has ${metric} in any trial, so nothing could become stable by it: choose another --stable-metric.`;
  }
  if (reached) {
    return `Stable after ${trials} of at most ${mostTrials}: half of each 95 % interval of ${metric} is within ${readableShare(targetShare)} of its median.`;
  }
  return (
    `Not stable after ${trials}: ${describeWidest(metric, widest)}, and ${readableShare(targetShare)} was asked for. ` +
    'Longer trials (--duration) or more of them (--max-trials) help.'
  );
}

function describeWidest(
  metric: Stability['metric'],
  { label, share }: NonNullable<Stability['widest']>,
): string {
  return share === null
    ? `${metric} of ${plainText(label)} has no 95 % interval to go by`
    : `half of the 95 % interval of ${metric} of ${plainText(label)} is ${readableShare(share)} of its median`;
}
