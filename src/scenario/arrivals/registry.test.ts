import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSeededRandom } from '../../core/seeded-random.js';
import { arrivalProcesses } from './registry.js';

const drawnProcesses = arrivalProcesses.flatMap((process) => {
  const parsed = process.options.safeParse({ process: process.id, rate: '40/s' });
  return parsed.success ? [process] : [];
});

test('the processes of the design are there, under their own names', () => {
  expect(arrivalProcesses.map(({ id }) => id)).toEqual(['bursty', 'constant', 'poisson', 'trace']);
  expect(drawnProcesses.map(({ id }) => id)).toEqual(['bursty', 'constant', 'poisson']);
});

test('a trace is recorded in a file', () => {
  const trace = arrivalProcesses.find(({ id }) => id === 'trace');
  expect(trace?.configure({ process: 'trace', file: 'a.csv' })).toEqual({ kind: 'recorded', file: 'a.csv' });
});

describe.each(drawnProcesses.map((process) => [process.id, process] as const))('%s', (id, process) => {
  test('offsets are whole, ascending, within the window, and the same for the same seed', () => {
    const windows = fc.integer({ min: 0, max: 3_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), windows, (seed, windowUs) => {
        const arrivals = process.configure({ process: id, rate: '40/s' });
        expect(arrivals.kind).toBe('drawn');
        if (arrivals.kind === 'drawn') {
          const offsetsUs = arrivals.drawOffsets(createSeededRandom(seed), windowUs);
          expect(offsetsUs).toEqual([...offsetsUs].sort((left, right) => left - right));
          expect(offsetsUs.every((us) => Number.isInteger(us) && us >= 0 && us < windowUs)).toBe(true);
          expect(arrivals.drawOffsets(createSeededRandom(seed), windowUs)).toEqual(offsetsUs);
          expect(arrivals.ratePerSecond).toBe(40);
        }
      }),
    );
  });

  test('a rate of 0 says what to do', () => {
    for (const rate of [0, '0/s']) {
      const faults = process.options.safeParse({ process: id, rate }).error?.issues ?? [];
      expect(faults.map(({ path, message }) => [path, message])).toEqual([
        [
          ['rate'],
          expect.stringMatching(/^a rate of 0 yields no event to measure; allowed is anything above 0/),
        ],
      ]);
    }
  });
});
