import { expect, test } from 'vitest';
import type { Observation } from '../core/observation.js';
import { createTrialMeter } from '../measure/create-trial-meter.js';
import type { TrialPlan } from '../plan/plan.js';
import type { Strategy } from '../strategies/contract.js';
import { strategies } from '../strategies/registry.js';
import { createSettleInNode } from '../worlds/virtual/settle-in-node.js';
import { createVirtualClock } from '../worlds/virtual/virtual-clock.js';
import { conductTrial } from './conduct-trial.js';
import { planOf } from './testing/plan-of.js';
import { createVirtualStage } from './virtual-stage.js';

/** What both sides book of a trial without a link: a request that is not held is answered in no time. */
async function observe(trial: TrialPlan, { delivers }: Strategy): Promise<readonly Observation[]> {
  const meter = await createTrialMeter({ ...trial, delivers });
  const clock = createVirtualClock(createSettleInNode());
  const booked: Observation[] = [];
  const stage = createVirtualStage(clock, trial, (_side, observation) => booked.push(observation));
  const signal = new AbortController().signal;
  await clock.run(() =>
    conductTrial(stage, trial, { begin: meter.begin, signal, onCounts: () => undefined }),
  );
  return booked;
}

function connectionOf(booked: readonly Observation[]): string {
  if (booked.some(({ kind }) => kind === 'stream-traffic')) {
    return 'persistent';
  }
  const isHeld = booked.some((each) => each.kind === 'request-received' && each.atUs > each.receivedUs);
  return isHeld ? 'held' : 'per-request';
}

function pushedAs(booked: readonly Observation[]): string {
  const sent = booked.filter((each) => each.kind === 'request-sent');
  if (sent.some(({ purpose }) => purpose === 'fetch')) {
    return 'notice';
  }
  return sent.some(({ eventIds }) => eventIds.length > 1) ? 'batch' : 'other';
}

test.each(strategies)('$id does on the wire what it says it does', async (strategy) => {
  const { trials } = planOf(`
name: wire
summary: Now and then, three events at once; and somebody who asks.
workload: { arrivals: { process: bursty, rate: 6/min, burst: 3, within: 0ms }, duration: 5m, reads: { rate: 1/s } }
strategies: [${strategy.id}]`);
  const [trial = expect.fail()] = trials;
  expect(trial.trace.length).toBeGreaterThan(2);
  const booked = await observe(trial, strategy);
  const { connection, message } = strategy.wire;
  expect(connectionOf(booked)).toBe(connection);
  expect(pushedAs(booked)).toBe(message === 'notice' || message === 'batch' ? message : 'other');
  expect(message === 'state').toBe(strategy.delivers === 'state-on-read');
  // What is asked for comes in answers, of several events each.
  const items = booked.flatMap((each) => (each.kind === 'request-received' ? (each.items ?? []) : []));
  const isAskedFor = ['page', 'list'].includes(message) || strategy.id === 'hybrid';
  expect(items.some((count) => count > 1)).toBe(isAskedFor);
});
