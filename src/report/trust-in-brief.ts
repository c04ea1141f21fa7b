import type { Comparison, ComparisonRow } from '../analyse/comparison.js';
import { supportsDrift, trialsForDrift } from '../core/drift-support.js';
import type { MetricName } from '../core/metric-catalogue.js';
import { trustBounds } from '../core/trust-bounds.js';
import { countOf } from './count-of.js';
import { readableCount } from './readable-metric.js';
import { highestPercentile, unsupportedPercentiles } from './supported-percentiles.js';
import { boundedFigure, disturbedMark } from './trust-table.js';

/**
 * How far a run may be trusted, in two sentences for where there is no room for a table: what the machine did, each
 * figure of the strategy that it treated worst, and what the figures rest on. What lies beyond its bound is marked.
 * @returns nothing where nothing was measured
 */
export function trustInBrief(comparison: Comparison): readonly string[] {
  const rows = comparison.rows.filter(({ trials }) => trials > 0);
  if (rows.length === 0) {
    return [];
  }
  const machine = comparison.world === 'virtual' ? 'simulated, so no machine disturbed it' : ofMachine(rows);
  return [...(machine === '' ? [] : [`${machine}.`]), ...ofSamples(comparison, rows)];
}

/** The figures that this run has: runs from before some were measured have fewer. */
function ofMachine(rows: readonly ComparisonRow[]): string {
  const { emissionLateMs, loopDelayMs, cpuShare, stealShare } = trustBounds;
  const worst = (words: string, name: MetricName, bound: number): string[] => {
    const values = rows.flatMap(({ metrics }) => metrics[name] ?? []);
    return values.length === 0 ? [] : [`${words} ${boundedFigure(name, Math.max(...values), bound)}`];
  };
  const late = [
    ...worst('emission', 'emission_late_p99_ms', emissionLateMs),
    ...worst('source’s loop', 'source_loop_delay_p99_ms', loopDelayMs),
    ...worst('consumers’ loop', 'consumer_loop_delay_p99_ms', loopDelayMs),
  ].join(', ');
  const loads = [
    ...worst('source', 'source_cpu_share', cpuShare),
    ...worst('consumers', 'consumer_cpu_share', cpuShare),
  ].join(', ');
  return [
    ...(late === '' ? [] : [`late at p99: ${late}`]),
    ...(loads === '' ? [] : [`CPU load: ${loads}`]),
    ...worst('steal', 'cpu_steal_share', stealShare),
    ...worst('clock', 'clock_resolution_ms', Number.POSITIVE_INFINITY),
  ].join('; ');
}

function ofSamples(comparison: Comparison, rows: readonly ComparisonRow[]): readonly string[] {
  const samples = rows.map(({ latencySamples }) => latencySamples).filter((count) => count > 0);
  const parts = [
    ...(samples.length === 0 ? [] : [reachOf(Math.min(...samples), samples.length)]),
    ...(comparison.world === 'virtual' ? [] : [ofDrift(rows)]),
  ];
  return parts.length === 0 ? [] : [`${parts.join('; ')}.`];
}

/** How far the smallest sample reaches. */
function reachOf(fewest: number, strategies: number): string {
  const missing = unsupportedPercentiles(fewest);
  const needs = missing.length === 0 ? '' : ` (${missing.join(', ')})`;
  const sample =
    strategies === 1 ? countOf(fewest, 'latency', 'latencies') : `${readableCount(fewest)}+ latencies each`;
  return `${sample}: up to ${highestPercentile(fewest)}${needs}`;
}

function ofDrift(rows: readonly ComparisonRow[]): string {
  if (!rows.some(({ trials }) => supportsDrift(trials))) {
    return `drift: needs ${trialsForDrift}+ trials`;
  }
  const isFound = rows.some(({ warnings }) => warnings.some(({ code }) => code === 'drifted'));
  return `drift: ${isFound ? `found ${disturbedMark}` : 'none found'}`;
}
