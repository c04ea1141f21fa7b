import { expect, expectTypeOf, test } from 'vitest';
import type { Comparison } from '../analyse/comparison.js';
import { completeComparison, judgedComparison, metricsWith } from '../report/testing/comparison-fixture.js';
import { type ParsedRun, runSchema } from './run-schema.js';
import { environmentFixture } from './testing/environment-fixture.js';

test('its type is that of a comparison, both ways', () => {
  expectTypeOf<Omit<ParsedRun, 'environment'>>().toExtend<Comparison>();
  expectTypeOf<Comparison>().toExtend<Omit<ParsedRun, 'environment'>>();
});

function parseWith(changes: object) {
  return runSchema.safeParse({ ...completeComparison, environment: environmentFixture, ...changes });
}

test('takes a comparison with its environment', () => {
  expect(parseWith({}).data).toEqual({ ...completeComparison, environment: environmentFixture });
});

test('takes judged expectations, and reads a run from before there were any', () => {
  expect(parseWith(judgedComparison).data?.expectations).toEqual(judgedComparison.expectations);
  expect(parseWith({ expectations: undefined }).data?.expectations).toEqual([]);
  expect(parseWith({ expectations: [{ ...judgedComparison.expectations[0], reason: 'x' }] }).success).toBe(
    false,
  );
});

test('a metric that was appended later reads as null', () => {
  const [row] = completeComparison.rows;
  const run = parseWith({ rows: [{ ...row, metrics: { events_occurred: 24 } }] });
  expect(run.data?.rows[0]?.metrics).toEqual(metricsWith({ events_occurred: 24 }));
});

test('a run from before reads were measured has no read latencies', () => {
  const [first] = completeComparison.trials;
  const { readLatencies: _, ...older } = first?.state === 'measured' ? first.measurement : {};
  const run = parseWith({ trials: [{ ...first, measurement: older }] });
  expect(run.data?.trials[0]).toMatchObject({ measurement: { readLatencies: null } });
});

test.each([
  ['an unknown key', { extra: 1 }],
  ['an unknown world', { world: 'dream' }],
  ['a missing part', { rows: undefined }],
  ['an unknown metric', { rows: [{ ...completeComparison.rows[0], predicted: { latency_p42_ms: 1 } }] }],
  ['a text for a number', { scenario: { ...completeComparison.scenario, seed: '42' } }],
  ['a failed trial with figures', { trials: [{ ...completeComparison.trials[0], state: 'failed' }] }],
])('refuses %s', (_what, changes) => {
  expect(parseWith(changes).success).toBe(false);
});
