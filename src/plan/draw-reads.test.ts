import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeededRandom } from '../core/seeded-random.js';
import { drawReads } from './draw-reads.js';

const conditions = { readsPerSecond: 5, consumers: 3, warmUpUs: 2_000_000, durationUs: 10_000_000 };
const draw = (change: Partial<typeof conditions>, seed = 1) =>
  drawReads({ ...conditions, ...change }, createSeededRandom(seed));

test('reads are numbered in order, within the measured window, by consumers that exist', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 4 }),
      fc.nat({ max: 5_000_000 }),
      (seed, consumers, warmUpUs) => {
        const reads = draw({ consumers, warmUpUs }, seed);
        expect(reads.map(({ read }) => read)).toEqual(reads.map((_, index) => index + 1));
        expect(reads.map(({ offsetUs }) => offsetUs)).toEqual(
          reads.map(({ offsetUs }) => offsetUs).toSorted((left, right) => left - right),
        );
        for (const { offsetUs, consumer } of reads) {
          expect(offsetUs).toBeGreaterThanOrEqual(warmUpUs);
          expect(offsetUs).toBeLessThan(warmUpUs + conditions.durationUs);
          expect(consumer).toBeLessThan(consumers);
        }
      },
    ),
  );
});

test('counts per second have mean and variance equal to the rate, and every consumer its share', () => {
  const seconds = 10_000;
  const reads = draw({ durationUs: seconds * 1_000_000, warmUpUs: 0 });
  const counts = new Array<number>(seconds).fill(0);
  const byConsumer = [0, 0, 0];
  for (const { offsetUs, consumer } of reads) {
    const second = Math.floor(offsetUs / 1_000_000);
    counts[second] = (counts[second] ?? 0) + 1;
    byConsumer[consumer] = (byConsumer[consumer] ?? 0) + 1;
  }
  const mean = reads.length / seconds;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / seconds;
  // Four standard errors: √(λ/n), √((λ + 2λ²)/n), and √(p(1 − p)/N).
  expect(Math.abs(mean - 5)).toBeLessThan(0.09);
  expect(Math.abs(variance - 5)).toBeLessThan(0.3);
  for (const count of byConsumer) {
    expect(Math.abs(count / reads.length - 1 / 3)).toBeLessThan(0.0085);
  }
});

test('the number of consumers and the warm-up move no instant; a longer window begins as a shorter one', () => {
  const offsets = (change: Partial<typeof conditions>, warmUpUs = conditions.warmUpUs) =>
    draw({ ...change, warmUpUs }).map(({ offsetUs }) => offsetUs - warmUpUs);
  expect(offsets({ consumers: 50 })).toEqual(offsets({}));
  expect(offsets({}, 0)).toEqual(offsets({}));
  const short = draw({ durationUs: 4_000_000 });
  expect(short.length).toBeGreaterThan(5);
  expect(draw({}).slice(0, short.length)).toEqual(short);
});

test('no rate, no reads', () => {
  expect(draw({ readsPerSecond: 0 })).toEqual([]);
});
