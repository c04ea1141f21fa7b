import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Plan, StrategyPlan, TrialPlan } from '../plan/plan.js';
import { readSourceConditions } from '../scenario/source-conditions.js';
import { type Conditions, defineStrategy, type Strategy } from '../strategies/contract.js';
import { predictPlan } from './predict-plan.js';

/** A strategy whose closed form notes what it was asked, and says that the median is what its option says. */
function oracle(asked: Conditions[]): Strategy {
  return defineStrategy({
    id: 'oracle',
    summary: '',
    teaches: '',
    closedForm: { summary: '', source: '' },
    wire: { connection: 'per-request', message: 'event' },
    options: z.strictObject({ median: z.number().default(7) }),
    start: async () => ({ stop: async () => undefined }),
    predict: ({ median }, conditions) => {
      asked.push(conditions);
      return { latency_p50_ms: median };
    },
  });
}

const sourceConditions = readSourceConditions({ 'commit-delay': '2s' });

const trial: TrialPlan = {
  trial: 1,
  strategy: { label: 'a', id: 'oracle', options: {}, consumers: 3 },
  seed: 1,
  trace: [],
  reads: [],
  traceStart: '2026-01-01T00:00:00.000Z',
  consumers: 3,
  audience: 'own',
  warmUpUs: 0,
  durationUs: 1_000_000,
  drainUs: 30_000_000,
  source: {},
  link: { latency: 20_000, jitter: 10_000 },
  consumer: { processingUs: 0, dedupeSize: 0, dedupeAgeUs: 0 },
};

function planOf(strategies: readonly StrategyPlan[], trials: readonly TrialPlan[] = [trial]): Plan {
  return {
    scenario: {
      name: 'n',
      question: null,
      summary: 's',
      lookFor: null,
      text: '',
      overrides: [],
      quickForm: null,
      hash: '',
    },
    seed: 1,
    arrivals: { process: 'poisson', ratePerSecond: 2 },
    consumers: 3,
    readsPerSecond: 6,
    payloadBytes: 256,
    sourceConditions,
    strategies,
    trialCount: 1,
    expectations: [],
    schedule: 'sequential',
    trials,
  };
}

test('asks each strategy, with its options, about the conditions of the plan', () => {
  const asked: Conditions[] = [];
  const plan = planOf([
    { label: 'a', id: 'oracle', options: {}, consumers: 3 },
    { label: 'b', id: 'oracle', options: { median: 9 }, consumers: 3 },
  ]);
  const predicted = predictPlan(plan, [oracle(asked)]);
  expect([...predicted]).toEqual([
    ['a', { latency_p50_ms: 7 }],
    ['b', { latency_p50_ms: 9 }],
  ]);
  const conditions = {
    arrivals: { process: 'poisson', ratePerSecond: 2 },
    consumers: 3,
    audience: 'own',
    link: { latency: 20_000, jitter: 10_000 },
    source: sourceConditions,
    payloadBytes: 256,
    readsPerSecond: 6,
    warmUpUs: 0,
    durationUs: 1_000_000,
    drainUs: 30_000_000,
  };
  expect(asked).toEqual([conditions, conditions]);
});

test('a strategy with some of the consumers is asked about their part of the events and of the reads', () => {
  const askAbout = (audience: TrialPlan['audience']) => {
    const asked: Conditions[] = [];
    const one = { label: 'a', id: 'oracle', options: {}, consumers: 1 };
    predictPlan(planOf([one], [{ ...trial, audience }]), [oracle(asked)]);
    return asked;
  };
  expect(askAbout('own')).toMatchObject([
    { consumers: 1, arrivals: { ratePerSecond: 2 / 3 }, readsPerSecond: 2 },
  ]);
  expect(askAbout('all')).toMatchObject([
    { consumers: 1, arrivals: { ratePerSecond: 2 }, readsPerSecond: 2 },
  ]);
});

test('a plan without trials has no conditions to predict for', () => {
  const plan = planOf([{ label: 'a', id: 'oracle', options: {}, consumers: 3 }], []);
  expect([...predictPlan(plan, [oracle([])])]).toEqual([['a', {}]]);
});

test('the registered strategies are the ones that are asked', () => {
  const bare = {
    ...trial,
    warmUpUs: 1_000_000,
    consumers: 1,
    audience: 'all',
    link: { latency: 0, jitter: 0 },
  } as const;
  const plan = planOf(
    [{ label: 'poll', id: 'interval-poll', options: { every: '1s' }, consumers: 1 }],
    [bare],
  );
  const prediction = predictPlan({ ...plan, sourceConditions: readSourceConditions({}) }).get('poll');
  expect(prediction?.latency_p50_ms).toBe(500);
  // One poll in a window of a second, and at times another after it, for two events.
  const drainPolls = 1 - (1 - Math.exp(-2)) / 2;
  expect(prediction?.requests_per_event).toBeCloseTo((1 + drainPolls) / 2, 12);
  expect(prediction?.empty_poll_share).toBeCloseTo(Math.exp(-2) / (1 + drainPolls), 12);
});

test('a part of the consumers sees a part of the events, which is even no more where they were', () => {
  const askedOf = (process: string) => {
    const asked: Conditions[] = [];
    const plan = planOf([{ label: 'a', id: 'oracle', options: {}, consumers: 1 }]);
    predictPlan({ ...plan, consumers: 4, arrivals: { process, ratePerSecond: 2 } }, [oracle(asked)]);
    return asked[0]?.arrivals;
  };
  expect(askedOf('poisson')).toEqual({ process: 'poisson', ratePerSecond: 0.5 });
  expect(askedOf('constant')).toEqual({ process: 'a part of constant', ratePerSecond: 0.5 });
});
