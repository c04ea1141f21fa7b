import { afterEach, expect, test } from 'vitest';
import type { TrialResult } from '../../measure/trial-measurement.js';
import type { Progress } from '../progress.js';
import { type RunOptions, runPlan } from '../run-plan.js';
import { trialProcessesOf } from '../testing/child-processes.js';
import { planOf } from '../testing/plan-of.js';
import { measured } from '../testing/run-quietly.js';

/** Real processes of several strategies at once. Order, counts and ledgers are asserted, never how long it took. */

const beside = `
name: beside
summary: Ten events a second for two seconds, for three strategies at once, twice.
schedule: side-by-side
workload:
  arrivals: { process: constant, rate: 10/s }
  duration: 2s
strategies:
  - webhook
  - interval-poll: { every: 500ms }
  - interval-poll: { every: 100ms, label: fast poll }
trials: 2
warm-up: 0s
drain: 5s
`;

afterEach(() => {
  expect(trialProcessesOf(process.pid)).toEqual([]);
});

function follow(change: Partial<RunOptions> = {}) {
  const told: string[] = [];
  const kept: TrialResult[] = [];
  const tell = (progress: Progress) => {
    if (progress.kind !== 'trial-counts') {
      told.push(`${progress.kind} ${progress.step.trial}`);
    }
  };
  const options: RunOptions = {
    world: 'live',
    signal: new AbortController().signal,
    onProgress: tell,
    onResult: async (result) => {
      kept.push(result);
    },
    ...change,
  };
  return { told, kept, options };
}

test('the strategies of a trial run at once, each with its own source, and trials one after the other', async () => {
  const { told, kept, options } = follow();
  const { results } = await runPlan(planOf(beside), options);
  const three = (what: string) => [what, what, what];
  expect(told).toEqual([
    ...three('trial-started 1'),
    ...three('trial-ended 1'),
    ...three('trial-started 2'),
    ...three('trial-ended 2'),
  ]);
  expect(results.map(({ trial, label }) => `${trial} ${label}`)).toEqual([
    '1 webhook',
    '1 interval-poll',
    '1 fast poll',
    '2 interval-poll',
    '2 fast poll',
    '2 webhook',
  ]);
  expect(kept).toEqual(results);
  for (const result of results) {
    expect(measured(result).metrics).toMatchObject({
      events_occurred: 20,
      events_delivered: 20,
      events_lost: 0,
    });
  }
});

test('in virtual time they take turns', async () => {
  const { told, options } = follow({ world: 'virtual' });
  await runPlan(planOf(beside.replace('trials: 2', 'trials: 1')), options);
  expect(told).toEqual(Array.from({ length: 3 }, () => ['trial-started 1', 'trial-ended 1']).flat());
});

test('an interruption ends all of them, and begins no further trial', async () => {
  const interruption = new AbortController();
  const { options } = follow({
    signal: interruption.signal,
    onProgress: (progress) => {
      if (progress.kind === 'trial-counts' && progress.counts.elapsedUs > 0) {
        interruption.abort();
      }
    },
  });
  const { results, interrupted } = await runPlan(planOf(beside), options);
  expect(interrupted).toBe(true);
  expect(results.map(({ trial, state }) => `${trial} ${state}`)).toEqual([
    '1 interrupted',
    '1 interrupted',
    '1 interrupted',
  ]);
});

test('a result that cannot be kept ends the run, and leaves no process behind', async () => {
  const { options } = follow({ onResult: () => Promise.reject(new Error('the disk is full')) });
  await expect(runPlan(planOf(beside), options)).rejects.toThrow('the disk is full');
});
