import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { runAxis } from './run-axis.js';
import type { RunSeries } from './runs-summary.js';
import { summariseRuns } from './summarise-runs.js';
import { namedRun, pollRow } from './testing/named-run.js';
import { drawTrend } from './trend-plot.js';

function seriesOf(latencies: readonly (number | null)[], label = 'webhook'): RunSeries {
  const { series } = summariseRuns(
    latencies.map((latencyMs, index) =>
      namedRun(index + 1, {
        rows: [comparisonRow(label, { latency_p50_ms: latencyMs, requests_total: 12 }), pollRow],
      }),
    ),
  );
  const [only] = series;
  if (only === undefined || series.length > 1) {
    throw new Error('these runs are not one series');
  }
  return only;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

test('draws a marker for each run and strategy, in both charts', () => {
  const svg = drawTrend(seriesOf([2, 4, 3]), 'trend-1')?.svg ?? '';
  const markers = [...svg.matchAll(/<g [^>]*class="plot-marker plot-series-\d"[^>]*>(.*?)<\/g>/gs)].map(
    ([, marks = '']) => count(marks, /<(?:path|circle) /g),
  );
  // The first two are those of the legend.
  expect(markers).toEqual([1, 1, 3, 3, 3, 3]);
  expect(svg).toContain('<title>webhook: 4.00 ms</title>');
});

test('breaks a line where a run has no figure', () => {
  const lineOf = (latencies: readonly (number | null)[]) => {
    const svg = drawTrend(seriesOf(latencies), 'trend-1')?.svg ?? '';
    const [, path = ''] = /class="plot-trend plot-series-1"[^>]*>.*?<path [^>]*d="([^"]*)"/s.exec(svg) ?? [];
    return count(path, /M/g);
  };
  expect(lineOf([2, 3, 4, 5])).toBe(1);
  expect(lineOf([2, 3, null, 4, 5])).toBe(2);
});

test('marks with an asterisk what is not to be quoted bare', () => {
  const disturbed = summariseRuns([
    namedRun(1),
    namedRun(2, { rows: [{ ...pollRow, trusted: false }, comparisonRow('webhook', { latency_p50_ms: 3 })] }),
  ]).series[0];
  const svg = disturbed === undefined ? '' : (drawTrend(disturbed, 'trend-1')?.svg ?? '');
  expect(count(svg, />\*</g)).toBe(2);
});

test('says in words what it shows', () => {
  expect(drawTrend(seriesOf([2, 4, 3]), 'trend-1')?.alternative).toBe(
    'Over 3 runs, median latency: webhook from 2.00 ms to 3.00 ms (+50.0 %); slow poll from 2.50 s to 2.50 s (0.0 %). ' +
      'Over 3 runs, requests per event: webhook from 1.00 to 1.00 (0.0 %); slow poll from 0.25 to 0.25 (0.0 %).',
  );
});

test('draws nothing of a single run', () => {
  expect(drawTrend(seriesOf([2]), 'trend-1')).toBeNull();
});

test('a hostile label stays text, and the same runs give the same bytes', () => {
  const label = '</svg><script>alert(1)</script>';
  const svg = drawTrend(seriesOf([2, 3], label), 'trend-1')?.svg ?? '';
  expect(svg).not.toContain('<script');
  expect(drawTrend(seriesOf([2, 3], label), 'trend-1')?.svg).toBe(svg);
});

test.each([
  [
    ['2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z'],
    ['2026-11-01', '2026-11-02'],
  ],
  [
    ['2026-11-01T10:00:00Z', '2026-11-01T10:00:09Z'],
    ['10:00:00', '10:00:09'],
  ],
  [
    ['2026-11-01T10:00:00Z', '2026-11-01T11:00:00Z', '2026-11-02T10:00:00Z'],
    ['11-01 10:00', '11-01 11:00', '11-02 10:00'],
  ],
])('starts %j are written as %j', (starts, labels) => {
  const entries = starts.flatMap((startedAt, index) =>
    summariseRuns([namedRun(index + 1, { environment: { startedAt } })]).series.flatMap(({ runs }) => runs),
  );
  const axis = runAxis(entries, 600);
  expect(axis.ticks.map((tick) => axis.formatTick(tick))).toEqual(labels);
});

test('where many runs share the axis, only as many starts are written as have room', () => {
  const runs = seriesOf(Array.from({ length: 28 }, (_, index) => index + 1)).runs;
  const { ticks, domain } = runAxis(runs, 480);
  expect(ticks).toEqual([0, 7, 14, 21]);
  expect(domain[0]).toBeLessThan(-1);
});

test('any figures make a sound picture', () => {
  const figures = array(constantFrom(null, 0, 0.000001, 1, 999.9, 1e10), { minLength: 2, maxLength: 6 });
  assert(
    property(figures, (latencies) => {
      const svg = drawTrend(seriesOf(latencies), 'trend-1')?.svg ?? '';
      expect(svg).toMatch(/^<svg /);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }),
    { numRuns: 40 },
  );
});
