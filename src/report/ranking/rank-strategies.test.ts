import { expect, test } from 'vitest';
import { comparisonRow } from '../../analyse/testing/comparison-row.js';
import { incompleteComparison } from '../testing/comparison-fixture.js';
import { comparisonOf } from '../testing/comparison-of.js';
import { describeExclusion } from './exclusion.js';
import { type Contender, rankStrategies } from './rank-strategies.js';

const webhook = comparisonRow('webhook', { latency_p50_ms: 2, requests_total: 12 });
const poll = comparisonRow('poll', { latency_p50_ms: 500, requests_total: 6 });

function labels(contenders: readonly Contender[]): string[] {
  return contenders.map(({ row }) => row.label);
}

function reasonsOf(comparison: Parameters<typeof rankStrategies>[0]): string[] {
  return rankStrategies(comparison).excluded.map(
    ({ row, because }) => `${row.label}: ${because.map(describeExclusion).join('; ')}`,
  );
}

test('the least is best, by median latency and by requests per event', () => {
  const ranking = rankStrategies(comparisonOf([webhook, poll]));
  expect(labels(ranking.freshest)).toEqual(['webhook']);
  expect(labels(ranking.cheapest)).toEqual(['poll']);
  expect(ranking.excluded).toEqual([]);
});

test('what is within 5 % of the least ties with it, the least first', () => {
  const near = comparisonRow('near', { latency_p50_ms: 1.95, requests_total: 13 });
  const far = comparisonRow('far', { latency_p50_ms: 2.06, requests_total: 7 });
  const ranking = rankStrategies(comparisonOf([webhook, near, far, poll]));
  expect(labels(ranking.freshest)).toEqual(['near', 'webhook']);
  expect(labels(ranking.cheapest)).toEqual(['poll']);
});

test('nobody is best where fewer than two can be compared', () => {
  const ranking = rankStrategies(comparisonOf([webhook, { ...poll, trusted: false }]));
  expect(labels(ranking.contenders)).toEqual(['webhook']);
  expect([ranking.freshest, ranking.cheapest]).toEqual([[], []]);
});

test('where a strategy only answers reads, all are ranked by the age of their answers', () => {
  const onDemand = comparisonRow('on-demand', { read_age_mean_ms: 3, events_lost: null, requests_total: 2 });
  const copy = comparisonRow('copy', { latency_p50_ms: 1, read_age_mean_ms: 9, requests_total: 12 });
  const ranking = rankStrategies(comparisonOf([onDemand, copy]));
  expect(ranking.freshness).toBe('read_age_mean_ms');
  expect(labels(ranking.freshest)).toEqual(['on-demand']);
});

test('every reason to leave a strategy out is told', () => {
  const rows = [
    comparisonRow('lossy', { latency_p50_ms: 1, requests_total: 1, events_lost: 1 }),
    comparisonRow('deaf', { latency_p50_ms: 1, requests_total: 1, reads_failed: 2, reads_total: 9 }),
    comparisonRow('late', { latency_p50_ms: 1, requests_total: 1 }, { trusted: false }),
    comparisonRow('absent', {}, { trials: 0 }),
    comparisonRow('silent', { requests_total: 0 }),
    webhook,
  ];
  expect(reasonsOf(comparisonOf(rows))).toEqual([
    'lossy: lost 1 of 12 deliveries',
    'deaf: left 2 of 9 reads unanswered',
    'late: was disturbed by its own machine',
    'absent: was not measured to the end',
    'silent: has no latency_p50_ms',
  ]);
});

test('a strategy of which a trial failed is not held against others', () => {
  expect(reasonsOf(incompleteComparison)).toEqual([
    'slow poll: failed in 1 of 2 trials; lost 1 of 24 deliveries',
  ]);
});

test('only equals are compared: each number of consumers has its best, a single one has none', () => {
  const forTen = { consumers: 10 };
  const pushTen = comparisonRow('push 10', { latency_p50_ms: 3, requests_total: 120 }, forTen);
  const pollTen = comparisonRow('poll 10', { latency_p50_ms: 600, requests_total: 60 }, forTen);
  const alone = comparisonRow('push 100', { latency_p50_ms: 1, requests_total: 1 }, { consumers: 100 });
  const ranking = rankStrategies(comparisonOf([webhook, poll, pushTen, alone, pollTen]));
  expect(labels(ranking.freshest)).toEqual(['webhook', 'push 10']);
  expect(labels(ranking.cheapest)).toEqual(['poll', 'poll 10']);
});
