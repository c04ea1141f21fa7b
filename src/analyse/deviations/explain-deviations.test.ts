import { expect, test } from 'vitest';
import type { MetricName, MetricValues } from '../../core/metric-catalogue.js';
import type { ComparisonRow, Deviation, World } from '../comparison.js';
import { comparisonRow } from '../testing/comparison-row.js';
import { explainDeviations } from './explain-deviations.js';

interface Answers {
  readonly metric?: MetricName;
  readonly predicted: number;
  readonly simulated?: number;
  readonly value: number;
  readonly more?: Partial<MetricValues>;
  readonly alsoSimulated?: Partial<MetricValues>;
  readonly intervals?: ComparisonRow['intervals'];
  readonly world?: World;
}

function explain({ metric = 'latency_mean_ms', ...answers }: Answers): Deviation | undefined {
  const simulated = answers.simulated === undefined ? {} : { [metric]: answers.simulated };
  const row = comparisonRow(
    'poll',
    { [metric]: answers.value, ...answers.more },
    {
      predicted: { [metric]: answers.predicted },
      simulated: { ...simulated, ...answers.alsoSimulated },
      intervals: answers.intervals ?? {},
    },
  );
  const [deviation, ...others] = explainDeviations([row], answers.world ?? 'live');
  expect(others).toEqual([]);
  return deviation;
}

const reasonsOf = (answers: Answers) => explain(answers)?.reasons;

test('without a prediction, or a value, there is nothing to explain', () => {
  expect(explainDeviations([comparisonRow('poll', { latency_mean_ms: 5 })], 'live')).toEqual([]);
  const unmeasured = comparisonRow('poll', {}, { predicted: { latency_mean_ms: 5 } });
  expect(explainDeviations([unmeasured], 'live')).toEqual([]);
});

test('an interval decides what is significant; without one, a twentieth of the prediction', () => {
  const intervals = { latency_mean_ms: { low: 90, high: 99 } };
  expect(explain({ predicted: 98, value: 95, intervals })).toMatchObject({
    ...{ significant: false, basis: 'interval', reasons: [] },
  });
  expect(explain({ predicted: 100, value: 95, intervals })).toMatchObject({ significant: true });
  expect(explain({ predicted: 100, value: 105 })).toMatchObject({
    ...{ significant: false, basis: 'rule-of-thumb', reasons: [] },
  });
  expect(explain({ predicted: 100, value: 106 })).toMatchObject({ significant: true });
  expect(explain({ predicted: 0, value: 0 })).toMatchObject({ significant: false });
});

test('what the simulation of the same events has as well is of the events', () => {
  expect(reasonsOf({ predicted: 500, simulated: 590, value: 600 })).toEqual([
    'the events of this run: a prediction is the mean over all runs, this one had just its 12, and the simulation of ' +
      'the same events has it as well',
  ]);
  expect(reasonsOf({ predicted: 500, simulated: 550, value: 600 })?.[0]).toMatch(/has 50 % of it$/);
  // The simulation is off to the other side.
  expect(reasonsOf({ predicted: 500, simulated: 400, value: 600 })).toEqual([]);
  expect(reasonsOf({ predicted: 500, value: 600, world: 'virtual' })).toEqual([
    'the events of this run: a prediction is the mean over all runs, this one had just its 12',
  ]);
});

test('request time on top of what the network takes', () => {
  const more = { request_time_mean_ms: 45 };
  const alsoSimulated = { request_time_mean_ms: 40 };
  const answers = { predicted: 20, simulated: 20, value: 25, more, alsoSimulated };
  expect(reasonsOf(answers)).toEqual([
    'request time: a request and its answer took 45 ms on average, 5 ms more than the network alone',
  ]);
  // 5 ms are no reason for 80.
  expect(reasonsOf({ ...answers, value: 100 })).toEqual([]);
  // Nothing that delays makes a consumer know sooner.
  expect(reasonsOf({ ...answers, value: 15 })).toEqual([]);
});

test('connections that most requests had to open first', () => {
  const answers = { predicted: 20, simulated: 20, value: 60 };
  expect(reasonsOf({ ...answers, more: { connections_opened: 11, requests_total: 12 } })).toEqual([
    'connection set-up: 11 connections were opened for 12 requests, and each costs a round trip',
  ]);
  expect(reasonsOf({ ...answers, more: { connections_opened: 5, requests_total: 12 } })).toEqual([]);
});

test('a rate limit that refused requests, in either world', () => {
  const more = { requests_rate_limited: 3, requests_total: 12 };
  const limit = 'the rate limit: it refused 3 of 12 requests, whose events came later';
  expect(reasonsOf({ predicted: 20, simulated: 20, value: 60, more })).toEqual([limit]);
  expect(reasonsOf({ predicted: 20, value: 60, more, world: 'virtual' })?.[1]).toBe(limit);
});

test('timers that were late', () => {
  const more = { emission_late_p99_ms: 9.5 };
  expect(reasonsOf({ predicted: 20, simulated: 20, value: 60, more })).toEqual([
    'late timers: the source emitted events up to 9.5 ms late (p99)',
  ]);
  expect(reasonsOf({ predicted: 20, simulated: 20, value: 100, more })).toEqual([]);
});

test('what is no delay itself points to the delays', () => {
  const answers = {
    ...{ metric: 'stale_share' as const, predicted: 0.1, simulated: 0.1, value: 0.2 },
    alsoSimulated: { latency_mean_ms: 5 },
  };
  expect(reasonsOf({ ...answers, more: { latency_mean_ms: 9 } })).toEqual([
    'what delays the deliveries on this machine: see the reasons of the mean latency',
  ]);
  expect(reasonsOf({ ...answers, more: { latency_mean_ms: 4 } })).toEqual([]);
});
