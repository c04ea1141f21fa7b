import { expect, test } from 'vitest';
import type { Comparison, TrialRow } from '../../../analyse/comparison.js';
import { richRun } from '../../testing/rich-run-fixture.js';
import { traceTimeline } from './timeline-steps.js';

const { comparison } = richRun;

/** The run with that many rows of `rowS` seconds in each timeline: one event and two polls in each row. */
function withRows(rows: number, rowS: number): Comparison {
  const rowOf = (second: number) => ({
    second,
    events: 1,
    requestsPoll: 2,
    requestsPollEmpty: 1,
    requestsNotModified: 0,
    requestsDelivery: 0,
    requestsRetry: 0,
    requestsFetch: 0,
    requestsReconcile: 0,
    requestsRead: 0,
    requestsHandshake: 0,
    deliveries: 1,
    consumersStale: 1,
    staleShare: 0.25,
  });
  const trials = comparison.trials.map(
    (trial): TrialRow =>
      trial.state === 'failed'
        ? trial
        : {
            ...trial,
            measurement: {
              ...trial.measurement,
              timeline: Array.from({ length: rows }, (_, index) => rowOf(index * rowS)),
            },
          },
  );
  return { ...comparison, trials };
}

test('rates are per second, whatever a row covers; a poll that found nothing is one request', () => {
  const [first] = traceTimeline(withRows(10, 60))?.strategies ?? [];
  expect(first?.steps[1]).toEqual({
    fromS: 60,
    untilS: 120,
    eventsPerSecond: 1 / 60,
    requestsPerSecond: 2 / 60,
    staleShare: 0.25,
  });
});

test('a long timeline is joined to steps of round length, and loses nothing', () => {
  const traced = traceTimeline(withRows(1_440, 60));
  expect(traced?.stepS).toBe(600);
  const steps = traced?.strategies[0]?.steps ?? [];
  expect(steps).toHaveLength(144);
  const events = steps.reduce((sum, step) => sum + step.eventsPerSecond * (step.untilS - step.fromS), 0);
  expect(events).toBeCloseTo(1_440);
});

test('the first trial that most strategies measured is shown', () => {
  const trials = comparison.trials.map((trial): TrialRow => {
    const { label, strategyId } = trial;
    return trial.trial === 1 && label === 'webhook'
      ? { trial: 1, label, strategyId, state: 'failed', code: 'PVP_PROCESS_DIED', message: 'it ended' }
      : trial;
  });
  expect(traceTimeline({ ...comparison, trials })?.trial).toBe(2);
  expect(traceTimeline(comparison)?.trial).toBe(1);
});

test('the percentage is the mean of what is drawn up to the end of the window', () => {
  const run = withRows(3, 1);
  const trials = run.trials.map(
    (trial): TrialRow =>
      trial.state === 'failed'
        ? trial
        : {
            ...trial,
            measurement: {
              ...trial.measurement,
              timeline: trial.measurement.timeline.map((row) => ({ ...row, staleShare: row.second / 2 })),
            },
          },
  );
  const setup = run.setup && { ...run.setup, durationMs: 2_000 };
  const traced = traceTimeline({ ...run, setup, trials });
  expect(traced?.strategies[0]?.staleShare).toBe(0.25);
  expect(traced).toMatchObject({ windowEndS: 2, untilS: 3, staleIs: 'mean-of-row' });
});

test('a run from before stale time was measured shows who was stale at the end of each row', () => {
  const run = withRows(3, 1);
  const trials = run.trials.map(
    (trial): TrialRow =>
      trial.state === 'failed'
        ? trial
        : {
            ...trial,
            measurement: {
              ...trial.measurement,
              timeline: trial.measurement.timeline.map((row) => ({ ...row, staleShare: null })),
            },
          },
  );
  const traced = traceTimeline({ ...run, trials });
  expect(traced?.staleIs).toBe('at-end-of-row');
  expect(traced?.strategies[0]?.steps[0]?.staleShare).toBe(0.5);
});

test('an interrupted trial is not shown: its figures go into no row', () => {
  const trials = comparison.trials.map(
    (trial): TrialRow => (trial.state === 'failed' ? trial : { ...trial, state: 'interrupted' }),
  );
  expect(traceTimeline({ ...comparison, trials })).toBeNull();
});
