import type { Comparison, ComparisonRow } from '../analyse/comparison.js';
import { isAnyMeasured } from './notes.js';

/** What a reader must see before any figure. */
export interface StateMark {
  readonly word: 'FAILED' | 'INTERRUPTED' | 'INCOMPLETE' | 'EMPTY' | 'DISTURBED' | 'SIMULATED' | 'QUICK FORM';
  readonly text: string;
}

/** The marks of a run, the gravest first; none for one that was measured live, in full length and undisturbed. */
export function stateMarks(comparison: Comparison): readonly StateMark[] {
  const marks: StateMark[] = [...markIncompleteness(comparison), ...markEmptiness(comparison.rows)];
  const disturbed = comparison.rows.filter(({ trials, trusted }) => trials > 0 && !trusted);
  if (disturbed.length > 0) {
    const labels = disturbed.map(({ label }) => label).join(', ');
    marks.push({
      word: 'DISTURBED',
      text: `this machine disturbed the figures of ${labels}; measure again before quoting them.`,
    });
  }
  if (comparison.world === 'virtual') {
    marks.push({
      word: 'SIMULATED',
      text: 'the strategies ran in virtual time over an in-memory network; nothing was measured on this machine.',
    });
  }
  const { quickForm } = comparison.scenario;
  if (quickForm !== null) {
    marks.push({ word: 'QUICK FORM', text: `${quickForm}.` });
  }
  return marks;
}

/** A run may have been interrupted after a trial had failed. */
function markIncompleteness(comparison: Comparison): readonly StateMark[] {
  const { state, incompleteBecause, scenario, rows, trials } = comparison;
  if (state === 'complete') {
    return [];
  }
  const reason = incompleteBecause ?? 'the run did not end as planned.';
  const planned = rows.length * scenario.trialCount;
  const failed = trials.filter((trial) => trial.state === 'failed').length;
  const isCutShort = trials.filter((trial) => trial.state === 'measured').length + failed < planned;
  const failure = isCutShort ? `${failed} of ${planned} trials failed.` : reason;
  const marks: readonly StateMark[] = [
    ...(failed === 0 ? [] : [{ word: 'FAILED', text: failure } as const]),
    ...(isCutShort ? [{ word: 'INTERRUPTED', text: reason } as const] : []),
  ];
  return marks.length === 0 ? [{ word: 'INCOMPLETE', text: reason }] : marks;
}

function markEmptiness(rows: readonly ComparisonRow[]): readonly StateMark[] {
  if (!isAnyMeasured(rows)) {
    return [{ word: 'EMPTY', text: 'no strategy was measured to the end; there is nothing to compare.' }];
  }
  const hasNews = rows.some(
    ({ metrics }) => (metrics.deliveries_expected ?? 0) > 0 || (metrics.reads_total ?? 0) > 0,
  );
  return hasNews
    ? []
    : [
        {
          word: 'EMPTY',
          text: 'nothing was to be delivered or read in the measured window; there is nothing to compare.',
        },
      ];
}
