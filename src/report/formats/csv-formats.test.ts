import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { Comparison } from '../../analyse/comparison.js';
import { metricNames } from '../../core/metric-catalogue.js';
import {
  completeComparison,
  incompleteComparison,
  simulatedComparison,
  withHostileTexts,
} from '../testing/comparison-fixture.js';
import { renderOne } from '../testing/reported-run-fixture.js';
import { comparisonCsv } from './comparison-csv.js';
import type { ReportFormat } from './contract.js';
import { metricsCsv } from './metrics-csv.js';
import { timelineCsv } from './timeline-csv.js';
import { trialsCsv } from './trials-csv.js';

type Row = Record<string, string>;

function readBack(format: ReportFormat, comparison: Comparison): Row[] {
  const parsed = Papa.parse<Row>(renderOne(format, comparison), { header: true, skipEmptyLines: true });
  expect(parsed.errors).toEqual([]);
  return parsed.data;
}

test('comparison.csv holds a row per strategy, with empty cells for what does not apply', () => {
  const rows = readBack(comparisonCsv, completeComparison);
  expect(rows.map((row) => row['strategy'])).toEqual(['webhook', 'slow poll']);
  expect(rows[0]).toMatchObject({
    strategy_id: 'webhook',
    world: 'live',
    trials: '1',
    latency_p99_ms: '4.171',
    requests_poll: '',
    empty_poll_share: '',
    requests_per_event: '1.041667',
    trusted: 'true',
    warnings: 'percentile-unsupported',
  });
  expect(rows[1]).toMatchObject({ events_lost: '1', empty_poll_share: '0.333333', warnings: '' });
});

test('comparison.csv marks every row of an incomplete run', () => {
  const rows = readBack(comparisonCsv, incompleteComparison);
  expect(rows.map((row) => row['warnings'])).toEqual([
    'run-incomplete; percentile-unsupported',
    'run-incomplete',
  ]);
});

test('no row is trusted of which no trial was measured whole', () => {
  const rows = completeComparison.rows.map((row, index) => ({ ...row, trials: index }));
  const comparison = { ...completeComparison, rows };
  for (const format of [comparisonCsv, trialsCsv]) {
    expect(readBack(format, comparison).map((row) => row['trusted'])).toEqual(['', 'true']);
  }
});

test('trials.csv keeps a failed trial as a row with empty figures and the reason', () => {
  const failed = readBack(trialsCsv, incompleteComparison).at(-1);
  expect(failed).toMatchObject({
    strategy: 'slow poll',
    trial: '2',
    consumers: '1',
    state: 'failed',
    trusted: '',
  });
  expect(failed?.['warnings']).toBe(
    'PVP_PROCESS_DIED: the consumers’ process ended with signal SIGKILL after 1.2 s',
  );
  expect(metricNames.map((name) => failed?.[name])).toEqual(metricNames.map(() => ''));
});

function metricRow(comparison: Comparison, trial: string, metric: string): Row | undefined {
  return readBack(metricsCsv, comparison).find(
    (row) => row['strategy'] === 'slow poll' && row['trial'] === trial && row['metric'] === metric,
  );
}

test('metrics.csv sets the three answers side by side', () => {
  expect(metricRow(completeComparison, 'all', 'latency_mean_ms')).toMatchObject({
    unit: 'ms',
    measured: '2510.250',
    ci_low: '',
    ci_high: '',
    predicted: '2500.000',
    simulated: '2505.000',
    deviation: '0.004100',
  });
  expect(metricRow(completeComparison, '1', 'latency_mean_ms')).toMatchObject({
    measured: '2510.250',
    predicted: '',
    simulated: '',
    deviation: '',
  });
});

test('metrics.csv leaves the deviation from a prediction of 0 empty', () => {
  expect(metricRow(completeComparison, 'all', 'empty_poll_share')).toMatchObject({
    measured: '0.333333',
    predicted: '0.000000',
    deviation: '',
  });
});

test('metrics.csv has the values of a simulation under simulated, and measures nothing', () => {
  for (const trial of ['all', '1']) {
    expect(metricRow(simulatedComparison, trial, 'latency_p99_ms')).toMatchObject({
      measured: '',
      simulated: '4960.000',
    });
  }
  expect(metricRow(simulatedComparison, 'all', 'latency_p99_ms')?.['deviation']).toBe('0.002020');
});

test('metrics.csv has a row for every metric of every strategy and measured trial, and none for a failed one', () => {
  const rows = readBack(metricsCsv, incompleteComparison);
  const places = new Set(rows.map((row) => `${row['strategy']} ${row['trial']}`));
  expect([...places]).toEqual(['webhook all', 'webhook 1', 'webhook 2', 'slow poll all', 'slow poll 1']);
  expect(rows).toHaveLength(places.size * metricNames.length);
});

test('timeline.csv holds the seconds of the measured trials', () => {
  expect(readBack(timelineCsv, incompleteComparison)).toHaveLength(3);
  expect(readBack(timelineCsv, completeComparison)[0]).toMatchObject({
    second: '0',
    events: '2',
    requests_delivery: '2',
    requests_handshake: '1',
    deliveries: '2',
    consumers_stale: '0',
  });
});

test.each([comparisonCsv, trialsCsv, timelineCsv, metricsCsv])(
  '$fileName runs no formula that somebody wrote into a name',
  (format) => {
    for (const row of readBack(format, withHostileTexts('=HYPERLINK("http://x","y"),\r\n'))) {
      expect(row['scenario']).toMatch(/^'=/);
      expect(row['strategy']).toMatch(/^'=/);
    }
  },
);

test('the bounds of an interval stand beside the value of all trials, and nowhere else', () => {
  const rows = completeComparison.rows.map((row, index) =>
    index === 0 ? { ...row, intervals: { latency_p50_ms: { low: 1.8, high: 2.25 } } } : row,
  );
  const withBounds = readBack(metricsCsv, { ...completeComparison, rows }).filter(
    ({ ci_low }) => ci_low !== '',
  );
  expect(withBounds).toMatchObject([
    { strategy: 'webhook', trial: 'all', metric: 'latency_p50_ms', ci_low: '1.800', ci_high: '2.250' },
  ]);
});
