import { expect, test } from 'vitest';
import type { Comparison } from '../analyse/comparison.js';
import type { MetricValues } from '../core/metric-catalogue.js';
import { completeComparison, metricsWith, simulatedComparison } from './testing/comparison-fixture.js';
import { trustInBrief } from './trust-in-brief.js';

function withLast(
  metrics: Partial<MetricValues>,
  facts: Partial<Comparison['rows'][number]> = {},
): Comparison {
  const [first, last] = completeComparison.rows;
  const rows = first && last ? [first, { ...last, ...facts, metrics: { ...last.metrics, ...metrics } }] : [];
  return { ...completeComparison, rows };
}

test('tells of each process and of the machine the worst figure, and how far the smallest sample reaches', () => {
  expect(trustInBrief(completeComparison)).toEqual([
    'late at p99: emission 310 µs, source’s loop 1.30 ms, consumers’ loop 1.20 ms; CPU load: source 1.5 %, ' +
      'consumers 2.0 %; steal 0.0 %; clock 1.00 µs.',
    '23+ latencies each: up to p95 (p99 needs 100+, p99.9 needs 1,000+); drift: needs 6+ trials.',
  ]);
});

test('marks what lies beyond its bound', () => {
  const [machine] = trustInBrief(withLast({ consumer_loop_delay_p99_ms: 1_300, cpu_steal_share: 0.25 }));
  expect(machine).toContain('source’s loop 1.30 ms, consumers’ loop 1.30 s !;');
  expect(machine).toContain('steal 25.0 % !;');
});

test('says whether a drift was found, once there are trials enough', () => {
  expect(trustInBrief(withLast({}, { trials: 6 }))[1]).toMatch(/drift: none found\.$/);
  const warnings = [{ code: 'drifted', metrics: [], text: '' }];
  expect(trustInBrief(withLast({}, { trials: 6, warnings }))[1]).toMatch(/drift: found !\.$/);
});

test('a single strategy has its sample for itself', () => {
  const rows = completeComparison.rows.slice(0, 1);
  expect(trustInBrief({ ...completeComparison, rows })[1]).toMatch(/^24 latencies: up to p95 /);
});

test('of a simulation there is nothing but its samples', () => {
  expect(trustInBrief(simulatedComparison)).toEqual([
    'simulated, so no machine disturbed it.',
    '23+ latencies each: up to p95 (p99 needs 100+, p99.9 needs 1,000+).',
  ]);
});

test('a run from before these figures, or of reads alone, tells what it has; one of nothing is silent', () => {
  const rows = completeComparison.rows
    .slice(0, 1)
    .map((row) => ({ ...row, latencySamples: 0, metrics: metricsWith({ emission_late_p99_ms: 0.31 }) }));
  expect(trustInBrief({ ...completeComparison, rows })).toEqual([
    'late at p99: emission 310 µs.',
    'drift: needs 6+ trials.',
  ]);
  const unmeasured = rows.map((row) => ({ ...row, trials: 0 }));
  expect(trustInBrief({ ...completeComparison, rows: unmeasured })).toEqual([]);
});
