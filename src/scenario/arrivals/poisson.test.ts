import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeededRandom } from '../../core/seeded-random.js';
import { poisson } from './poisson.js';

function offsets(rate: string, seed: number, windowUs: number): number[] {
  const arrivals = poisson.configure({ process: 'poisson', rate });
  return arrivals.kind === 'drawn' ? arrivals.drawOffsets(createSeededRandom(seed), windowUs) : [];
}

test('counts per second have mean and variance equal to the rate', () => {
  const seconds = 10_000;
  const counts = new Array<number>(seconds).fill(0);
  for (const offsetUs of offsets('5/s', 1, seconds * 1_000_000)) {
    const second = Math.floor(offsetUs / 1_000_000);
    counts[second] = (counts[second] ?? 0) + 1;
  }
  const mean = counts.reduce((sum, count) => sum + count, 0) / seconds;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / seconds;
  // Four standard errors: √(λ/n) and √((λ + 2λ²)/n).
  expect(Math.abs(mean - 5)).toBeLessThan(0.09);
  expect(Math.abs(variance - 5)).toBeLessThan(0.3);
});

test('a longer window begins with the events of a shorter one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000 }),
      fc.integer({ min: 0, max: 5_000_000 }),
      (seed, windowUs) => {
        const long = offsets('10/s', seed, 5_000_000);
        expect(offsets('10/s', seed, windowUs)).toEqual(long.filter((offsetUs) => offsetUs < windowUs));
      },
    ),
  );
});
