import type { Comparison } from '../analyse/comparison.js';
import { joinWords } from '../core/words/join-words.js';
import { disturbedLabels } from '../report/disturbed-labels.js';
import { plainText } from '../report/plain-text.js';
import { disturbedExitCode } from './choose-exit-code.js';

/** Why `--strict` fails a run, in one line; null where it does not. */
export function describeDisturbance(comparison: Pick<Comparison, 'rows' | 'scenario'>): string | null {
  const labels = disturbedLabels(comparison);
  return labels.length === 0
    ? null
    : `--strict: this machine disturbed ${joinWords(labels)} in ${plainText(comparison.scenario.name)}, which is exit ` +
        `code ${disturbedExitCode}; the warnings say how, and what to do before measuring again.`;
}
