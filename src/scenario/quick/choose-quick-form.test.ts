import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseQuickForm, estimateLiveUs, type QuickFacts, type QuickForm } from './choose-quick-form.js';

const second = 1_000_000;
const hour = 3_600 * second;

const monthOfPolls: QuickFacts = {
  strategies: 2,
  schedule: 'side-by-side',
  allowsSideBySide: true,
  warmUpUs: second,
  durationUs: 30 * 24 * hour,
  drainUs: 120 * second,
  shortestPollUs: 60 * second,
  shortestHeaderUs: Number.POSITIVE_INFINITY,
  longestWaitUs: 60 * second,
  requestsPerSecond: 0.02,
  occasionsPerSecond: 0.02,
  given: { factor: undefined, durationUs: undefined },
};

test('a month of polls once a minute: as fast as polls may come, and cut to what fits', () => {
  const form = chooseQuickForm(monthOfPolls);
  expect(form).toEqual({
    factor: 300,
    schedule: 'side-by-side',
    warmUpUs: 500_000,
    durationUs: 21 * second - 1_600_000 - 500_000 - 1_200_000,
    drainUs: 1_200_000,
  });
});

test('a scenario that is short enough stays as it is', () => {
  const short = { ...monthOfPolls, durationUs: 5 * second, shortestPollUs: second, longestWaitUs: second };
  expect(chooseQuickForm({ ...short, drainUs: 3 * second })).toEqual({
    factor: 1,
    schedule: 'side-by-side',
    warmUpUs: second,
    durationUs: 5 * second,
    drainUs: 3 * second,
  });
});

test('is no faster than it has to be, and no faster than the machine can follow', () => {
  const hourOfPolls = { ...monthOfPolls, durationUs: hour };
  expect(chooseQuickForm(hourOfPolls).factor).toBe(210);
  expect(chooseQuickForm({ ...hourOfPolls, shortestHeaderUs: 60 * second }).factor).toBe(60);
  expect(chooseQuickForm({ ...hourOfPolls, requestsPerSecond: 20 })).toMatchObject({ factor: 25 });
  expect(chooseQuickForm({ ...hourOfPolls, requestsPerSecond: 5_000 })).toMatchObject({ factor: 1 });
});

test('where too little would occur in the window that is left, it is faster, as long as polls stay 20 ms apart', () => {
  // Once in 50 s, where polls 200 ms apart would leave 7 s for each of three strategies.
  const rare: QuickFacts = {
    ...monthOfPolls,
    strategies: 3,
    schedule: 'sequential',
    warmUpUs: 0,
    durationUs: 500 * second,
    drainUs: 30 * second,
    shortestPollUs: second,
    longestWaitUs: second,
    occasionsPerSecond: 1 / 50,
    requestsPerSecond: 10,
  };
  const occasions = ({ factor, durationUs }: QuickForm) => (factor * durationUs) / second / 50;
  const form = chooseQuickForm(rare);
  expect(occasions(form)).toBeGreaterThanOrEqual(4);
  expect(form.factor).toBeGreaterThan(5);
  expect(form.factor).toBeLessThanOrEqual(50);
  // Enough occurs already: no faster than with polls 200 ms apart.
  expect(chooseQuickForm({ ...rare, occasionsPerSecond: 1 }).factor).toBe(5);
  // So rare that even 20 ms do not suffice.
  expect(chooseQuickForm({ ...rare, occasionsPerSecond: 1 / 1_000, durationUs: hour }).factor).toBe(50);
  // Neither the machine nor a header is asked for more than it can do.
  expect(chooseQuickForm({ ...rare, requestsPerSecond: 50 }).factor).toBe(10);
  expect(chooseQuickForm({ ...rare, shortestHeaderUs: 10 * second }).factor).toBe(10);
  // What the scenario says itself counts.
  expect(chooseQuickForm({ ...rare, given: { factor: 6, durationUs: undefined } }).factor).toBe(6);
});

test('a scenario in which hardly anything occurs is not made faster than what brings in all of it', () => {
  const twice = { ...monthOfPolls, durationUs: hour, occasionsPerSecond: 2 / 3_600 };
  const form = chooseQuickForm(twice);
  expect(form.factor).toBe(210);
  expect(form.durationUs).toBe(Math.floor(hour / 210));
});

test('times that the source tells in headers stay whole seconds', () => {
  const rateLimited = { ...monthOfPolls, shortestPollUs: 10 * second, shortestHeaderUs: 60 * second };
  // Polls 200 ms apart would allow 50, which makes the header 1.2 s, and the source would say 2.
  expect(chooseQuickForm(rateLimited).factor).toBe(30);
});

test('what the scenario says about its quick form counts, as far as it fits', () => {
  const given = { factor: 60, durationUs: 10 * second };
  expect(chooseQuickForm({ ...monthOfPolls, given })).toMatchObject({ factor: 60, durationUs: 10 * second });
  const tooLong = { ...monthOfPolls, given: { ...given, durationUs: hour } };
  expect(estimateLiveUs({ ...chooseQuickForm(tooLong), strategies: 2, trials: 1 })).toBe(21 * second);
});

test('many strategies run side by side, unless they all need the same port', () => {
  const crowded = { ...monthOfPolls, strategies: 8, schedule: 'sequential' } as const;
  expect(chooseQuickForm(crowded).schedule).toBe('side-by-side');
  expect(chooseQuickForm({ ...crowded, allowsSideBySide: false }).schedule).toBe('sequential');
  expect(chooseQuickForm({ ...crowded, strategies: 4 }).schedule).toBe('sequential');
});

test('whatever the scenario, the whole run is planned for less than half a minute', () => {
  const facts = fc.record({
    strategies: fc.integer({ min: 1, max: 40 }),
    schedule: fc.constantFrom('sequential', 'side-by-side'),
    allowsSideBySide: fc.constant(true),
    warmUpUs: fc.integer({ min: 0, max: hour }),
    durationUs: fc.integer({ min: 1_000, max: 31 * 24 * hour }),
    drainUs: fc.integer({ min: 0, max: 31 * 24 * hour }),
    shortestPollUs: fc.oneof(fc.integer({ min: 1_000, max: hour }), fc.constant(Number.POSITIVE_INFINITY)),
    shortestHeaderUs: fc.oneof(
      fc.integer({ min: 1_000_000, max: hour }),
      fc.constant(Number.POSITIVE_INFINITY),
    ),
    longestWaitUs: fc.integer({ min: 0, max: 24 * hour }),
    requestsPerSecond: fc.double({ min: 0, max: 1_000_000, noNaN: true }),
    occasionsPerSecond: fc.double({ min: 0, max: 1_000_000, noNaN: true }),
    given: fc.record({
      factor: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
      durationUs: fc.option(fc.integer({ min: 1_000, max: hour }), { nil: undefined }),
    }),
  });
  fc.assert(
    fc.property(facts, (all) => {
      const form = chooseQuickForm(all);
      expect(estimateLiveUs({ ...form, strategies: all.strategies, trials: 1 })).toBeLessThanOrEqual(
        30 * second,
      );
      expect(form.factor).toBeGreaterThanOrEqual(1);
      expect(form.durationUs).toBeGreaterThanOrEqual(1_000);
      expect(form.durationUs).toBeLessThanOrEqual(Math.max(all.durationUs, all.given.durationUs ?? 0));
      expect([form.warmUpUs, form.durationUs, form.drainUs].every(Number.isInteger)).toBe(true);
    }),
  );
});
