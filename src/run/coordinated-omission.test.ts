import { expect, test } from 'vitest';
import type { Observation } from '../core/observation.js';
import { createTrialMeter } from '../measure/create-trial-meter.js';
import { nearestRank } from '../measure/nearest-rank.js';
import type { Plan, TrialPlan } from '../plan/plan.js';
import { findStrategy } from '../strategies/find-strategy.js';
import { createSettleInNode } from '../worlds/virtual/settle-in-node.js';
import { createVirtualClock } from '../worlds/virtual/virtual-clock.js';
import { conductTrial } from './conduct-trial.js';
import { planOf } from './testing/plan-of.js';
import { type Stall, stallSource } from './testing/stall-source.js';
import { createVirtualStage } from './virtual-stage.js';

/**
 * A load generator that waits for its system counts a stall once, and leaves out what would have come meanwhile (Gil
 * Tene's coordinated omission). Here the source, which makes the events, stands still itself. It is measured by the
 * real measure stage, in virtual time.
 */

const warmUpUs = 2_000_000;
const stallFromUs = warmUpUs + 40_000_000;
const stallUs = 1_400_000;

/** Runs the plan's only trial with a source that stands still for 1.4 s in the middle of the window. */
async function runStalled({ trials: [trial = expect.fail()] }: Plan) {
  const meter = await createTrialMeter({ ...trial, delivers: findStrategy(trial.strategy.id).delivers });
  const clock = createVirtualClock(createSettleInNode());
  const booked: Observation[] = [];
  let stall: Stall | undefined;
  const stage = createVirtualStage(
    clock,
    trial,
    (side, observation) => {
      booked.push(observation);
      meter.observe(side, observation);
    },
    (ports) => stallSource(ports, () => stall),
  );
  const begin = (startUs: number) => {
    stall = { fromUs: startUs + stallFromUs, untilUs: startUs + stallFromUs + stallUs };
    meter.begin(startUs);
  };
  const signal = new AbortController().signal;
  const ending = await clock.run(() =>
    conductTrial(stage, trial, { begin, signal, onCounts: () => undefined }),
  );
  return { trial, booked, measurement: meter.finish(ending) };
}

/** What a tool would tell that starts its watch when the source really emits, in milliseconds. */
function latenciesFromActualSend(trial: TrialPlan, booked: readonly Observation[]): readonly number[] {
  const isMeasured = new Set(trial.trace.flatMap(({ id, phase }) => (phase === 'measured' ? [id] : [])));
  const emittedUs = new Map(
    booked.flatMap((each) => (each.kind === 'event-emitted' ? [[each.eventId, each.atUs] as const] : [])),
  );
  return booked.flatMap((each) =>
    each.kind === 'event-delivered' && isMeasured.has(each.eventId)
      ? [(each.atUs - (emittedUs.get(each.eventId) ?? Number.NaN)) / 1_000]
      : [],
  );
}

/** A percentile comes from a histogram: at most 0.1 % above the exact one. */
function expectToThreeDigits(valueMs: number | null, exactMs: number): void {
  expect(valueMs).toBeGreaterThanOrEqual(exactMs);
  expect(valueMs).toBeLessThanOrEqual(1.001 * exactMs);
}

/**
 * Ten events a second for 100 s, the first half a gap after the start: 14 of 1,000 fall into the stall, and are
 * emitted together at its end, 1,350, 1,250, …, 50 ms late. The 990th latency is that of the fourth of them. Over the
 * stream all take one transit. Of the pushes that leave together, all but one open a connection: a round trip more.
 */
test.each([
  { id: 'sse', p99Ms: 370, maxMs: 1_370, hiddenP99Ms: 20, hiddenMaxMs: 20 },
  { id: 'webhook', p99Ms: 410, maxMs: 1_370, hiddenP99Ms: 60, hiddenMaxMs: 60 },
])(
  'a stall of the source stands in the p99 of $id; latencies from the actual send hide it',
  async ({ id, p99Ms, maxMs, hiddenP99Ms, hiddenMaxMs }) => {
    const plan = planOf(`
name: stalled
summary: The source stands still for 1.4 s.
workload: { arrivals: { process: constant, rate: 10/s }, duration: 100s }
source: { webhook: { concurrency: 20 } }
link: { latency: 20ms }
strategies: [${id}]
warm-up: 2s`);
    const { trial, booked, measurement } = await runStalled(plan);
    const { metrics, deliveries } = measurement;
    expect(metrics).toMatchObject({ events_occurred: 1_000, events_delivered: 1_000, events_lost: 0 });

    const latenciesMs = deliveries.map(({ latencyUs }) => (latencyUs ?? Number.NaN) / 1_000);
    expect(latenciesMs.filter((latencyMs) => latencyMs > 20)).toHaveLength(14);
    expect(nearestRank(latenciesMs, 0.99)).toBe(p99Ms);
    expectToThreeDigits(metrics.latency_p99_ms, p99Ms);
    expect(metrics.latency_max_ms).toBe(maxMs);
    expect(metrics.emission_late_p99_ms).toBe(350);

    const hiddenMs = latenciesFromActualSend(trial, booked);
    expect(hiddenMs).toHaveLength(1_000);
    expect(nearestRank(hiddenMs, 0.99)).toBe(hiddenP99Ms);
    expect(Math.max(...hiddenMs)).toBe(hiddenMaxMs);
  },
);

test('reads are asked at their instants, whatever the source does: those of the stall wait for its end', async () => {
  const plan = planOf(`
name: stalled
summary: The source stands still for 1.4 s.
workload: { arrivals: { process: constant, rate: 1/s }, duration: 60s, reads: { rate: 20/s } }
strategies: [on-demand]
warm-up: 2s`);
  const { trial, measurement } = await runStalled(plan);
  const { metrics } = measurement;
  const waitsUs = trial.reads.map(({ offsetUs }) =>
    offsetUs >= stallFromUs && offsetUs < stallFromUs + stallUs ? stallFromUs + stallUs - offsetUs : 0,
  );
  const waiting = waitsUs.filter((waitUs) => waitUs > 0).length;
  // More than a hundredth of the reads, so that the 99th percentile is one of them.
  expect(waiting).toBeGreaterThan(0.011 * trial.reads.length);
  expect(metrics.reads_total).toBe(trial.reads.length);
  const sumUs = waitsUs.reduce((sum, waitUs) => sum + waitUs, 0);
  expect(metrics.read_latency_mean_ms).toBeCloseTo(sumUs / waitsUs.length / 1_000, 9);
  const p99Ms = (nearestRank(waitsUs, 0.99) ?? 0) / 1_000;
  expect(p99Ms).toBeGreaterThan(50);
  expectToThreeDigits(metrics.read_latency_p99_ms, p99Ms);
});
