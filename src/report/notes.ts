import type { Comparison, ComparisonRow } from '../analyse/comparison.js';
import type { MetricName } from '../core/metric-catalogue.js';
import { joinWords } from '../core/words/join-words.js';
import { plainText } from './plain-text.js';

/** A warning, with the strategies that share it word for word. */
export interface Note {
  readonly code: string;
  readonly metrics: readonly MetricName[];
  readonly text: string;
  readonly labels: readonly string[];
}

/** Stands for a failed trial, which is told once, by itself: see describeFailedTrials. */
const failedTrialCode = 'trial-failed';

/** The warnings of all strategies but those about failed trials, each text once, in scenario order. */
export function collectNotes(comparison: Comparison): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const row of comparison.rows) {
    for (const { code, metrics, text } of row.warnings.filter(
      (warning) => warning.code !== failedTrialCode,
    )) {
      const key = JSON.stringify([code, text]);
      const known = notes.get(key);
      notes.set(key, {
        code,
        text,
        metrics: [...new Set([...(known?.metrics ?? []), ...metrics])],
        labels: [...new Set([...(known?.labels ?? []), row.label])],
      });
    }
  }
  return [...notes.values()];
}

/** Whom a note concerns, in words. */
export function describeLabels(note: Note, rows: readonly ComparisonRow[]): string {
  return rows.length > 1 && note.labels.length === rows.length
    ? 'all strategies'
    : note.labels.map(plainText).join(', ');
}

/** A sentence for each thing that made trials fail, with all that it hit: `trials 1 and 2 of webhook failed: …`. */
export function describeFailedTrials({ trials }: Comparison): readonly string[] {
  const hitBy = new Map<string, Map<string, number[]>>();
  for (const trial of trials) {
    if (trial.state === 'failed') {
      const cause = `${plainText(trial.message)} (${trial.code})`;
      const hit = hitBy.get(cause) ?? new Map<string, number[]>();
      hit.set(trial.label, [...(hit.get(trial.label) ?? []), trial.trial]);
      hitBy.set(cause, hit);
    }
  }
  return [...hitBy].map(([cause, hit]) => {
    const whose = [...hit].map(
      ([label, numbers]) =>
        `${numbers.length === 1 ? 'trial' : 'trials'} ${joinWords(numbers.map(String))} of ${plainText(label)}`,
    );
    return `${joinWords(whose)} failed: ${cause}`;
  });
}

/** Whether a warning names a metric of this row: such a value must not be quoted bare. */
export function isMarked(row: ComparisonRow, metrics: readonly MetricName[]): boolean {
  return row.warnings.some((warning) => warning.metrics.some((name) => metrics.includes(name)));
}

/** Whether there is any figure at all: of some strategy a trial was measured whole. */
export function isAnyMeasured(rows: readonly ComparisonRow[]): boolean {
  return rows.some(({ trials }) => trials > 0);
}
