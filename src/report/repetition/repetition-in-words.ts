import type { Comparison } from '../../analyse/comparison.js';
import { countOf } from '../count-of.js';
import { stabilityInWords } from './stability-in-words.js';

/** As `fewestForInterval` of the analysis; a test holds them together. */
export const fewestTrialsForInterval = 6;

/**
 * What the trials can say about how far a figure may be trusted, in a sentence or two. Strategies may have fewer trials
 * than planned, where some failed.
 */
export function repetitionInWords(comparison: Pick<Comparison, 'rows' | 'stability' | 'scenario'>): string {
  const stability = stabilityInWords(comparison);
  return [describeTrials(comparison), ...(stability === null ? [] : [stability])].join(' ');
}

function describeTrials({ rows }: Pick<Comparison, 'rows'>): string {
  const counts = rows.map(({ trials }) => trials).filter((trials) => trials > 0);
  if (counts.length === 0) {
    return 'No trial was measured to the end.';
  }
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1) {
    return `One trial: how far its figures vary is not known. ${needed}`;
  }
  const trials = fewest === most ? countOf(most, 'trial', 'trials') : `${fewest} to ${most} trials`;
  if (most < fewestTrialsForInterval) {
    return `Median of the figures of ${trials} (above, their latencies are pooled), without a 95 % interval. ${needed}`;
  }
  const partly = fewest < fewestTrialsForInterval ? ` ${needed}` : '';
  return `Median of the figures of ${trials} (above, their latencies are pooled) and, in brackets, its 95 % interval.${partly}`;
}

const needed = `An interval needs ${fewestTrialsForInterval} trials or more: --trials ${fewestTrialsForInterval}, or --until-stable 5%.`;
