import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { readableMetric } from '../readable-metric.js';
import { exceptionsInWords } from './exceptions-in-words.js';

export const sharedHeading = ['the same for every strategy', 'how'] as const;
export const exceptionHeading = ['strategy', 'what can’t be the same'] as const;
export const cpuHeading = [
  'strategy',
  'source: charged',
  'source: idle',
  'source: counted',
  'consumers: charged',
  'consumers: idle',
  'consumers: counted',
] as const;

const cpuMetrics = [
  'source_cpu_raw_ms',
  'source_cpu_idle_ms',
  'source_cpu_ms',
  'consumer_cpu_raw_ms',
  'consumer_cpu_idle_ms',
  'consumer_cpu_ms',
] as const;

/** A row for each strategy: its label, and where it can't be treated as the others are. */
export function exceptionRows({ rows }: Comparison): readonly (readonly [string, string])[] {
  return rows.map((row) => [row.label, describeExceptions(row)]);
}

function describeExceptions({ wire }: ComparisonRow): string {
  if (wire === null) {
    return 'not known: the version that wrote this run did not tell';
  }
  const texts = exceptionsInWords(wire);
  return texts.length === 0 ? 'nothing: all of the above holds' : texts.join(' ');
}

/**
 * A row for each strategy whose CPU time was measured: of both processes what the system charged, the idle baseline,
 * and what is left. Over all trials together.
 */
export function cpuRows({ rows }: Comparison): readonly (readonly string[])[] {
  return rows
    .filter(({ metrics }) => metrics.source_cpu_raw_ms !== null)
    .map(({ label, metrics }) => [label, ...cpuMetrics.map((name) => readableMetric(name, metrics[name]))]);
}
