import { expect, test } from 'vitest';
import { createTimeEstimate } from './estimate-time-left.js';
import { trialCounts, trialStep } from './testing/trial-counts.js';

const second = 1_000_000;

/** An estimate over a clock that is moved by hand, and the three trials of 10 s that it is told of. */
function watchRun(world: 'live' | 'virtual') {
  const clock = { atMs: 0 };
  const estimate = createTimeEstimate(() => clock.atMs);
  const stepAt = (position: number) =>
    trialStep({
      position,
      total: 3,
      world,
      toCome: { turns: 3 - position, plannedUs: (3 - position) * 10 * second },
    });
  return {
    start: (position: number, atMs: number) => {
      clock.atMs = atMs;
      estimate.follow({ kind: 'trial-started', step: stepAt(position) });
    },
    count: (position: number, atMs: number, elapsedS: number) => {
      clock.atMs = atMs;
      const counts = trialCounts({ elapsedUs: elapsedS * second, plannedUs: 10 * second });
      estimate.follow({ kind: 'trial-counts', step: stepAt(position), phase: 'measuring', counts });
    },
    end: (position: number, atMs: number, state: 'measured' | 'failed' = 'measured') => {
      clock.atMs = atMs;
      estimate.follow({ kind: 'trial-ended', step: stepAt(position), state });
    },
    timeLeft: estimate.timeLeft,
  };
}

test('nothing is known before a trial has said how far it is', () => {
  const run = watchRun('live');
  expect(run.timeLeft()).toEqual({ trialMs: null, runMs: null });
  run.start(1, 0);
  expect(run.timeLeft()).toEqual({ trialMs: null, runMs: null });
});

test('the first live trial expects of the others that they start as slowly as it did', () => {
  const run = watchRun('live');
  run.start(1, 0);
  // 2 s for the start, then 4 of 10 s.
  run.count(1, 6_000, 4);
  expect(run.timeLeft()).toEqual({ trialMs: 6_000, runMs: 6_000 + 2 * (10_000 + 2_000) });
});

test('a later live trial expects starts and drains as long as those before', () => {
  const run = watchRun('live');
  run.start(1, 0);
  run.count(1, 12_000, 10);
  run.end(1, 13_000);
  run.start(2, 13_000);
  run.count(2, 18_000, 4);
  // 3 s beside the window: 1 s of them has been spent on the start, 2 s are for the drain.
  expect(run.timeLeft()).toEqual({ trialMs: 6_000, runMs: 8_000 + 13_000 });
});

test('the last trial has no time left of its own and of the run', () => {
  const run = watchRun('live');
  run.start(3, 0);
  run.count(3, 1_000, 1);
  expect(run.timeLeft()).toEqual({ trialMs: 9_000, runMs: null });
});

test('what a failed trial took says nothing about those to come', () => {
  const run = watchRun('live');
  run.start(1, 0);
  run.count(1, 200, 0);
  run.end(1, 60_000, 'failed');
  run.start(2, 60_000);
  run.count(2, 61_000, 0);
  expect(run.timeLeft()).toEqual({ trialMs: 10_000, runMs: 10_000 + 11_000 });
});

test('a virtual trial takes wall-clock time in proportion to its virtual time', () => {
  const run = watchRun('virtual');
  run.start(1, 0);
  run.count(1, 500, 2.5);
  expect(run.timeLeft()).toEqual({ trialMs: 1_500, runMs: 1_500 + 2 * 2_000 });
});

test('virtual trials to come take as long as the others on average', () => {
  const run = watchRun('virtual');
  run.start(1, 0);
  run.count(1, 3_000, 10);
  run.end(1, 3_000);
  run.start(2, 3_000);
  expect(run.timeLeft()).toEqual({ trialMs: null, runMs: null });
  run.count(2, 3_000, 0);
  expect(run.timeLeft()).toEqual({ trialMs: null, runMs: null });
  run.count(2, 3_500, 5);
  expect(run.timeLeft()).toEqual({ trialMs: 500, runMs: 500 + 2_000 });
});

test('the simulation that follows a live run starts anew', () => {
  const clock = { atMs: 0 };
  const estimate = createTimeEstimate(() => clock.atMs);
  const toCome = { turns: 1, plannedUs: 10 * second };
  const live = trialStep({ position: 1, total: 2, toCome });
  estimate.follow({ kind: 'trial-started', step: live });
  estimate.follow({ kind: 'trial-counts', step: live, phase: 'measuring', counts: trialCounts() });
  clock.atMs = 14_000;
  estimate.follow({ kind: 'trial-ended', step: live, state: 'measured' });
  const simulated = trialStep({ position: 1, total: 2, world: 'virtual', toCome });
  estimate.follow({ kind: 'trial-started', step: simulated });
  clock.atMs = 14_100;
  const counts = trialCounts({ elapsedUs: 3 * second });
  estimate.follow({ kind: 'trial-counts', step: simulated, phase: 'measuring', counts });
  expect(estimate.timeLeft()).toEqual({ trialMs: 300, runMs: 300 + 400 });
});

test('of trials side by side, the one that is behind tells', () => {
  const clock = { atMs: 0 };
  const estimate = createTimeEstimate(() => clock.atMs);
  const toCome = { turns: 0, plannedUs: 0 };
  const left = trialStep({ position: 1, toCome });
  const right = trialStep({ position: 2, toCome });
  estimate.follow({ kind: 'trial-started', step: left });
  estimate.follow({ kind: 'trial-started', step: right });
  const ahead = trialCounts({ elapsedUs: 9 * second });
  estimate.follow({ kind: 'trial-counts', step: left, phase: 'measuring', counts: ahead });
  expect(estimate.timeLeft().trialMs).toBeNull();
  const behind = trialCounts({ elapsedUs: 8 * second });
  estimate.follow({ kind: 'trial-counts', step: right, phase: 'measuring', counts: behind });
  expect(estimate.timeLeft()).toEqual({ trialMs: 4_000, runMs: null });
});
