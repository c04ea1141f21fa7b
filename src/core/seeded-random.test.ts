import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RandomStream } from './ports/random.js';
import { createSeededRandom, drawExponential } from './seeded-random.js';

const seeds = fc.integer({ min: 0, max: 0xffffffff });

function draw(random: RandomStream, count: number): number[] {
  return Array.from({ length: count }, () => random.unit());
}

test('the numbers of a seed are the same on every machine', () => {
  const random = createSeededRandom(42);
  expect([random.below(1_000_000), random.below(1_000_000), random.below(2 ** 32)]).toEqual([
    483_605, 21_225, 2_139_151_535,
  ]);
  expect(
    createSeededRandom(42)
      .fork('trial-1')
      .below(2 ** 32),
  ).toBe(2_141_934_970);
  expect(drawExponential(createSeededRandom(7))).toBe(3.7489125267602503);
});

test('the same seed repeats, another seed does not', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(draw(createSeededRandom(seed), 8)).toEqual(draw(createSeededRandom(seed), 8));
      expect(draw(createSeededRandom(seed), 8)).not.toEqual(draw(createSeededRandom(seed ^ 1), 8));
    }),
  );
});

test('numbers stay in their range', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 2 ** 32 }), (seed, limit) => {
      const random = createSeededRandom(seed);
      const whole = random.below(limit);
      expect(Number.isInteger(whole) && whole >= 0 && whole < limit).toBe(true);
      const unit = random.unit();
      expect(unit >= 0 && unit < 1).toBe(true);
    }),
  );
});

test('a fork does not depend on what was drawn before it, nor on other forks', () => {
  const untouched = createSeededRandom(42);
  const used = createSeededRandom(42);
  draw(used, 100);
  draw(used.fork('a'), 100);
  expect(draw(used.fork('b'), 8)).toEqual(draw(untouched.fork('b'), 8));
});

test('a thousand forks of neighbouring labels are a thousand streams', () => {
  const random = createSeededRandom(42);
  const firsts = Array.from({ length: 1_000 }, (_, index) => random.fork(`trial-${index}`).below(2 ** 32));
  expect(new Set(firsts).size).toBe(1_000);
});

test('forks are uncorrelated with each other', () => {
  const left = draw(createSeededRandom(42).fork('a'), 10_000);
  const right = draw(createSeededRandom(42).fork('b'), 10_000);
  const covariance =
    left.reduce((sum, x, index) => sum + (x - 0.5) * ((right[index] ?? 0) - 0.5), 0) / 10_000;
  // Of independent uniforms it is normal with deviation (1/12)/√n = 0.00083.
  expect(Math.abs(covariance)).toBeLessThan(0.0035);
});

test('exponential variates have mean 1, variance 1 and the tail of the exponential', () => {
  const random = createSeededRandom(1);
  const count = 100_000;
  const variates = Array.from({ length: count }, () => drawExponential(random));
  const mean = variates.reduce((sum, x) => sum + x, 0) / count;
  const variance = variates.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count;
  // Four standard errors: 1/√n for the mean, √8/√n for the variance, √(p(1−p)/n) for the shares.
  expect(Math.abs(mean - 1)).toBeLessThan(0.0127);
  expect(Math.abs(variance - 1)).toBeLessThan(0.036);
  for (const limit of [0.1, 0.5, 1, 2, 4]) {
    const share = variates.filter((x) => x > limit).length / count;
    const expected = Math.exp(-limit);
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / count));
  }
});
