import type { Comparison } from '../analyse/comparison.js';
import { checkedMetrics } from '../core/checked-metrics.js';
import { deviationInWords } from './deviation-in-words.js';
import { isMarked } from './notes.js';
import { noValue, readableMetric } from './readable-metric.js';
import { findDeviation, reasonsInWords, significanceInWords } from './reasons-in-words.js';
import { threeAnswers } from './three-answers.js';

/** The answers to one question about one strategy, for people. */
export interface AnswersRow {
  readonly label: string;
  /** The metric, in words. */
  readonly metric: string;
  readonly predicted: string;
  readonly simulated: string;
  readonly measured: string;
  /** How far the measured (or else the simulated) value is from the predicted one: `+1.2 %`, `0 ms instead of 500 ms`. */
  readonly deviation: string;
  /** `yes` or `no`: whether it is more than chance; a dash where nothing is known. */
  readonly significant: string;
  /** Why the answers differ, as a part of a sentence; null where they do not, as far as anybody can tell. */
  readonly reasons: string | null;
}

/** What makes several figures of a strategy differ from their predictions. */
export interface ExplainedFigures {
  readonly label: string;
  /** `latency, mean (+6.4 %)`, in the order of the table. */
  readonly figures: readonly string[];
  readonly reasons: string;
}

/** The reasons for all that differs, each told once for a strategy. */
export function explainFigures(rows: readonly AnswersRow[]): readonly ExplainedFigures[] {
  const explained = new Map<string, ExplainedFigures>();
  for (const { label, metric, deviation, reasons } of rows) {
    if (reasons !== null) {
      const key = JSON.stringify([label, reasons]);
      const figure = deviation === noValue ? metric : `${metric} (${deviation})`;
      const figures = [...(explained.get(key)?.figures ?? []), figure];
      explained.set(key, { label, figures, reasons });
    }
  }
  return [...explained.values()];
}

/** A row for each strategy and metric that has more than one answer; in scenario order. */
export function answersTable(comparison: Comparison): readonly AnswersRow[] {
  const { rows, world } = comparison;
  return rows.flatMap((row) =>
    checkedMetrics.flatMap(({ name, words }) => {
      const answers = threeAnswers(world, row, name);
      const { predicted, simulated, measured } = answers;
      // The simulation has as many events as the run itself: what the one can't support, the other can't.
      const explained = findDeviation(comparison, row.label, name);
      const mark = isMarked(row, [name]) ? '*' : '';
      const known = [predicted, simulated, measured].filter((value) => value !== null);
      return known.length < 2
        ? []
        : [
            {
              label: row.label,
              metric: words,
              predicted: readableMetric(name, predicted),
              simulated: readableMetric(name, simulated) + (simulated === null ? '' : mark),
              measured: readableMetric(name, measured) + (measured === null ? '' : mark),
              deviation: deviationInWords(name, answers, mark),
              significant: significanceInWords(explained),
              reasons: reasonsInWords(explained),
            },
          ];
    }),
  );
}
