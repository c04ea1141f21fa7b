import { expect, test } from 'vitest';
import type { LoadStep } from '../core/capacity.js';
import { nameLimit } from './name-limit.js';
import { stepOfTarget } from './testing/load-step.js';

/** A search that missed 800 twice, with these figures. */
function missedWith(...changes: readonly Partial<LoadStep>[]) {
  return nameLimit({
    ending: 'bracketed',
    sustainedPerSecond: 400,
    missedPerSecond: 800,
    steps: [
      stepOfTarget(400, 400, { generatorBusyShare: 1, machineBusyShare: 1 }),
      ...changes.map((change) => stepOfTarget(400, 800, change)),
    ],
  });
}

test.each([
  ['an idle machine: the target', [{}, {}], 'target'],
  ['a full generator', [{ generatorBusyShare: 0.9 }, { generatorBusyShare: 1 }], 'generator'],
  ['a generator that was full once only', [{ generatorBusyShare: 1 }, {}], 'target'],
  ['full processors', [{ machineBusyShare: 0.95 }, { machineBusyShare: 1 }], 'shared processors'],
  ['refusals, whoever was busy', [{ refused: 1, generatorBusyShare: 1 }], 'target'],
] as const)('%s', (_name, changes, limit) => {
  expect(missedWith(...changes)).toBe(limit);
});

test('without a miss, the highest rate is the limit, or nothing is known', () => {
  const found = { sustainedPerSecond: 400, missedPerSecond: null, steps: [stepOfTarget(400, 400)] };
  expect(nameLimit({ ...found, ending: 'never-missed' })).toBe('highest rate asked for');
  expect(nameLimit({ ...found, ending: 'stopped' })).toBe('unknown');
});
