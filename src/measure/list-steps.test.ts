import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listSteps } from './list-steps.js';
import { arbitraryLatencies, encodeLatencies } from './testing/encode-latencies.js';

test('each step says how many of the sorted values are at it or below it', () => {
  fc.assert(
    fc.property(arbitraryLatencies, (valuesUs) => {
      const ascending = Float64Array.from(valuesUs).sort();
      const steps = listSteps(encodeLatencies(valuesUs));
      let before = { valueUs: -1, countAtOrBelow: 0 };
      for (const step of steps) {
        expect(step.valueUs).toBeGreaterThan(before.valueUs);
        expect(step.countAtOrBelow).toBeGreaterThan(before.countAtOrBelow);
        expect(ascending.filter((valueUs) => valueUs <= step.valueUs)).toHaveLength(step.countAtOrBelow);
        const exactUs = ascending[step.countAtOrBelow - 1] ?? Number.NaN;
        expect(step.valueUs).toBeLessThanOrEqual(exactUs * 1.001);
        before = step;
      }
      expect(before.countAtOrBelow).toBe(valuesUs.length);
    }),
    { numRuns: 50 },
  );
});

test('of a few hundred latencies no value is left out', () => {
  const valuesUs = Array.from({ length: 400 }, (_, index) => index * 5);
  expect(listSteps(encodeLatencies(valuesUs))).toEqual(
    valuesUs.map((valueUs, index) => ({ valueUs, countAtOrBelow: index + 1 })),
  );
});

test('of very many latencies as many steps are kept as a plot can tell apart, those of the tail among them', () => {
  const valuesUs = Array.from({ length: 100_000 }, (_, index) => (index * 97) % 1_000_000);
  const steps = listSteps(encodeLatencies(valuesUs));
  expect(steps.length).toBeGreaterThan(400);
  expect(steps.length).toBeLessThan(800);
  expect(steps.filter(({ countAtOrBelow }) => countAtOrBelow > 99_000).length).toBeGreaterThan(5);
});

test('a histogram of nothing has no steps', () => {
  expect(listSteps(encodeLatencies([]))).toEqual([]);
});
