import { assert, constantFrom, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import { comparators, type Expectation, isMissed } from '../core/expectation.js';
import type { Warning } from './comparison.js';
import { judgeExpectations } from './judge-expectations.js';
import { comparisonRow } from './testing/comparison-row.js';

const fewSamples: Warning = { code: 'few-samples', metrics: ['latency_p99_ms'], text: 'Too few.' };

const webhook = comparisonRow(
  'webhook',
  { latency_p50_ms: 0, latency_p99_ms: 4.171, requests_total: 12 },
  { warnings: [fewSamples] },
);
const poll = comparisonRow('slow poll', {
  latency_p50_ms: 2_480,
  latency_p99_ms: 4_960,
  requests_total: 30,
  empty_poll_share: 0.6,
});
const rows = [webhook, poll];

function expectation(change: Partial<Expectation>): Expectation {
  return {
    key: 'webhook.latency_p99_ms',
    subject: { kind: 'strategy', label: 'webhook' },
    metric: 'latency_p99_ms',
    comparator: '<',
    bound: 250,
    ...change,
  };
}

function judgeOne(change: Partial<Expectation>, among = rows) {
  const [judged, ...others] = judgeExpectations([expectation(change)], among);
  expect(others).toEqual([]);
  return judged;
}

test('one strategy', () => {
  expect(judgeOne({ metric: 'requests_total', bound: 13 })).toEqual({
    key: 'webhook.latency_p99_ms',
    figure: 'webhook.requests_total',
    metric: 'requests_total',
    comparator: '<',
    bound: 13,
    state: 'passed',
    value: 12,
    doubt: null,
  });
});

test('every strategy is judged by itself, in the order of the table', () => {
  const subject = { kind: 'every-strategy' } as const;
  const judged = judgeExpectations(
    [expectation({ key: 'requests_total', subject, metric: 'requests_total', bound: 20 })],
    rows,
  );
  expect(judged).toMatchObject([
    { key: 'requests_total', figure: 'webhook.requests_total', state: 'passed', value: 12 },
    { key: 'requests_total', figure: 'slow poll.requests_total', state: 'missed', value: 30 },
  ]);
});

test('a ratio is the first strategy’s figure divided by the second’s', () => {
  const subject = { kind: 'ratio', of: 'slow poll', to: 'webhook' } as const;
  expect(judgeOne({ subject, metric: 'requests_total', comparator: '=', bound: 2.5 })).toMatchObject({
    figure: 'ratio(slow poll, webhook).requests_total',
    state: 'passed',
    value: 2.5,
  });
});

test.each([
  ['<', 249.999, 'passed'],
  ['<', 250, 'missed'],
  ['<=', 250, 'passed'],
  ['<=', 250.000_000_1, 'missed'],
  ['>', 250, 'missed'],
  ['>', 250.000_000_1, 'passed'],
  ['>=', 250, 'passed'],
  ['>=', 249.999_999_9, 'missed'],
  ['=', 250, 'passed'],
  ['=', 250.000_000_1, 'missed'],
] as const)('%s 250 with %s is %s: no rounding, no tolerance', (comparator, value, state) => {
  const row = comparisonRow('webhook', { latency_p99_ms: value });
  expect(judgeOne({ comparator }, [row])).toMatchObject({ state, value });
});

test('of opposite comparators, exactly one is met', () => {
  const number = double({ min: 0, max: 1e9, noNaN: true });
  assert(
    property(number, number, constantFrom(...comparators), (value, bound, comparator) => {
      const row = comparisonRow('webhook', { latency_p99_ms: value });
      const stateOf = (sign: Expectation['comparator']) =>
        judgeOne({ comparator: sign, bound }, [row])?.state;
      const opposite = { '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const;
      if (comparator === '=') {
        expect(stateOf('=') === 'passed').toBe(stateOf('<=') === 'passed' && stateOf('>=') === 'passed');
      } else {
        expect(new Set([stateOf(comparator), stateOf(opposite[comparator])])).toEqual(
          new Set(['passed', 'missed']),
        );
      }
    }),
  );
});

test('a figure that is not there counts as missed, with the reason', () => {
  const judged = judgeOne({ metric: 'empty_poll_share', bound: 1 });
  expect(judged).toMatchObject({
    state: 'not-measurable',
    reason: 'webhook has no empty_poll_share in this run; if it never has one, name the strategies that do',
  });
  expect(judged).not.toHaveProperty('value');
  expect(judged !== undefined && isMissed(judged.state)).toBe(true);
  const failed = comparisonRow('webhook', { latency_p99_ms: null }, { trials: 0 });
  expect(judgeOne({}, [failed])).toMatchObject({
    state: 'not-measurable',
    reason: 'no trial of webhook was measured to the end',
  });
});

test('a ratio to 0, or of what is not there, counts as missed', () => {
  expect(
    judgeOne({ subject: { kind: 'ratio', of: 'slow poll', to: 'webhook' }, metric: 'latency_p50_ms' }),
  ).toMatchObject({
    state: 'not-measurable',
    reason: 'nothing can be divided by the latency_p50_ms of webhook, which is 0',
  });
  expect(
    judgeOne({ subject: { kind: 'ratio', of: 'slow poll', to: 'webhook' }, metric: 'empty_poll_share' }),
  ).toMatchObject({ state: 'not-measurable', reason: expect.stringContaining('webhook has no') });
});

test('a strategy that was left out is not judged, alone or in a ratio', () => {
  expect(judgeOne({}, [poll])).toMatchObject({
    state: 'not-run',
    reason: 'webhook took no part in this run',
  });
  const subject = { kind: 'ratio', of: 'webhook', to: 'gone' } as const;
  const judged = judgeOne({ subject }, [poll]);
  expect(judged).toMatchObject({ state: 'not-run', reason: 'webhook and gone took no part in this run' });
  expect(judged !== undefined && isMissed(judged.state)).toBe(false);
});

test('a judgement on a weak figure is made, and called doubtful', () => {
  expect(judgeOne({})).toMatchObject({
    state: 'passed',
    doubt: 'the sample of webhook is too small for this percentile',
  });
  const subject = { kind: 'ratio', of: 'slow poll', to: 'webhook' } as const;
  expect(judgeOne({ subject }, [webhook, { ...poll, trusted: false }])).toMatchObject({
    doubt:
      'this machine disturbed the figures of slow poll and the sample of webhook is too small for this percentile',
  });
  expect(judgeOne({ metric: 'latency_p50_ms' })).toMatchObject({ doubt: null });
});

test('a judgement that lacks a trial says so', () => {
  const warnings = [{ code: 'trial-failed', metrics: [], text: '' }];
  expect(judgeOne({ metric: 'latency_p50_ms' }, [{ ...webhook, warnings }, poll])).toMatchObject({
    state: 'passed',
    doubt: 'not every trial of webhook was measured to the end',
  });
});
