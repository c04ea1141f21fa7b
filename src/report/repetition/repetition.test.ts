import { expect, test } from 'vitest';
import type { Contrast } from '../../analyse/comparison.js';
import { fewestForInterval } from '../../analyse/statistics/median-interval.js';
import { repeatedComparison, repeatedLess } from '../testing/repeated-comparison.js';
import { contrastInWords, ratioInWords, timesInWords } from './contrast-in-words.js';
import { contrastTable, describeContrastTable } from './contrast-table.js';
import { medianInWords } from './interval-in-words.js';
import { repeatedColumns } from './repeated-columns.js';
import { fewestTrialsForInterval, repetitionInWords } from './repetition-in-words.js';
import { shownContrasts } from './shown-contrasts.js';

test('what is said of the fewest trials is what the analysis does', () => {
  expect(fewestTrialsForInterval).toBe(fewestForInterval);
});

test('the words tell how many trials there were, and whether they support an interval', () => {
  expect(repetitionInWords(repeatedComparison)).toBe(
    'Median of the figures of 6 trials (above, their latencies are pooled) and, in brackets, its 95 % interval.',
  );
  expect(repetitionInWords(repeatedLess(3))).toMatch(
    /^Median of the figures of 3 trials \(above, their latencies are pooled\), without a 95 % interval\. An interval needs 6 trials or more/,
  );
  expect(repetitionInWords(repeatedLess(1))).toMatch(/^One trial: how far its figures vary is not known\./);
  expect(repetitionInWords(repeatedLess(0))).toBe('No trial was measured to the end.');
  const [first, second] = repeatedComparison.rows;
  const rows = [first, second].flatMap((row, index) =>
    row ? [{ ...row, trials: index === 0 ? 5 : 6 }] : [],
  );
  expect(repetitionInWords({ ...repeatedComparison, rows })).toMatch(
    /^Median of the figures of 5 to 6 trials .* and, .* An interval needs 6/,
  );
});

test('medians stand with their intervals, in one unit where one suits them', () => {
  expect(repeatedColumns(repeatedComparison.rows).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['2.50 ms (400 µs to 45.0 s)', '2.49 s (2.30–2.60)'],
    ['2.00 ms (1.90–2.25)', '2.51 s (2.40–2.62)'],
    ['0.4 % (0.4–0.4)', '91.0 % (88.0–93.0)'],
    ['1.00 (1.00–1.00)', '0.13 (0.11–0.16)'],
  ]);
  expect(repeatedColumns(repeatedLess(1).rows)).toEqual([]);
  expect(medianInWords('latency_p50_ms', 12, undefined)).toBe('12.0 ms');
});

test('each pair of strategies with its verdict in every metric', () => {
  expect(contrastTable(repeatedComparison)).toEqual({
    metrics: ['latency p50', 'requests', 'consumer CPU'],
    rows: [
      {
        pair: 'webhook against slow poll',
        cells: [
          { verdict: 'faster', ratio: '1235 times (1111–1351)' },
          { verdict: 'more', ratio: '7.20 times (6.50–8.10)' },
          { verdict: 'no difference this run can show', ratio: '1.02 (0.97–1.05)' },
        ],
      },
    ],
  });
  expect(describeContrastTable(repeatedComparison)).not.toContain('ratios.csv');
  expect(contrastTable({ ...repeatedComparison, contrasts: [] })).toBeNull();
});

test('a pair with a strategy that was disturbed says so', () => {
  const rows = repeatedComparison.rows.map((row, index) => ({ ...row, trusted: index === 0 }));
  const table = contrastTable({ ...repeatedComparison, rows });
  expect(table?.rows[0]?.pair).toBe('webhook against slow poll (disturbed)');
});

test('of many strategies each is shown against the first one', () => {
  const labels = ['a', 'b', 'c', 'd', 'e'];
  const contrasts = labels.flatMap((label, index) =>
    labels.slice(index + 1).map(
      (against): Contrast => ({
        ...{ label, against, metric: 'requests_total', trials: 1, ratio: 1, interval: null },
        verdict: 'too-few-trials',
      }),
    ),
  );
  const all = { ...repeatedComparison, contrasts };
  expect(shownContrasts(all).pairs.map(({ label, against }) => label + against)).toEqual([
    'ab',
    'ac',
    'ad',
    'ae',
  ]);
  expect(describeContrastTable(all)).toContain('ratios.csv has every pair');
  const four = {
    ...all,
    contrasts: contrasts.filter(({ label, against }) => label !== 'e' && against !== 'e'),
  };
  expect(shownContrasts(four)).toMatchObject({ isPart: false, pairs: { length: 6 } });
});

const contrast: Contrast = {
  ...{ label: 'a', against: 'b', metric: 'age_mean_ms', trials: 6, ratio: 0.5, interval: null },
  verdict: 'less',
};

test.each([
  ['less', 'fresher: 2.00 times'],
  ['more', 'staler: 0.50 times'],
  ['no-difference', 'no difference this run can show: 0.50'],
  ['too-few-trials', 'too few trials for a verdict: 0.50'],
  ['events-lost', 'not compared, since events were lost: 0.50'],
] as const)('%s reads as %s', (verdict, words) => {
  expect(contrastInWords({ ...contrast, verdict })).toBe(words);
});

test.each([
  [null, '∞'],
  [0, '0'],
  [1e-12, '<0.00000001'],
  [0.004, '0.00400'],
  [0.0996, '0.10'],
  [9.994, '9.99'],
  [99.94, '99.9'],
  [123456.7, '123457'],
])('a ratio of %s reads as %s', (ratio, words) => {
  expect(ratioInWords({ ratio, interval: null })).toBe(words);
  expect(ratioInWords({ ratio, interval: { low: ratio, high: null } })).toBe(`${words} (${words}–∞)`);
});

test('nothing at all, on either side, is told in words; an interval turns around with its ratio', () => {
  const told = { interval: null, verdict: 'less' } as const;
  expect(timesInWords({ ...told, ratio: 0 })).toBe('at 0, the other is not');
  expect(timesInWords({ ...told, ratio: null })).toBe('the other is at 0');
  expect(timesInWords({ ratio: 0.25, interval: { low: 0, high: 0.5 }, verdict: 'less' })).toBe(
    '4.00 times (2.00–∞)',
  );
});
