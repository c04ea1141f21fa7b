import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeededRandom } from '../../core/seeded-random.js';
import { constant } from './constant.js';

function offsets(rate: string, windowUs: number): number[] {
  const arrivals = constant.configure({ process: 'constant', rate });
  return arrivals.kind === 'drawn' ? arrivals.drawOffsets(createSeededRandom(1), windowUs) : [];
}

test('events are evenly spaced, the first half a gap in', () => {
  expect(offsets('2/s', 2_000_000)).toEqual([250_000, 750_000, 1_250_000, 1_750_000]);
  expect(offsets('3/s', 1_000_000)).toEqual([166_666, 500_000, 833_333]);
});

test('a window of n gaps holds n events', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 60 }), (perSecond, seconds) => {
      expect(offsets(`${perSecond}/s`, seconds * 1_000_000)).toHaveLength(perSecond * seconds);
    }),
    { numRuns: 20 },
  );
});
