import type { Comparison } from '../analyse/comparison.js';
import { checkedMetrics } from '../core/checked-metrics.js';
import { deviationInWords } from './deviation-in-words.js';
import { isMarked } from './notes.js';
import { readableMetric } from './readable-metric.js';
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
}

/** A row for each strategy and metric that has more than one answer; in scenario order. */
export function answersTable({ rows, world }: Comparison): readonly AnswersRow[] {
  return rows.flatMap((row) =>
    checkedMetrics.flatMap(({ name, words }) => {
      const answers = threeAnswers(world, row, name);
      const { predicted, simulated, measured } = answers;
      // The simulation has as many events as the run itself: what the one can't support, the other can't.
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
            },
          ];
    }),
  );
}
