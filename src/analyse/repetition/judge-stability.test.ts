import { expect, test } from 'vitest';
import type { StabilityGoal } from '../../core/stability-goal.js';
import type { TrialResult } from '../../measure/trial-measurement.js';
import { trialMeasurement } from '../testing/trial-measurement.js';
import { isStable, judgeStability } from './judge-stability.js';

const goal: StabilityGoal = { metric: 'latency_mean_ms', targetShare: 0.05, fewestTrials: 6, mostTrials: 30 };

function trialsOf(label: string, values: readonly (number | null)[]): readonly TrialResult[] {
  return values.map((value, index) => ({
    trial: index + 1,
    label,
    state: 'measured',
    measurement: trialMeasurement({ latency_mean_ms: value, age_mean_ms: 1 }),
  }));
}

const steady = trialsOf('steady', [100, 101, 99, 100, 102, 98]);
const wild = trialsOf('wild', [100, 140, 60, 100, 150, 50]);

test('the least certain strategy decides', () => {
  expect(judgeStability(steady, goal)).toMatchObject({ reached: true, widest: { label: 'steady' } });
  expect(judgeStability([...steady, ...wild], goal)).toMatchObject({
    reached: false,
    // From 50 + 10·5/14 to 150 − 10·5/14, around 100.
    widest: { label: 'wild', share: expect.closeTo(0.5 - 5 / 14 / 10, 9) },
  });
});

test('no run is stable before it has as many trials as an interval needs, or as were asked for', () => {
  expect(isStable(steady.slice(0, 5), goal)).toBe(false);
  expect(judgeStability(steady.slice(0, 5), goal).widest).toEqual({ label: 'steady', share: null });
  expect(isStable(steady, goal)).toBe(true);
  expect(isStable(steady, { ...goal, fewestTrials: 7 })).toBe(false);
});

test('values without a doubt are stable, those around 0 with one are not', () => {
  expect(judgeStability(trialsOf('webhook', Array(6).fill(0)), goal)).toMatchObject({ reached: true });
  expect(judgeStability(trialsOf('webhook', [0, 0, 0, 0, 1, 1]), goal)).toMatchObject({
    reached: false,
    widest: { share: null },
  });
});

test('nobody waits for a strategy without the metric, nor for one that always fails', () => {
  const onDemand = trialsOf('on-demand', Array(6).fill(null));
  const failing = Array.from(
    { length: 6 },
    (_, index): TrialResult => ({
      ...{ trial: index + 1, label: 'failing', state: 'failed', code: 'PVP_TRIAL_FAILED' },
      message: 'no',
    }),
  );
  expect(isStable([...steady, ...onDemand, ...failing], goal)).toBe(true);
  expect(isStable(onDemand, goal)).toBe(true);
  expect(judgeStability(onDemand, goal)).toMatchObject({ reached: false, widest: null });
});
