import type { Comparison, ComparisonRow } from '../analyse/comparison.js';
import type { MetricName } from '../core/metric-catalogue.js';
import { plainText } from './plain-text.js';

/** A warning, with the strategies that share it word for word. */
export interface Note {
  readonly code: string;
  readonly metrics: readonly MetricName[];
  readonly text: string;
  readonly labels: readonly string[];
}

/** The warnings of all strategies, each text once, in scenario order. */
export function collectNotes(comparison: Comparison): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const row of comparison.rows) {
    for (const { code, metrics, text } of row.warnings) {
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

/** A sentence for each trial that failed. */
export function describeFailedTrials(comparison: Comparison): readonly string[] {
  return comparison.trials.flatMap((trial) =>
    trial.state === 'failed'
      ? `${plainText(trial.label)}, trial ${trial.trial}, failed: ${plainText(trial.message)} (${trial.code})`
      : [],
  );
}

/** Whether a warning names a metric of this row: such a value must not be quoted bare. */
export function isMarked(row: ComparisonRow, metrics: readonly MetricName[]): boolean {
  return row.warnings.some((warning) => warning.metrics.some((name) => metrics.includes(name)));
}
