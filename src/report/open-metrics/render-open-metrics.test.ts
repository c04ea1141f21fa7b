import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { Comparison } from '../../analyse/comparison.js';
import { metricCatalogue } from '../../core/metric-catalogue.js';
import {
  completeComparison,
  judgedComparison,
  simulatedComparison,
  withHostileTexts,
} from '../testing/comparison-fixture.js';
import { richRun } from '../testing/rich-run-fixture.js';
import { renderOpenMetrics } from './render-open-metrics.js';
import { type ParsedFamily, parseExposition } from './testing/parse-exposition.js';

function familiesOf(comparison: Comparison): readonly ParsedFamily[] {
  return parseExposition(renderOpenMetrics(comparison));
}

/** The value of the one sample with these labels, and perhaps others. */
function sampleValue(
  comparison: Comparison,
  name: string,
  labels: Readonly<Record<string, string>>,
): number | undefined {
  const found = familiesOf(comparison)
    .flatMap(({ samples }) => samples)
    .filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
  expect(found.length).toBeLessThan(2);
  return found[0]?.value;
}

const webhook = { strategy: 'webhook', scenario: 'order-placed', world: 'live', trusted: 'true' };

test('latencies are summaries in seconds, with the extremes as quantiles 0 and 1', () => {
  const name = 'push_vs_poll_latency_seconds';
  const quantile = (value: string) => sampleValue(completeComparison, name, { ...webhook, quantile: value });
  expect(['0', '0.5', '0.9', '0.95', '0.99', '0.999', '1'].map(quantile)).toEqual([
    0.00102, 0.0019, 0.0024, 0.0026, 0.004171, 0.004171, 0.004171,
  ]);
  expect(sampleValue(completeComparison, `${name}_count`, webhook)).toBe(24);
  expect(sampleValue(completeComparison, `${name}_sum`, webhook)).toBe(0.0468);
  expect(familiesOf(completeComparison).find((family) => family.name === name)).toMatchObject({
    type: 'summary',
    unit: 'seconds',
  });
});

test.each([
  ['push_vs_poll_requests_total', 25],
  ['push_vs_poll_requests_delivery_total', 24],
  ['push_vs_poll_events_lost_total', 0],
  ['push_vs_poll_traffic_to_consumer_bytes_total', 24_576],
  ['push_vs_poll_traffic_per_event_bytes', 1_154],
  ['push_vs_poll_age_peak_seconds', 0.004171],
  ['push_vs_poll_stale_ratio', 0.0039],
  ['push_vs_poll_emission_late_p99_seconds', 0.00031],
  ['push_vs_poll_peak_inbound_per_second', 5],
  // What does not apply is left out.
  ['push_vs_poll_empty_poll_ratio', undefined],
  ['push_vs_poll_source_cpu_seconds', undefined],
])('%s is %s', (name, value) => {
  expect(sampleValue(completeComparison, name, webhook)).toBe(value);
});

test('every metric of the catalogue gets into the file, each under a name of its own', () => {
  // All reads were answered, or there would be no summary of them.
  const metrics = Object.fromEntries(
    metricCatalogue.map(({ name }) => [name, name === 'reads_failed' ? 0 : 1]),
  );
  const rows = completeComparison.rows.map((row) => ({ ...row, metrics: { ...row.metrics, ...metrics } }));
  const families = familiesOf({ ...completeComparison, rows });
  const ofMetrics = families.filter(
    ({ help, type }) => type === 'summary' || metricCatalogue.some(({ meaning }) => meaning === help),
  );
  const inSummaries = metricCatalogue.filter(({ name }) => /^(read_)?latency_/.test(name)).length;
  expect(ofMetrics).toHaveLength(metricCatalogue.length - inSummaries + 2);
  for (const { unit, name } of ofMetrics) {
    expect(name).not.toMatch(/_(ms|share)(_|$)/);
    expect(['seconds', 'bytes', 'ratio', '']).toContain(unit);
  }
});

test('intervals stand beside their metrics, low and high', () => {
  const name = 'push_vs_poll_latency_p50_interval_seconds';
  const labels = { strategy: 'webhook' };
  expect(sampleValue(richRun.comparison, name, { ...labels, bound: 'low' })).toBe(0.0015);
  expect(sampleValue(richRun.comparison, name, { ...labels, bound: 'high' })).toBe(0.0026);
});

test('world, trust, warnings and expectations are told, so that no figure must stand bare', () => {
  expect(
    sampleValue(simulatedComparison, 'push_vs_poll_requests_total', { ...webhook, world: 'virtual' }),
  ).toBe(25);
  expect(
    sampleValue(richRun.comparison, 'push_vs_poll_strategy_info', {
      trusted: 'false',
      strategy_id: 'hybrid',
    }),
  ).toBe(1);
  const warning = { ...webhook, code: 'percentile-unsupported', metric: 'latency_p99_ms' };
  expect(sampleValue(completeComparison, 'push_vs_poll_warning_info', warning)).toBe(1);
  const met = (expectation: string) =>
    sampleValue(judgedComparison, 'push_vs_poll_expectation_met', { expectation });
  expect(
    [
      'webhook.latency_p99_ms < 250',
      'slow poll.events_lost = 0',
      'webhook.empty_poll_share > 0.9',
      'ratio(slow poll, sse).requests_total <= 10',
    ].map(met),
  ).toEqual([1, 0, 0, undefined]);
});

test('no text leaves its label, and each comes back as it was written', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const families = familiesOf(withHostileTexts(text));
      const strategies = families.find(({ name }) => name === 'push_vs_poll_strategy');
      expect(strategies?.samples.map(({ labels }) => labels['strategy'])).toEqual([`${text}0`, `${text}1`]);
      expect(strategies?.samples[0]?.labels['scenario']).toBe(text);
    }),
  );
});

test('the same run gives the same bytes', () => {
  expect(renderOpenMetrics(richRun.comparison)).toBe(renderOpenMetrics(structuredClone(richRun.comparison)));
});
