import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TraceEvent } from '../core/event.js';
import { checkScenario } from '../scenario/check-scenario.js';
import { loadScenario } from '../scenario/load-scenario.js';
import { readScenarioFlags } from '../scenario/scenario-changes.js';
import { formatFault } from '../scenario/scenario-fault.js';
import { buildPlan } from './build-plan.js';
import type { Plan, TrialPlan } from './plan.js';

const folder = mkdtempSync(join(tmpdir(), 'push-vs-poll-'));
beforeAll(() => {
  writeFileSync(
    join(folder, 'orders.csv'),
    'at,type,key,bytes\n2026-03-01T09:00:00.5Z,invoice.sent,I-1,100\n2026-03-01T09:00:02Z,,,\n2026-03-01T09:00:09Z,,,\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function planOf(...set: string[]): Plan {
  return buildPlan(loadScenario('order-placed', readScenarioFlags({ set })));
}

function firstTrial(plan: Plan): TrialPlan {
  const [trial] = plan.trials;
  if (trial === undefined) {
    throw new Error('a plan has trials');
  }
  return trial;
}

function measured(plan: Plan): readonly TraceEvent[] {
  return firstTrial(plan).trace.filter(({ phase }) => phase === 'measured');
}

test('the events of order-placed are the same bytes on every machine', () => {
  const { trace, seed } = firstTrial(planOf());
  expect(trace).toHaveLength(19);
  expect(seed).toBe(3_977_502_691);
  expect(trace[0]).toEqual({
    sequence: 1,
    id: 'evt_v6bkqwvmv5syvkg1vsx4',
    type: 'payment.succeeded',
    key: 'ORD-885222',
    payloadBytes: 512,
    audience: 'all',
    offsetUs: 912_691,
    phase: 'warm-up',
  });
  expect(createHash('sha256').update(JSON.stringify(trace)).digest('hex')).toBe(
    '81276caea2652b33cf9b50e6debc88064baa7489bf9d1a52fd3259296ddcbe59',
  );
});

test('a plan says everything that a run depends on', () => {
  const plan = planOf('link.latency=20ms', 'consumer.processing=5ms');
  expect(plan).toMatchObject({
    scenario: {
      name: 'order-placed',
      overrides: ['--set link.latency=20ms', '--set consumer.processing=5ms'],
    },
    seed: 42,
    arrivals: { process: 'poisson', ratePerSecond: 2 },
    trialCount: 1,
    expectations: [],
  });
  expect(planOf('expect.events_lost=0').expectations).toMatchObject([{ key: 'events_lost', bound: 0 }]);
  expect(plan.strategies.map(({ label }) => label)).toEqual(['webhook', 'interval-poll', 'slow poll']);
  expect(firstTrial(plan)).toMatchObject({
    trial: 1,
    strategy: { label: 'webhook', id: 'webhook', options: {} },
    traceStart: '2026-01-01T00:00:00.000Z',
    consumers: 1,
    audience: 'all',
    warmUpUs: 1_000_000,
    durationUs: 12_000_000,
    drainUs: 30_000_000,
    source: {},
    link: { latency: 20_000, jitter: 0 },
    consumer: { processingUs: 5_000, dedupeSize: 10_000, dedupeAgeUs: 3_600_000_000 },
  });
});

test('the hash is that of the file, until an option changes the scenario', () => {
  const { text, hash } = planOf().scenario;
  expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
  const changed = planOf('trials=1').scenario;
  expect(changed.text).toBe(text);
  expect(changed.hash).not.toBe(hash);
});

test('a strategy with some of the consumers has their events and reads, at the same instants as the others', () => {
  const plan = planOf(
    'workload.consumers=10',
    'workload.audience=own',
    'workload.reads={ rate: 5/s }',
    'strategies.slow poll.consumers=3',
  );
  expect(plan.consumers).toBe(10);
  expect(plan.strategies.map(({ consumers }) => consumers)).toEqual([10, 10, 3]);
  const [all = expect.fail(), , some = expect.fail()] = plan.trials;
  expect(all.consumers).toBe(10);
  expect(some.consumers).toBe(3);
  expect(some.trace).toEqual(all.trace.filter(({ audience }) => audience !== 'all' && audience < 3));
  expect(some.reads).toEqual(all.reads.filter(({ consumer }) => consumer < 3));
  for (const kept of [some.trace, some.reads]) {
    expect(kept.length).toBeGreaterThan(0);
  }
  expect(some.trace.length).toBeLessThan(all.trace.length);
  expect(some.reads.length).toBeLessThan(all.reads.length);
  expect(Object.isFrozen(some.trace)).toBe(true);
});

test('events for everybody are the same for a strategy with some of the consumers', () => {
  const plan = planOf('workload.consumers=10', 'strategies.slow poll.consumers=3');
  const [all, , some] = plan.trials;
  expect(some?.trace).toEqual(all?.trace);
  expect(some?.seed).toBe(all?.seed);
});

test('strategies rotate from trial to trial, and share the events and the seed of a trial', () => {
  const plan = planOf('trials=4');
  const label = ({ strategy }: TrialPlan) => strategy.label;
  const runs = [1, 2, 3, 4].map((trial) => plan.trials.filter((candidate) => candidate.trial === trial));
  expect(runs.map((run) => run.map(label))).toEqual([
    ['webhook', 'interval-poll', 'slow poll'],
    ['interval-poll', 'slow poll', 'webhook'],
    ['slow poll', 'webhook', 'interval-poll'],
    ['webhook', 'interval-poll', 'slow poll'],
  ]);
  for (const run of runs) {
    expect(new Set(run.map(({ trace }) => trace)).size).toBe(1);
    expect(new Set(run.map(({ seed }) => seed)).size).toBe(1);
  }
  const ids = runs.map(([first]) => first?.trace.map(({ id }) => id).join());
  expect(new Set(ids).size).toBe(4);
});

test('a trial does not depend on how many there are, or on which strategies run', () => {
  const alone = buildPlan(loadScenario('order-placed', readScenarioFlags({ strategies: 'slow poll' })));
  expect(firstTrial(alone).trace).toEqual(firstTrial(planOf('trials=3')).trace);
  expect(firstTrial(alone).seed).toBe(firstTrial(planOf('trials=3')).seed);
});

test('a plan is frozen throughout', () => {
  const { trace, source } = firstTrial(planOf());
  expect(Object.isFrozen(trace) && Object.isFrozen(trace[0]) && Object.isFrozen(source)).toBe(true);
});

test('the same seed gives the same plan, another seed gives other events', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (seed) => {
      const plan = planOf(`seed=${seed}`, 'trials=2');
      expect(JSON.stringify(planOf(`seed=${seed}`, 'trials=2'))).toBe(JSON.stringify(plan));
      expect(firstTrial(planOf(`seed=${(seed + 1) % 2 ** 32}`)).trace).not.toEqual(firstTrial(plan).trace);
    }),
    { numRuns: 20 },
  );
});

test.each(['poisson', 'constant', 'bursty'])(
  '%s: events are in order, in their phase, and told apart',
  (process) => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.nat(3_000),
        fc.integer({ min: 1, max: 3_000 }),
        (seed, warmUpMs, durationMs) => {
          const { trace } = firstTrial(
            planOf(
              `seed=${seed}`,
              `workload.arrivals={ process: ${process}, rate: 50/s }`,
              `warm-up=${warmUpMs}ms`,
              `workload.duration=${durationMs}ms`,
            ),
          );
          expect(trace.map(({ sequence }) => sequence)).toEqual(trace.map((_, index) => index + 1));
          expect(new Set(trace.map(({ id }) => id)).size).toBe(trace.length);
          let previousUs = 0;
          for (const { id, offsetUs, phase } of trace) {
            expect(id).toMatch(/^evt_[0-9a-hjkmnp-tv-z]{20}$/);
            expect(phase).toBe(offsetUs < warmUpMs * 1_000 ? 'warm-up' : 'measured');
            expect(offsetUs).toBeGreaterThanOrEqual(previousUs);
            expect(offsetUs).toBeLessThan((warmUpMs + durationMs) * 1_000);
            previousUs = offsetUs;
          }
        },
      ),
      { numRuns: 25 },
    );
  },
);

test('a longer warm-up moves the measured events, and changes nothing else about them', () => {
  const describeEvent = ({ id, type, key, offsetUs }: TraceEvent, warmUpUs: number) =>
    [id, type, key, offsetUs - warmUpUs] as const;
  const long = measured(planOf('warm-up=7s')).map((event) => describeEvent(event, 7_000_000));
  expect(long).toEqual(measured(planOf('warm-up=0s')).map((event) => describeEvent(event, 0)));
});

test('events of `own` streams are spread over all consumers, and are otherwise the same', () => {
  const shared = planOf('workload.duration=10m', 'workload.consumers=4');
  const own = planOf('workload.duration=10m', 'workload.consumers=4', 'workload.audience=own');
  const counts = [0, 1, 2, 3].map(
    (consumer) => measured(own).filter(({ audience }) => audience === consumer).length,
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(measured(own).length);
  // About 300 each; four standard deviations of a binomial count are 60.
  expect(Math.min(...counts)).toBeGreaterThan(240);
  expect(measured(own).map(({ id }) => id)).toEqual(measured(shared).map(({ id }) => id));
});

describe('a recorded trace', () => {
  function replay(fields: string): Plan {
    const text = `name: replay
summary: My own log.
workload:
  arrivals: { process: trace, file: orders.csv }
${fields}
strategies: [webhook]
`;
    const check = checkScenario(join(folder, 'replay.yaml'), text);
    if (!check.ok) {
      throw new Error(check.faults.map(formatFault).join('\n'));
    }
    return buildPlan(check.loaded);
  }

  test('is replayed row by row, from the time of its first row', () => {
    const plan = replay('');
    const { trace, traceStart, durationUs, warmUpUs } = firstTrial(plan);
    expect(trace.map(({ offsetUs, phase }) => [offsetUs, phase])).toEqual([
      [0, 'measured'],
      [1_500_000, 'measured'],
      [8_500_000, 'measured'],
    ]);
    expect(trace[0]).toMatchObject({ type: 'invoice.sent', key: 'I-1', payloadBytes: 100 });
    expect(trace[1]).toMatchObject({ key: expect.stringMatching(/^ORD-\d{6}$/), payloadBytes: 512 });
    expect({ traceStart, durationUs, warmUpUs }).toEqual({
      traceStart: '2026-03-01T09:00:00.500000Z',
      durationUs: 8_501_000,
      warmUpUs: 0,
    });
    expect(plan.arrivals.ratePerSecond).toBeCloseTo(3 / 8.501, 9);
  });

  test('has an idle warm-up and is cut at the end of the window, without changing its times', () => {
    const plan = replay('  duration: 2s\nwarm-up: 1s');
    const { trace, traceStart } = firstTrial(plan);
    expect(trace.map(({ offsetUs, phase }) => [offsetUs, phase])).toEqual([
      [1_000_000, 'measured'],
      [2_500_000, 'measured'],
    ]);
    expect(traceStart).toBe('2026-03-01T08:59:59.500000Z');
    expect(plan.arrivals.ratePerSecond).toBe(1);
  });
});
