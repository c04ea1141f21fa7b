import { expect, test } from 'vitest';
import { poissonTails } from './poisson-tails.js';

test('it gives the tails that a table gives', () => {
  // Poisson with mean 2: P(0) = 0.135335, P(1) = P(2) = 0.270671, P(3) = 0.180447.
  const tails = poissonTails(2, 4);
  expect(tails).toHaveLength(4);
  for (const [index, wanted] of [0.864665, 0.593994, 0.323324, 0.142877].entries()) {
    expect(tails[index]).toBeCloseTo(wanted, 6);
  }
});

test('the tails of a variate sum to its mean, also where e^(−mean) underflows', () => {
  for (const mean of [0, 0.01, 3, 900]) {
    const sum = poissonTails(mean, 2_000).reduce((total, tail) => total + tail, 0);
    expect(sum).toBeCloseTo(mean, 6);
  }
});

test('of nothing asked for there is nothing', () => {
  expect(poissonTails(5, 0)).toEqual([]);
});
