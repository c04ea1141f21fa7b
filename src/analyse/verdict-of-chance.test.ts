import { expect, test } from 'vitest';
import type { Contrast } from './comparison.js';
import { describeChance } from './verdict-of-chance.js';

function contrast(label: string, against: string, verdict: Contrast['verdict']): Contrast {
  return {
    ...{ label, against, metric: 'latency_p50_ms', trials: 6, ratio: 0.5 },
    interval: verdict === 'too-few-trials' ? null : { low: 0.4, high: 0.6 },
    verdict,
  };
}

test('nothing is said of chance where there are too few trials, or latencies are not compared', () => {
  expect(describeChance([])).toEqual([]);
  expect(describeChance([contrast('a', 'b', 'too-few-trials'), contrast('a', 'c', 'events-lost')])).toEqual(
    [],
  );
  expect(describeChance([{ ...contrast('a', 'b', 'less'), metric: 'requests_total' }])).toEqual([]);
});

test('differences hold, or could be chance, or some of either', () => {
  expect(describeChance([contrast('a', 'b', 'less')])).toEqual([
    'The difference in median latency holds over 6 trials (95 % intervals of the ratios).',
  ]);
  expect(describeChance([contrast('a', 'b', 'less'), contrast('a', 'c', 'more')])).toEqual([
    'Every difference in median latency holds over 6 trials (95 % intervals of the ratios).',
  ]);
  expect(describeChance([contrast('a', 'b', 'no-difference')])).toEqual([
    'Over 6 trials this run can show no difference in median latency between a and b.',
  ]);
  expect(
    describeChance([
      contrast('a', 'b', 'no-difference'),
      contrast('a', 'c', 'less'),
      contrast('b', 'c', 'no-difference'),
    ]),
  ).toEqual([
    'Over 6 trials this run can show no difference in median latency between a and b, or b and c; the other ' +
      'differences hold (95 % intervals).',
  ]);
});
