import { expect, test } from 'vitest';
import { countVerdicts } from './testing/repeat-virtually.js';

const minutes = 60_000;

/**
 * With about 12 latencies in each trial, of a spread (standard deviation) of a fifth of their mean. METHOD.md states
 * these shares.
 */
test.each([
  { trials: 6, repetitions: 200, foundAtLeast: 0.65 },
  { trials: 10, repetitions: 200, foundAtLeast: 0.85 },
  { trials: 20, repetitions: 100, foundAtLeast: 0.98 },
])(
  'a true difference of 10 % is found with $trials trials in a share of $foundAtLeast or more',
  {
    timeout: 10 * minutes,
  },
  async ({ trials, repetitions, foundAtLeast }) => {
    const conditions = { repetitions, trials, slowdown: 1.1 };
    const { less, more } = await countVerdicts(conditions, 'latency_mean_ms');
    expect(less / repetitions).toBeGreaterThanOrEqual(foundAtLeast);
    expect(more / repetitions).toBeLessThanOrEqual(0.01);
  },
);
