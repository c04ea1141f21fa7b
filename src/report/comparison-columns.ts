import type { ComparisonRow } from '../analyse/comparison.js';
import type { MetricName } from '../core/metric-catalogue.js';
import { isMarked } from './notes.js';
import { noValue, readableDurations, readableMetric, readableSize } from './readable-metric.js';

/**
 * Where a column stands: in every table; in every table with room for it; in every table, but where somebody read it
 * makes room for the columns of reads; or, of those, in every table or in one with room.
 */
type Presence = 'always' | 'optional' | 'optional-beside-reads' | 'reads' | 'reads-optional';

/** A column of the tables for people. Less is better in every one of them. */
interface ReadableColumn {
  /** Two lines, so that narrow figures do not need a wide column. */
  readonly heading: readonly [string, string];
  readonly presence: Presence;
  /** The metrics that the value is made of. */
  readonly metrics: readonly MetricName[];
  readonly value: (row: ComparisonRow) => number | null;
  readonly format: (value: number, row: ComparisonRow) => string;
  /** Where there is too little room for all columns, the highest goes first. */
  readonly rank: number;
}

/** A figure with what there is to say about it. */
export interface ReadableCell {
  readonly text: string;
  /**
   * The least of its column among strategies with as many consumers that nothing disturbed, where those have different
   * values.
   */
  readonly best: boolean;
  /** A warning names it: not to be quoted bare. */
  readonly marked: boolean;
}

export interface ReadableTableColumn {
  readonly heading: readonly [string, string];
  /** Whether it may be left out where there is little room. */
  readonly optional: boolean;
  readonly metrics: readonly MetricName[];
  /** Where there is too little room for all that may not be left out otherwise, the highest goes first. */
  readonly rank: number;
  /** One per strategy, in scenario order. */
  readonly cells: readonly ReadableCell[];
}

function metricColumn(
  rank: number,
  heading: readonly [string, string],
  name: MetricName,
  presence: Presence = 'always',
): ReadableColumn {
  return {
    heading,
    presence,
    rank,
    metrics: [name],
    value: (row) => row.metrics[name],
    format: (value, row) => formatMetric(name, value, row),
  };
}

/** Durations that stand beside each other: within a row they share a unit. */
const sharingUnit: readonly (readonly MetricName[])[] = [
  ['latency_mean_ms', 'latency_p50_ms', 'latency_p99_ms'],
  ['read_latency_mean_ms', 'read_latency_p99_ms'],
];

function formatMetric(name: MetricName, value: number, { metrics }: ComparisonRow): string {
  const names = sharingUnit.find((group) => group.includes(name)) ?? [];
  const known = names.filter((each) => metrics[each] !== null);
  const texts = readableDurations(known.map((each) => metrics[each] ?? 0));
  return texts[known.indexOf(name)] ?? readableMetric(name, value);
}

function totalBytes({ metrics }: ComparisonRow): number | null {
  const { bytes_to_consumer: toConsumer, bytes_to_source: toSource } = metrics;
  return toConsumer === null || toSource === null ? null : toConsumer + toSource;
}

const columns: readonly ReadableColumn[] = [
  metricColumn(11, ['latency', 'mean'], 'latency_mean_ms', 'optional'),
  metricColumn(0, ['latency', 'p50'], 'latency_p50_ms'),
  metricColumn(5, ['latency', 'p99'], 'latency_p99_ms'),
  metricColumn(10, ['time', 'stale'], 'stale_share', 'optional'),
  metricColumn(1, ['', 'requests'], 'requests_total'),
  metricColumn(8, ['per', 'event'], 'requests_per_event', 'optional-beside-reads'),
  metricColumn(7, ['empty', 'polls'], 'empty_poll_share', 'optional-beside-reads'),
  {
    heading: ['', 'bytes'],
    presence: 'always',
    rank: 6,
    metrics: ['bytes_to_consumer', 'bytes_to_source'],
    value: totalBytes,
    format: readableSize,
  },
  metricColumn(2, ['', 'lost'], 'events_lost'),
  metricColumn(9, ['dupli-', 'cated'], 'duplicates_received', 'optional-beside-reads'),
  metricColumn(3, ['read', 'latency'], 'read_latency_mean_ms', 'reads'),
  metricColumn(12, ['read', 'p99'], 'read_latency_p99_ms', 'reads-optional'),
  metricColumn(4, ['stale', 'reads'], 'stale_read_share', 'reads'),
  metricColumn(13, ['age at', 'read'], 'read_age_mean_ms', 'reads-optional'),
];

/** A column's heading in one line: `dupli-` above `cated` is `duplicated`. */
export function columnName({ heading }: Pick<ReadableTableColumn, 'heading'>): string {
  return heading.join(' ').replace('- ', '').trim();
}

/** Whether the scenario has reads, so that there is something to say about them. */
export function hasReads(rows: readonly ComparisonRow[]): boolean {
  return rows.some(({ metrics }) => metrics.reads_total !== null);
}

/** What the mark of the best figures says. */
export function describeBest(rows: readonly ComparisonRow[]): string {
  const numbers = new Set(rows.map(({ consumers }) => consumers));
  const isDisturbed = rows.some(({ trusted }) => !trusted);
  const rivals = `${isDisturbed ? 'undisturbed ' : ''}strategies${numbers.size > 1 ? ' with as many consumers' : ''}`;
  return isDisturbed || numbers.size > 1 ? `best of its column among ${rivals}` : 'best of its column';
}

/** Whether a column stands in a table, and if so, whether it may be left out of a narrow one. */
function placeColumn(presence: Presence, withReads: boolean): 'needed' | 'optional' | 'absent' {
  switch (presence) {
    case 'always':
      return 'needed';
    case 'optional':
      return 'optional';
    case 'optional-beside-reads':
      return withReads ? 'optional' : 'needed';
    case 'reads':
      return withReads ? 'needed' : 'absent';
    case 'reads-optional':
      return withReads ? 'optional' : 'absent';
    default:
      return presence satisfies never;
  }
}

/** The least of the values, or null when there is nothing to choose between. */
function leastOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  return known.some((value) => value > least) ? least : null;
}

/**
 * Whether the least of undisturbed strategies may be called best: something happened, and no disturbed one has less all
 * the same.
 */
function isBeyondDoubt(
  equals: readonly ComparisonRow[],
  least: number,
  value: ReadableColumn['value'],
): boolean {
  const didHappen = equals.some(
    ({ metrics }) => metrics.events_occurred !== 0 || (metrics.reads_total ?? 0) > 0,
  );
  return didHappen && !equals.some((row) => !row.trusted && (value(row) ?? least) < least);
}

/** The comparison as people read it: a column of figures for each thing worth comparing. */
export function readableColumns(rows: readonly ComparisonRow[]): readonly ReadableTableColumn[] {
  const withReads = hasReads(rows);
  return columns.flatMap(({ heading, presence, rank, metrics, value, format }) => {
    const place = placeColumn(presence, withReads);
    const cells = rows.map((row) => {
      const figure = value(row);
      const equals = rows.filter(({ consumers }) => consumers === row.consumers);
      const least = leastOf(equals.filter(({ trusted }) => trusted).map(value));
      return {
        text: figure === null ? noValue : format(figure, row),
        best: row.trusted && figure !== null && figure === least && isBeyondDoubt(equals, least, value),
        marked: figure !== null && isMarked(row, metrics),
      };
    });
    return place === 'absent' ? [] : [{ heading, optional: place === 'optional', metrics, rank, cells }];
  });
}
