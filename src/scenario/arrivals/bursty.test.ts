import { expect, test } from 'vitest';
import { createSeededRandom } from '../../core/seeded-random.js';
import { bursty } from './bursty.js';

function offsets(options: object, windowUs: number): number[] {
  const arrivals = bursty.configure({ process: 'bursty', ...options });
  return arrivals.kind === 'drawn' ? arrivals.drawOffsets(createSeededRandom(3), windowUs) : [];
}

test('with 0ms all events of a burst share one instant', () => {
  const drawn = offsets({ rate: '10/s', burst: 5, within: '0ms' }, 100_000_000);
  const instants = new Set(drawn);
  expect(drawn).toHaveLength(instants.size * 5);
  expect(instants.size).toBeGreaterThan(100);
});

test('a burst has exactly its number of events, all within its time', () => {
  // About one burst in ten minutes: neighbours are told apart by a gap that no burst spans.
  const drawn = offsets({ rate: '7/h', burst: 7, within: '1s' }, 30 * 86_400_000_000);
  const bursts: number[][] = [];
  for (const offsetUs of drawn) {
    const last = bursts.at(-1);
    if (last?.[0] !== undefined && offsetUs - last[0] < 1_000_000) {
      last.push(offsetUs);
    } else {
      bursts.push([offsetUs]);
    }
  }
  // Two bursts an hour apart on average may start within the same second; it happens to 1 in 3,600.
  const whole = bursts.filter(({ length }) => length === 7);
  expect(bursts.length - whole.length).toBeLessThanOrEqual(3);
  expect(bursts.length).toBeGreaterThan(600);
});

test('the mean rate counts events, not bursts, right from the start of the window', () => {
  const drawn = offsets({ rate: '100/s', burst: 10, within: '10s' }, 2_000_000_000);
  // Deviation of the number of events: burst × √bursts = 10 × √20000 = 1414.
  expect(Math.abs(drawn.length - 200_000)).toBeLessThan(5_700);
  const early = drawn.filter((offsetUs) => offsetUs < 10_000_000).length;
  expect(early).toBeGreaterThan(600);
});
