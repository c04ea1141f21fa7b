import { expect, test } from 'vitest';
import type { JudgedExpectation, Judgement } from '../analyse/comparison.js';
import { readableExpectation, summariseExpectations } from './readable-expectation.js';

function judged(judgement: Judgement, bound = 250): JudgedExpectation {
  return {
    key: 'webhook.latency_p99_ms',
    figure: 'webhook.latency_p99_ms',
    metric: 'latency_p99_ms',
    comparator: '<',
    bound,
    ...judgement,
  };
}

function figureOf(value: number, bound: number): string | null {
  return readableExpectation(judged({ state: 'missed', value, doubt: null }, bound)).figure;
}

test.each([
  [{ state: 'passed', value: 4.171, doubt: null }, 'passed', '4.171', null],
  [{ state: 'missed', value: 251, doubt: 'weak' }, 'missed', '251', 'weak'],
  [{ state: 'not-measurable', reason: 'a has none' }, 'missed', null, 'not measurable: a has none'],
  [{ state: 'not-run', reason: 'a took no part' }, 'not run', null, 'a took no part'],
] as const)('%j', (judgement, word, figure, remark) => {
  expect(readableExpectation(judged(judgement))).toEqual({
    word,
    condition: 'webhook.latency_p99_ms < 250',
    figure,
    remark,
  });
});

test('figures have six digits, counts all of them', () => {
  expect(figureOf(1 / 3, 0.5)).toBe('0.333333');
  expect(figureOf(123_456_789, 1)).toBe('123456789');
});

test('no figure is rounded onto its bound, or over it', () => {
  expect(figureOf(250.000_04, 250)).toBe('250.00004');
  expect(figureOf(249.999_96, 250)).toBe('249.99996');
  expect(figureOf(0.300_000_000_000_000_04, 0.3)).toBe('0.30000000000000004');
});

test('the summary counts what is not measurable as missed', () => {
  const passed = judged({ state: 'passed', value: 1, doubt: null });
  const missed = judged({ state: 'missed', value: 1, doubt: null });
  const unmeasurable = judged({ state: 'not-measurable', reason: '' });
  const notRun = judged({ state: 'not-run', reason: '' });
  expect(
    [
      [passed],
      [passed, passed],
      [passed, missed, unmeasurable],
      [passed, notRun],
      [missed, notRun],
      [notRun],
    ].map(summariseExpectations),
  ).toEqual([
    'passed',
    'all 2 passed',
    '2 of 3 missed',
    '1 of 2 passed, 1 not run',
    '1 of 2 missed, 1 not run',
    '0 of 1 passed, 1 not run',
  ]);
});
