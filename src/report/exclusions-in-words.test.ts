import { expect, test } from 'vitest';
import { exclusionsInWords } from './exclusions-in-words.js';

test('a missing figure is told by what did not happen', () => {
  expect(exclusionsInWords([{ reason: 'no-figure', metric: 'latency_p50_ms' }])).toEqual([
    'delivered nothing',
  ]);
  expect(exclusionsInWords([{ reason: 'no-figure', metric: 'read_age_mean_ms' }])).toEqual([
    'answered no read',
  ]);
});

test('that nothing occurred is one reason, beside others', () => {
  const because = [
    { reason: 'disturbed' },
    { reason: 'no-figure', metric: 'latency_p50_ms' },
    { reason: 'no-figure', metric: 'requests_per_event' },
  ] as const;
  expect(exclusionsInWords(because)).toEqual(['was disturbed by its own machine', 'had no event to tell of']);
});
