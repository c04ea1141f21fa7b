import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFreshnessMeter, type Freshness, type Passage } from './freshness-meter.js';
import { createStaleCounts } from './stale-counts.js';
import { secondUs, type TrialWindow } from './trial-window.js';

const lost = Number.POSITIVE_INFINITY;
const window: TrialWindow = { startUs: 0, fromUs: 0, untilUs: 100_000 };

function measure(passages: readonly Passage[], consumers = 1, within = window): Freshness {
  const meter = createFreshnessMeter(consumers, within);
  passages.forEach(meter.add);
  return meter.result();
}

test('a consumer that lacks nothing is fresh', () => {
  expect(measure([])).toEqual({ age_mean_ms: 0, age_peak_ms: 0, stale_share: 0 });
});

test('one event: the age is a triangle as long as the delivery takes', () => {
  const freshness = measure([{ consumer: 0, occurredUs: 10_000, deliveredUs: 30_000 }]);
  expect(freshness).toEqual({ age_mean_ms: (20 * 20) / 2 / 100, age_peak_ms: 20, stale_share: 0.2 });
});

test('the oldest missing event decides, and a later one takes over when it is delivered', () => {
  const freshness = measure([
    { consumer: 0, occurredUs: 10_000, deliveredUs: 30_000 },
    { consumer: 0, occurredUs: 20_000, deliveredUs: 60_000 },
    { consumer: 0, occurredUs: 25_000, deliveredUs: 28_000 },
  ]);
  // 10–30 ms: age 0 to 20. 30–60 ms: age 10 to 40.
  expect(freshness).toEqual({ age_mean_ms: (200 + 750) / 100, age_peak_ms: 40, stale_share: 0.5 });
});

test('a lost event makes the copy stale to the end of the window', () => {
  const freshness = measure([
    { consumer: 0, occurredUs: 60_000, deliveredUs: lost },
    { consumer: 0, occurredUs: 70_000, deliveredUs: 71_000 },
  ]);
  expect(freshness).toEqual({ age_mean_ms: 8, age_peak_ms: 40, stale_share: 0.4 });
});

test('only the window counts, but the age reaches back before it', () => {
  const late = { ...window, fromUs: 50_000 };
  const freshness = measure([{ consumer: 0, occurredUs: 20_000, deliveredUs: 60_000 }], 1, late);
  expect(freshness).toEqual({ age_mean_ms: (10 * 35) / 50, age_peak_ms: 40, stale_share: 0.2 });
});

test('consumers are averaged', () => {
  const passage = { consumer: 1, occurredUs: 0, deliveredUs: 50_000 };
  expect(measure([passage], 4).stale_share).toBe(0.125);
});

test('without a window there is nothing to average over', () => {
  const none = { ...window, untilUs: 0 };
  expect(measure([], 1, none)).toEqual({ age_mean_ms: null, age_peak_ms: null, stale_share: null });
});

const passages = fc
  .array(
    fc.record({
      consumer: fc.integer({ min: 0, max: 2 }),
      occurredUs: fc.integer({ min: 0, max: 120 }),
      tookUs: fc.option(fc.integer({ min: 0, max: 90 })),
    }),
    { maxLength: 25 },
  )
  .map((raw): readonly Passage[] =>
    raw
      .map(({ consumer, occurredUs, tookUs }) => ({
        consumer,
        occurredUs,
        deliveredUs: tookUs === null ? lost : occurredUs + tookUs,
      }))
      .sort((left, right) => left.occurredUs - right.occurredUs),
  );

/** The definition, applied to one instant. */
function ageAt(all: readonly Passage[], consumer: number, atUs: number): number {
  const missing = all.filter(
    (passage) => passage.consumer === consumer && passage.occurredUs <= atUs && atUs < passage.deliveredUs,
  );
  return missing.length === 0 ? 0 : atUs - Math.min(...missing.map(({ occurredUs }) => occurredUs));
}

test('agrees with the definition, sampled in the middle of every microsecond', () => {
  const small: TrialWindow = { startUs: 0, fromUs: 30, untilUs: 130 };
  fc.assert(
    fc.property(passages, (all) => {
      // Instants are whole, so age is linear within a microsecond, and its middle is its mean.
      const samples = [0, 1, 2].flatMap((consumer) =>
        Array.from({ length: 100 }, (_, step) => ageAt(all, consumer, 30 + step + 0.5)),
      );
      const { age_mean_ms, age_peak_ms, stale_share } = measure(all, 3, small);
      const sum = samples.reduce((total, age) => total + age, 0);
      expect(age_mean_ms).toBeCloseTo(sum / 300 / 1_000, 9);
      expect(stale_share).toBeCloseTo(samples.filter((age) => age > 0).length / 300, 9);
      const peak = Math.max(...samples);
      expect(age_peak_ms).toBeCloseTo((peak === 0 ? 0 : peak + 0.5) / 1_000, 9);
    }),
  );
});

const scaleUs = secondUs / 25;
const inSeconds = {
  startUs: 0,
  fromUs: 20 * scaleUs,
  untilUs: 20 * scaleUs + 5 * secondUs,
  bucketUs: secondUs,
};

/** Passages of three consumers, and what their meter told of five seconds. */
function countStale(small: readonly Passage[]) {
  const all = small.map(({ consumer, occurredUs, deliveredUs }) => ({
    consumer,
    occurredUs: occurredUs * scaleUs,
    deliveredUs: deliveredUs * scaleUs,
  }));
  const counts = createStaleCounts(inSeconds, 5);
  const meter = createFreshnessMeter(3, inSeconds, counts.add);
  all.forEach(meter.add);
  return { all, counts, stale_share: meter.result().stale_share };
}

test('the stale consumers at the end of each second agree with the definition', () => {
  fc.assert(
    fc.property(passages, (small) => {
      const { all, counts } = countStale(small);
      const isStale = (consumer: number, atUs: number) =>
        all.some((one) => one.consumer === consumer && one.occurredUs <= atUs && atUs < one.deliveredUs);
      const expected = Array.from({ length: 5 }, (_, second) => {
        const endUs = inSeconds.fromUs + (second + 1) * secondUs;
        return [0, 1, 2].filter((consumer) => isStale(consumer, endUs)).length;
      });
      expect(counts.byBucket()).toEqual(expected);
    }),
  );
});

test('the stale time of each second is that of a meter whose window is this second; all add up to the window', () => {
  fc.assert(
    fc.property(passages, (small) => {
      const { all, counts, stale_share } = countStale(small);
      const times = counts.staleUsByBucket();
      expect(times).toEqual(
        Array.from({ length: 5 }, (_, second) => {
          const fromUs = inSeconds.fromUs + second * secondUs;
          const one = measure(all, 3, { startUs: 0, fromUs, untilUs: fromUs + secondUs });
          return Math.round((one.stale_share ?? 0) * 3 * secondUs);
        }),
      );
      expect(times.reduce((sum, us) => sum + us, 0) / (15 * secondUs)).toBeCloseTo(stale_share ?? 0, 9);
    }),
  );
});

test('who polls at the end of each second is stale for most of it, and never at its end', () => {
  const counts = createStaleCounts({ fromUs: 0, bucketUs: secondUs }, 2);
  counts.add(250_000, secondUs);
  counts.add(1_500_000, 2 * secondUs);
  expect(counts.byBucket()).toEqual([0, 0]);
  expect(counts.staleUsByBucket()).toEqual([750_000, 500_000]);
});
