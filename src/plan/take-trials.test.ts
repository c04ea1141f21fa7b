import { expect, test } from 'vitest';
import { planOf } from '../run/testing/plan-of.js';
import { takeTrials } from './take-trials.js';

const text = (trials: number) => `
name: repeated
summary: A scenario.
workload: { arrivals: { process: poisson, rate: 1/s }, duration: 2s, consumers: 1 }
strategies: [webhook, interval-poll: { every: 1s }]
trials: ${trials}
`;

test('the first trials of a plan are the plan of so many trials, but for the text that asks for them', () => {
  const taken = takeTrials(planOf(text(5)), 2);
  const planned = planOf(text(2));
  expect({ ...taken, scenario: planned.scenario }).toEqual(planned);
});

test('a plan that has no more stays as it is', () => {
  const plan = planOf(text(2));
  expect(takeTrials(plan, 2)).toBe(plan);
  expect(takeTrials(plan, 9)).toBe(plan);
});
