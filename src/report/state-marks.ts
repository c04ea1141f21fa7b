import type { Comparison } from '../analyse/comparison.js';
import { disturbedLabels } from './disturbed-labels.js';
import { isAnyMeasured } from './notes.js';
import { plainText } from './plain-text.js';

/** What a reader must see before any figure. */
export interface StateMark {
  readonly word: 'SIMULATED' | 'QUICK FORM' | 'FAILED' | 'INTERRUPTED' | 'INCOMPLETE' | 'EMPTY' | 'DISTURBED';
  /** A sentence. */
  readonly text: string;
  /** Whether figures are missing or must not be quoted, rather than come from another world or form. */
  readonly grave: boolean;
}

/** The marks of a run, the gravest first; none for one that was measured live, in full length, undisturbed, and is complete. */
export function stateMarks(comparison: Comparison): readonly StateMark[] {
  return [
    markIncomplete(comparison),
    markEmpty(comparison),
    markDisturbed(comparison),
    markSimulated(comparison),
    markQuickForm(comparison),
  ].flatMap((mark) => mark ?? []);
}

function markIncomplete({ state, incompleteBecause, rows, trials }: Comparison): StateMark | null {
  if (state === 'complete') {
    return null;
  }
  const text = incompleteBecause ?? 'the run did not end as planned.';
  if (trials.every((trial) => trial.state !== 'failed')) {
    return { word: 'INTERRUPTED', text, grave: true };
  }
  return isAnyMeasured(rows)
    ? { word: 'INCOMPLETE', text, grave: true }
    : { word: 'FAILED', text: `${text} ${firstCause(trials)}`, grave: true };
}

/** A run of which nothing came must say why before anything else; its other failures stand with the warnings. */
function firstCause(trials: Comparison['trials']): string {
  const [failed] = trials.flatMap((trial) => (trial.state === 'failed' ? [trial] : []));
  const cause = plainText(failed?.message ?? '').replace(/[.\s]+$/, '');
  return `The first, of ${plainText(failed?.label ?? '')}: ${cause}.`;
}

/** A run that has nothing to compare: of none of its strategies there is a delivery or an answered read. */
function markEmpty({ rows, trials }: Comparison): StateMark | null {
  const hasFigures = rows.some(
    ({ trials: measured, latencySamples, metrics }) =>
      measured > 0 && (latencySamples > 0 || (metrics.reads_total ?? 0) > 0),
  );
  if (hasFigures || trials.some((trial) => trial.state === 'failed')) {
    return null;
  }
  return {
    word: 'EMPTY',
    text: 'nothing was delivered or read within the measured window, so there is nothing to compare.',
    grave: true,
  };
}

function markDisturbed(comparison: Comparison): StateMark | null {
  const labels = disturbedLabels(comparison);
  return labels.length === 0
    ? null
    : {
        word: 'DISTURBED',
        text: `this machine disturbed the figures of ${labels.join(', ')}: measure again before quoting them.`,
        grave: true,
      };
}

function markSimulated({ world }: Comparison): StateMark | null {
  return world === 'live'
    ? null
    : {
        word: 'SIMULATED',
        text: 'the strategies ran in virtual time over an in-memory network; nothing was measured on this machine.',
        grave: false,
      };
}

function markQuickForm({ scenario: { quickForm } }: Comparison): StateMark | null {
  return quickForm === null ? null : { word: 'QUICK FORM', text: `${quickForm}.`, grave: false };
}
