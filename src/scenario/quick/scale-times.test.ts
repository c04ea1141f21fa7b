import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDurationUs } from '../../core/units/duration.js';
import { parseRatePerSecond } from '../../core/units/rate.js';
import { strategies } from '../../strategies/registry.js';
import { valueAt } from '../is-record.js';
import { scenarioJsonSchema } from '../json-schema.js';
import { durationRoles } from './duration-roles.js';
import { mapQuantities } from './map-quantities.js';
import { scaleTimes, scaleTrace } from './scale-times.js';

const schema = scenarioJsonSchema();

function scenarioOf(rate: string, every: string) {
  return {
    name: 'scaled',
    summary: 'A poller.',
    workload: {
      arrivals: { process: 'bursty', rate, burst: 5 },
      reads: { rate: '30/min' },
      duration: '1h',
      payload: '512B',
    },
    strategies: ['webhook', { 'interval-poll': { every, label: 'slow poll', limit: 7 } }],
    link: { latency: '40ms' },
    quick: { duration: '12s' },
  };
}

const poll = ['strategies', '1', 'interval-poll'];

test('divides every duration and multiplies every rate, defaults included, and leaves all else alone', () => {
  const scaled = scaleTimes(scenarioOf('2/min', '1m'), schema, 10);
  expect(scaled).toMatchObject({
    name: 'scaled',
    workload: {
      // 2/min is 2,880/d.
      arrivals: { process: 'bursty', rate: '28800/d', burst: 5, within: '10000us' },
      reads: { rate: '432000/d' },
      duration: '360000000us',
      payload: '512B',
    },
    link: { latency: '4000us', jitter: '0us' },
    consumer: { processing: '0us', 'dedupe-age': '360000000us' },
    drain: '3000000us',
    quick: { duration: '12s' },
  });
  expect(valueAt(scaled, poll)).toEqual({
    every: '6000000us',
    timeout: '1000000us',
    label: 'slow poll',
    limit: 7,
  });
  expect(valueAt(scaled, ['strategies', '0'])).toEqual({ webhook: {} });
  expect(valueAt(scaled, ['source', 'webhook', 'retries', '1'])).toBe('30000000us');
});

test('time-outs stay half a second long, unless they were shorter', () => {
  const source = { webhook: { timeout: '15s' } };
  const scaled = scaleTimes({ ...scenarioOf('2/s', '1m'), source }, schema, 1_000);
  expect(valueAt(scaled, [...poll, 'timeout'])).toBe('500000us');
  expect(valueAt(scaled, ['source', 'webhook', 'timeout'])).toBe('500000us');
  const short = { webhook: { timeout: '20ms' } };
  const again = scaleTimes({ ...scenarioOf('2/s', '1m'), source: short }, schema, 1_000);
  expect(valueAt(again, ['source', 'webhook', 'timeout'])).toBe('20000us');
});

test('nothing becomes shorter than its field allows', () => {
  const scaled = scaleTimes(scenarioOf('2/s', '1m'), schema, 1_000);
  expect(valueAt(scaled, ['source', 'stream', 'heartbeat'])).toBe('100000us');
});

test('events per interval stay what they are, whatever the factor', () => {
  const unit = fc.constantFrom('/s', '/min', '/h', '/d');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90_000 }),
      unit,
      fc.integer({ min: 1_000, max: 86_400_000 }),
      fc.double({ min: 1, max: 1_000, noNaN: true }),
      (count, per, everyMs, factor) => {
        const [rate, every] = [`${count}${per}`, `${everyMs}ms`];
        const scaled = scaleTimes(scenarioOf(rate, every), schema, factor);
        const before = perInterval(rate, every);
        const after = perInterval(
          String(valueAt(scaled, ['workload', 'arrivals', 'rate'])),
          String(valueAt(scaled, [...poll, 'every'])),
        );
        // Durations are whole microseconds, and the shortest here has a thousand of them after scaling.
        expect(after / before).toBeCloseTo(1, 3);
        expect(Math.abs(after / before - 1)).toBeLessThanOrEqual(0.5 / ((everyMs * 1_000) / factor) + 1e-12);
      },
    ),
  );
});

function perInterval(rate: string, every: string): number {
  const [ratePerSecond, everyUs] = [parseRatePerSecond(rate), parseDurationUs(every)];
  if (!ratePerSecond.ok || !everyUs.ok) {
    throw new Error(`${rate} or ${every} cannot be read`);
  }
  return (ratePerSecond.value * everyUs.value) / 1_000_000;
}

test('every strategy takes part with every duration that it has', () => {
  const found = new Set<string>();
  mapQuantities({ strategies: strategies.map(({ id }) => id) }, schema, ({ path, text }) => {
    if (path[0] === 'strategies') {
      found.add(path.slice(2).join('.'));
    }
    return text;
  });
  const expected = strategies.flatMap(({ id, options }) =>
    Object.entries(options.shape).flatMap(([name, field]) => {
      const parsed = field.safeParse('5s');
      return parsed.success && parsed.data === 5_000_000 ? [`${id}.${name}`] : [];
    }),
  );
  expect(expected).toEqual(expect.arrayContaining(['interval-poll.every', 'interval-poll.timeout']));
  expect([...found].sort()).toEqual(expected.sort());
  expect(expected.filter((path) => !durationRoles.has(path.slice(path.indexOf('.') + 1)))).toEqual([]);
});

test('what cannot be read stays as it is, for validation to tell', () => {
  const faulty = {
    ...scenarioOf('2', 'soon'),
    workload: 7,
    unknown: '5s',
    strategies: [{ nothing: '1s' }, 'x', 3],
  };
  expect(scaleTimes(faulty, schema, 10)).toMatchObject({
    workload: 7,
    unknown: '5s',
    strategies: [{ nothing: '1s' }, 'x', 3],
  });
});

test('the rows of a trace move together', () => {
  const row = { type: undefined, key: undefined, payloadBytes: undefined };
  const trace = {
    events: [0, 1_500_000, 9_000_005].map((offsetUs) => ({ ...row, offsetUs })),
    startsAtUs: 7,
  };
  expect(scaleTrace(trace, 10)).toEqual({
    events: [0, 150_000, 900_000].map((offsetUs) => ({ ...row, offsetUs })),
    startsAtUs: 7,
  });
});
