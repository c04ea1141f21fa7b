import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { describeFindings } from './findings.js';
import type { RunSeries } from './runs-summary.js';
import { seriesTitle } from './series-in-words.js';
import { summariseRuns } from './summarise-runs.js';
import { lossyRow, namedRun, pollRow, webhookRow } from './testing/named-run.js';
import { changeInWords, pointsInWords } from './trend-in-words.js';

const virtual = { world: 'virtual' } as const;

function foldersOf(series: readonly RunSeries[]): string[][] {
  return series.map(({ runs }) => runs.map(({ folder }) => folder));
}

describe('series', () => {
  test('hold the runs of one scenario in one world, by start; measured before simulated', () => {
    const { series } = summariseRuns([
      namedRun(3, { comparison: virtual }),
      namedRun(9, { name: 'signup', hash: 'c'.repeat(64) }),
      namedRun(2),
      namedRun(1, { comparison: virtual }),
      namedRun(1),
    ]);
    expect(foldersOf(series)).toEqual([
      ['results/1', 'results/2'],
      ['results/1', 'results/3'],
      ['results/9'],
    ]);
    expect(series.map(seriesTitle)).toEqual([
      'order-placed, measured live',
      'order-placed, simulated',
      'signup, measured live',
    ]);
  });

  test('of one name whose scenario differs are kept apart, and it is said', () => {
    const other = namedRun(2, { hash: 'b'.repeat(64) });
    const { scenario } = other.run.comparison;
    const { series, remarks } = summariseRuns([
      namedRun(1),
      namedRun(2, {
        hash: 'b'.repeat(64),
        comparison: { scenario: { ...scenario, overrides: ['--seed 7'] } },
      }),
    ]);
    expect(series.map(seriesTitle)).toEqual([
      'order-placed, measured live (hash aaaaaaaa)',
      'order-placed, measured live (--seed 7; hash bbbbbbbb)',
    ]);
    expect(series.flatMap(({ trends }) => trends)).toEqual([]);
    expect(remarks).toEqual([
      'order-placed stands for 2 scenarios that differ in their text, seed or changes: their runs are kept apart, and no trend leads from one to the other.',
    ]);
  });

  test('are shown by their newest complete and undisturbed run', () => {
    const interrupted = { state: 'incomplete', incompleteBecause: 'It was interrupted.' } as const;
    const disturbed = [{ ...webhookRow, trusted: false }, pollRow];
    const shownOf = (...runs: Parameters<typeof summariseRuns>[0]) =>
      summariseRuns(runs).series.map(({ shown }) => shown.folder);
    expect(shownOf(namedRun(1), namedRun(2), namedRun(3, { comparison: interrupted }))).toEqual([
      'results/2',
    ]);
    expect(shownOf(namedRun(1), namedRun(2, { rows: disturbed }))).toEqual(['results/1']);
    expect(shownOf(namedRun(1, { rows: disturbed }), namedRun(2, { comparison: interrupted }))).toEqual([
      'results/1',
    ]);
    expect(shownOf(namedRun(4, { comparison: interrupted }))).toEqual(['results/4']);
  });

  test('hold every run once, whatever the order in which they are given', () => {
    const days = array(integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 12 });
    assert(
      property(days, (drawn) => {
        const runs = [...new Set(drawn)].map((day) =>
          namedRun(day, { name: `s${day % 3}`, comparison: day % 2 === 0 ? virtual : {} }),
        );
        const { series } = summariseRuns(runs);
        const listed = series.flatMap((one) => one.runs.map(({ folder }) => folder));
        expect(listed.toSorted()).toEqual(runs.map(({ folder }) => folder).toSorted());
        for (const { runs: ordered, world, name } of series) {
          const starts = ordered.map(({ run }) => run.environment.startedAt);
          expect(starts).toEqual(starts.toSorted());
          expect(ordered.every(({ run: { comparison } }) => comparison.world === world)).toBe(true);
          expect(ordered.every(({ run: { comparison } }) => comparison.scenario.name === name)).toBe(true);
        }
      }),
    );
  });
});

describe('results', () => {
  test('say who was best, who tied, and who was left out and why', () => {
    const twin = comparisonRow('websocket', { latency_p50_ms: 2.05, requests_total: 12 });
    const { series } = summariseRuns([namedRun(1, { rows: [webhookRow, twin, pollRow, lossyRow] })]);
    const results = series[0]?.shown.results ?? [];
    expect(
      results.map(({ row, freshest, cheapest, leftOut }) => [row.label, freshest, cheapest, leftOut]),
    ).toEqual([
      ['webhook', 'tied', 'no', []],
      ['websocket', 'tied', 'no', []],
      ['slow poll', 'no', 'sole', []],
      ['sse', 'no', 'no', ['lost 1 of 12 deliveries']],
    ]);
  });

  test('name the strategies of most scenarios first', () => {
    const { labels } = summariseRuns([
      namedRun(1, { rows: [lossyRow, pollRow] }),
      namedRun(2, { name: 'signup', hash: 'c'.repeat(64), rows: [webhookRow, pollRow] }),
    ]);
    expect(labels).toEqual(['slow poll', 'sse', 'webhook']);
  });
});

describe('trends', () => {
  function trendOf(metric: string, latencies: readonly (number | null)[]) {
    const runs = latencies.map((latencyMs, index) =>
      namedRun(index + 1, {
        rows: [comparisonRow('webhook', { latency_p50_ms: latencyMs, requests_total: 12 })],
      }),
    );
    const { series } = summariseRuns(runs.toReversed());
    return series[0]?.trends.find((trend) => trend.metric === metric);
  }

  test('follow each figure run by run, with the change from the first to the last', () => {
    const trend = trendOf('latency_p50_ms', [2, 5, 3]);
    expect(trend?.points.map(({ value }) => value)).toEqual([2, 5, 3]);
    expect(trend?.change).toBe(0.5);
  });

  test.each([
    [[2, 1], -0.5, '-50.0 %'],
    [[0, 0], 0, '0.0 %'],
    [[0, 4], null, 'from 0'],
    [[4, 0], -1, 'to 0'],
    [[null, 4], null, '—'],
    [[2, null, 1], -0.5, '-50.0 %'],
  ])('of %j change by %j: %s', (latencies, change, words) => {
    const trend = trendOf('latency_p50_ms', latencies);
    expect(trend?.change).toBe(change);
    expect(trend === undefined ? '' : changeInWords(trend)).toBe(words);
  });

  test('are none of a single run, nor of a figure that no run has', () => {
    expect(trendOf('latency_p50_ms', [2])).toBeUndefined();
    expect(trendOf('stale_share', [2, 3])).toBeUndefined();
  });

  test('mark the figures that are not to be quoted bare, and changes that rest on them', () => {
    const { series } = summariseRuns([
      namedRun(1),
      namedRun(2, { rows: [{ ...webhookRow, trusted: false }, pollRow] }),
    ]);
    const trend = series[0]?.trends.find(
      ({ metric, label }) => label === 'webhook' && metric === 'latency_p50_ms',
    );
    expect(trend && [...pointsInWords(trend), changeInWords(trend)]).toEqual([
      '2.00 ms',
      '2.00 ms*',
      '0.0 %*',
    ]);
  });
});

describe('what changed beside the date', () => {
  const bigger = { cpuCores: 64 };

  test('machines are flagged where figures depend on them', () => {
    const live = summariseRuns([namedRun(1), namedRun(2, { environment: bigger })]);
    expect(live.series[0]?.remarks).toContain(
      'These runs came from different machines (A and B): a change may be theirs.',
    );
    expect(live.remarks).toEqual([expect.stringMatching(/^The measured runs came from 2 kinds of machine/)]);
    const simulated = summariseRuns([
      namedRun(1, { comparison: virtual }),
      namedRun(2, { comparison: virtual, environment: bigger }),
    ]);
    expect(simulated.remarks).toEqual([]);
    expect(simulated.series[0]?.remarks).toEqual([
      'Every figure of these runs is the same, to the last digit.',
    ]);
  });

  test('versions and commits are', () => {
    const { series } = summariseRuns([
      namedRun(1, { environment: { gitCommit: '1'.repeat(40) } }),
      namedRun(2, { environment: { gitCommit: '2'.repeat(40), packageVersion: '0.2.0', node: 'v22.0.0' } }),
    ]);
    expect(series[0]?.remarks.slice(1)).toEqual([
      'The version of push-vs-poll changed: 0.1.0 and 0.2.0.',
      'The commit changed: 11111111 and 22222222.',
      'The version of Node changed: v20.20.0 and v22.0.0.',
    ]);
  });
});

describe('refuses', () => {
  test('no runs', () => {
    expect(() => summariseRuns([])).toThrow('no result folder is given');
  });

  test('a run that is given twice, by whatever path', () => {
    expect(() => summariseRuns([namedRun(1), namedRun(2), namedRun(1)])).toThrow('results/1 is given twice');
    const copy = { ...namedRun(1), folder: './results/1/' };
    expect(() => summariseRuns([namedRun(1), copy])).toThrow('results/1 and ./results/1/ hold the same run');
  });
});

test('the best for one number of consumers does not tie with the best for another', () => {
  const forTen = (row: typeof webhookRow) => ({ ...row, label: `${row.label} for 10`, consumers: 10 });
  const rows = [webhookRow, pollRow, forTen(webhookRow), forTen(pollRow)];
  const summary = summariseRuns([namedRun(1, { rows })]);
  expect(summary.series[0]?.shown.results.map(({ freshest }) => freshest)).toEqual([
    'sole',
    'no',
    'sole',
    'no',
  ]);
  expect(describeFindings(summary)).toEqual([
    'Of 1 scenario measured live, the freshest was webhook in 1 and webhook for 10 in 1; the fewest requests were those of slow poll in 1 and slow poll for 10 in 1. Only strategies with as many consumers are compared: each number of them has its best.',
  ]);
});
