import type { ComparisonRow } from '../../analyse/comparison.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { isMarked } from '../notes.js';
import { readableMetric } from '../readable-metric.js';

/** A row of the table that every text about "API or webhook" has, with room for this run's figures. */
export interface ClassicRow {
  readonly topic: string;
  /** What holds where the consumer asks. */
  readonly pull: string;
  /** What holds where the source tells. */
  readonly push: string;
  /** This strategy's figures in a few words; null where it has none. */
  readonly figures: (row: ComparisonRow, setup: ClassicSetup) => string | null;
}

/** What the figures need to know of the run besides the strategy's metrics. */
export interface ClassicSetup {
  /** All measured windows together, in seconds; null where the run does not tell. */
  readonly measuredS: number | null;
}

/** `18 requests`-like parts, without those that the strategy has no figure for; null where none is left. */
export function joinFigures(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(', ');
}

/**
 * A metric with words before or behind its value: `{}` stands for the value, with an asterisk where it is not to be
 * quoted bare. Null where there is no value.
 */
export function phrase(row: ComparisonRow, name: MetricName, pattern: string): string | null {
  const value = row.metrics[name];
  const mark = isMarked(row, [name]) ? '*' : '';
  return value === null ? null : pattern.replace('{}', readableMetric(name, value) + mark);
}

/** A count with its noun; null where there is none, or the count is 0. */
export function someOf(
  row: ComparisonRow,
  name: MetricName,
  singular: string,
  plural: string,
): string | null {
  const value = row.metrics[name];
  return value === null || value === 0
    ? null
    : `${readableMetric(name, value)} ${value === 1 ? singular : plural}`;
}
