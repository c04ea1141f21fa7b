import { expect, test } from 'vitest';
import { comparisonRow } from '../../../analyse/testing/comparison-row.js';
import { comparisonOf } from '../../testing/comparison-of.js';
import { toReportedFixture } from '../../testing/reported-run-fixture.js';
import { freshnessAgainstCost } from '../freshness-against-cost.js';
import { groupEquals, listTradeoffs } from './tradeoff-points.js';

function rowOf(label: string, consumers: number, latencyMs: number, requestsPerEvent: number) {
  const metrics = {
    latency_p50_ms: latencyMs,
    requests_per_event: requestsPerEvent,
    requests_total: 12 * requestsPerEvent,
  };
  return comparisonRow(label, metrics, { consumers });
}

/** By figures alone, `push 10` is beaten by `push 1`, and `poll 10` by `poll 1`. */
const mixed = comparisonOf([
  rowOf('push 1', 1, 2, 1),
  rowOf('poll 1', 1, 500, 0.5),
  rowOf('push 10', 10, 3, 10),
  rowOf('poll 10', 10, 501, 5),
  rowOf('slow push 10', 10, 4, 11),
  rowOf('push 100', 100, 900, 100),
]);

test('each number of consumers has a front of its own', () => {
  const points = listTradeoffs(mixed, { name: 'latency_p50_ms', words: '' });
  const fronts = groupEquals(points).map(({ consumers, front }) => [
    consumers,
    front.map(({ series }) => series.row.label),
  ]);
  expect(fronts).toEqual([
    [1, ['poll 1', 'push 1']],
    [10, ['poll 10', 'push 10']],
    [100, ['push 100']],
  ]);
});

test('words and table compare equals only, and say so', () => {
  const drawn = freshnessAgainstCost.draw(toReportedFixture(mixed));
  expect(drawn?.alternative).toContain('among strategies with as many consumers: 1 consumer: poll 1');
  expect(drawn?.alternative).toContain('beaten: slow push 10');
  expect(drawn?.table.rows.map((cells) => cells.at(-1))).toEqual([
    'on the front',
    'on the front',
    'on the front',
    'on the front',
    'beaten',
    'alone with 100 consumers',
  ]);
});
