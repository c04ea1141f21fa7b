import { assert, asyncProperty, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { findCapacity } from './find-capacity.js';
import { judgeStep } from './judge-step.js';
import { boundUs, loadStep, stepOfTarget } from './testing/load-step.js';

const search = { startPerSecond: 400, maxPerSecond: 50_000, gridPerSecond: 50, resolution: 0.05 };

function ratesOf(found: { readonly steps: readonly { readonly ratePerSecond: number }[] }): number[] {
  return found.steps.map(({ ratePerSecond }) => ratePerSecond);
}

test('doubles the rate until it is missed twice, then bisects, and looks at the missed rate once more', async () => {
  const found = await findCapacity(async (rate) => stepOfTarget(2_600, rate), search);
  expect(ratesOf(found)).toEqual([
    400, 800, 1_600, 3_200, 3_200, 2_400, 2_800, 2_800, 2_600, 2_700, 2_700, 2_700,
  ]);
  expect(found).toMatchObject({ ending: 'bracketed', sustainedPerSecond: 2_600, missedPerSecond: 2_700 });
});

test('halves the rate when the first one is missed', async () => {
  const found = await findCapacity(async (rate) => stepOfTarget(130, rate), search);
  expect(ratesOf(found)).toEqual([400, 400, 200, 200, 100, 150, 150, 150]);
  expect(found).toMatchObject({ ending: 'bracketed', sustainedPerSecond: 100, missedPerSecond: 150 });
});

test('ends at the lowest rate when not even that is sustained', async () => {
  const found = await findCapacity(async (rate) => stepOfTarget(0, rate), search);
  expect(found).toMatchObject({ ending: 'always-missed', sustainedPerSecond: null, missedPerSecond: 50 });
});

test('ends at the highest rate allowed when that is sustained', async () => {
  const found = await findCapacity(async (rate) => stepOfTarget(1e9, rate), {
    ...search,
    maxPerSecond: 1_030,
  });
  expect(ratesOf(found)).toEqual([400, 800, 1_000]);
  expect(found).toMatchObject({ ending: 'never-missed', sustainedPerSecond: 1_000, missedPerSecond: null });
});

test('never begins above the highest rate allowed', async () => {
  const found = await findCapacity(async (rate) => stepOfTarget(1e9, rate), { ...search, maxPerSecond: 120 });
  expect(ratesOf(found)).toEqual([100]);
});

test('one miss that does not repeat is taken for a hiccup, and both steps are kept', async () => {
  let steps = 0;
  const found = await findCapacity(
    async (rate) => {
      steps += 1;
      return steps === 2 ? stepOfTarget(0, rate) : stepOfTarget(1e9, rate);
    },
    { ...search, maxPerSecond: 1_600 },
  );
  expect(ratesOf(found)).toEqual([400, 800, 800, 1_600]);
  expect(found.steps[1]?.verdict).toEqual({ state: 'missed', because: 'behind' });
  expect(found.sustainedPerSecond).toBe(1_600);
});

test('a rate that was missed while the machine was busy is found out in the end', async () => {
  let steps = 0;
  const found = await findCapacity(async (rate) => {
    steps += 1;
    return stepOfTarget(steps === 3 || steps === 4 ? 0 : 2_000, rate);
  }, search);
  expect(ratesOf(found).slice(0, 4)).toEqual([400, 800, 1_600, 1_600]);
  expect(found).toMatchObject({ ending: 'bracketed', sustainedPerSecond: 2_000, missedPerSecond: 2_100 });
});

test('a bracket that there is no time to confirm is one', async () => {
  let steps = 0;
  const found = await findCapacity(async (rate) => {
    steps += 1;
    return steps === 8 ? null : stepOfTarget(130, rate);
  }, search);
  expect(found).toMatchObject({ ending: 'bracketed', sustainedPerSecond: 100, missedPerSecond: 150 });
});

test('a search that is stopped keeps what it has, and what was missed once counts for nothing', async () => {
  let steps = 0;
  const found = await findCapacity(async (rate) => {
    steps += 1;
    return steps > 3
      ? null
      : judgeStep(loadStep({ ratePerSecond: rate, errors: steps === 3 ? 1 : 0 }), boundUs);
  }, search);
  expect(ratesOf(found)).toEqual([400, 800, 1_600]);
  expect(found).toMatchObject({ ending: 'stopped', sustainedPerSecond: 800, missedPerSecond: null });
});

test('brackets any capacity within the resolution, in few steps', async () => {
  await assert(
    asyncProperty(integer({ min: 50, max: 49_000 }), async (capacity) => {
      const found = await findCapacity(async (rate) => stepOfTarget(capacity, rate), search);
      const { sustainedPerSecond: sustained, missedPerSecond: missed } = found;
      expect(sustained).not.toBeNull();
      expect(sustained).toBeLessThanOrEqual(capacity);
      expect(missed).toBeGreaterThan(capacity);
      expect((missed ?? 0) - (sustained ?? 0)).toBeLessThanOrEqual(Math.max(50, 0.05 * (sustained ?? 0)));
      expect(found.steps.length).toBeLessThanOrEqual(23);
      expect(ratesOf(found).every((rate) => rate % 50 === 0)).toBe(true);
    }),
  );
});
