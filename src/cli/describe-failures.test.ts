import { expect, test } from 'vitest';
import { describeFailures } from './describe-failures.js';

test('what failed several trials is told once, with all that it hit', () => {
  const trials = [
    { trial: 1, label: 'webhook', strategyId: 'webhook', state: 'failed', code: 'A', message: 'no port' },
    {
      trial: 1,
      label: 'slow poll',
      strategyId: 'interval-poll',
      state: 'failed',
      code: 'A',
      message: 'no port',
    },
    { trial: 2, label: 'webhook', strategyId: 'webhook', state: 'failed', code: 'B', message: 'it died' },
  ] as const;
  expect(describeFailures({ trials })).toEqual([
    'error A: no port (webhook, trial 1; slow poll, trial 1)',
    'error B: it died (webhook, trial 2)',
  ]);
});

test('nothing is told when nothing failed', () => {
  expect(describeFailures({ trials: [] })).toEqual([]);
});
