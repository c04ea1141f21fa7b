import { expect, test } from 'vitest';
import { countVerdicts } from './testing/repeat-virtually.js';

const minutes = 60_000;

/** With 20 latencies in each trial, whose spread is half of their mean. METHOD.md states these shares. */
test.each([
  { trials: 6, foundAtLeast: 0.85 },
  { trials: 10, foundAtLeast: 0.98 },
])(
  'a true difference of 10 % is found with $trials trials in a share of $foundAtLeast or more',
  { timeout: 10 * minutes },
  async ({ trials, foundAtLeast }) => {
    const repetitions = 200;
    const { less, more } = await countVerdicts({ repetitions, trials, slowdown: 1.1 }, 'latency_mean_ms');
    expect(less / repetitions).toBeGreaterThanOrEqual(foundAtLeast);
    expect(more).toBe(0);
  },
);
