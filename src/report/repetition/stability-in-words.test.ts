import { expect, test } from 'vitest';
import type { Stability } from '../../analyse/comparison.js';
import { repeatedComparison } from '../testing/repeated-comparison.js';
import { stabilityInWords } from './stability-in-words.js';

function words(change: Partial<Stability> | null): string | null {
  const stability: Stability | null = change && {
    ...{ metric: 'latency_mean_ms', targetShare: 0.05, mostTrials: 30, reached: false },
    widest: { label: 'slow poll', share: 0.0722 },
    ...change,
  };
  const scenario = { ...repeatedComparison.scenario, trialCount: 12 };
  return stabilityInWords({ stability, scenario });
}

test('nothing is said where the number of trials was fixed', () => {
  expect(words(null)).toBeNull();
});

test('a goal that was reached, missed, or could not be looked at', () => {
  expect(words({ reached: true })).toBe(
    'Stable after 12 trials of at most 30: half of each 95 % interval of latency_mean_ms is within 5.0 % of its median.',
  );
  expect(words({})).toBe(
    'Not stable after 12 trials: half of the 95 % interval of latency_mean_ms of slow poll is 7.2 % of its median, and ' +
      '5.0 % was asked for. Longer trials (--duration) or more of them (--max-trials) help.',
  );
  expect(words({ widest: { label: 'slow poll', share: null } })).toMatch(
    /^Not stable after 12 trials: latency_mean_ms of slow poll has no 95 % interval to go by, and/,
  );
  expect(words({ widest: null })).toMatch(/^No strategy has latency_mean_ms in any trial/);
});
