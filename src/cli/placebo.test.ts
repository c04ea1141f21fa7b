import { expect, test } from 'vitest';
import { countVerdicts } from './testing/repeat-virtually.js';

const minutes = 60_000;

/**
 * The whole way from scenario to verdict, in virtual time. Chance alone may call one pair in twenty different: of 1,000
 * that is 50, give or take three standard deviations of 7.
 */
test('a strategy against itself shows no difference in 930 to 970 of 1,000 repetitions', {
  timeout: 10 * minutes,
}, async () => {
  const verdicts = await countVerdicts({ repetitions: 1_000, trials: 6, slowdown: 1 }, 'latency_mean_ms');
  expect(verdicts['no-difference']).toBeGreaterThanOrEqual(930);
  expect(verdicts['no-difference']).toBeLessThanOrEqual(970);
  // Nor is one side favoured: of 50, a fair coin gives either side at least 10 but once in 100,000 times.
  expect(Math.min(verdicts.less, verdicts.more)).toBeGreaterThanOrEqual(10);
});
