import { expect, test } from 'vitest';
import { parseExposition } from '../../report/open-metrics/testing/parse-exposition.js';
import type { Progress } from '../../run/progress.js';
import { trialCounts, trialStep } from '../progress/testing/trial-counts.js';
import { renderLiveMetrics } from './render-live-metrics.js';
import { createTrialWatch } from './watch-trials.js';

const openMetrics = 'application/openmetrics-text; version=1.0.0,text/plain;q=0.5';
const first = trialStep({ position: 1, total: 2, label: 'a "b" \\ \n c' });
const second = trialStep({ position: 2, total: 2, label: 'webhook' });

function watch(...progress: readonly Progress[]) {
  const trials = createTrialWatch();
  const follow = trials.follow('shop');
  for (const each of progress) {
    follow(each);
  }
  return trials;
}

async function read(...progress: readonly Progress[]) {
  const { text } = await renderLiveMetrics(watch(...progress).trials(), openMetrics);
  return parseExposition(text).flatMap(({ samples }) => samples);
}

const counted: Progress = {
  kind: 'trial-counts',
  step: first,
  phase: 'draining',
  counts: trialCounts({
    emitted: 9,
    delivered: 7,
    requestsSent: 40,
    polls: 40,
    emptyPolls: 33,
    readsEnded: 2,
  }),
};

test('counts of a trial are counters with its labels, in OpenMetrics where that is asked for', async () => {
  const samples = await read({ kind: 'trial-started', step: first }, counted);
  const labels = { scenario: 'shop', world: 'live', strategy: first.label, trial: '1' };
  for (const [name, value] of [
    ['events_emitted_total', 9],
    ['deliveries_total', 7],
    ['deliveries_expected', 24],
    ['requests_total', 40],
    ['polls_total', 40],
    ['empty_polls_total', 33],
    ['pushes_total', 0],
    ['reads_total', 2],
    ['trial_elapsed_seconds', 4.2],
    ['trial_planned_seconds', 12],
  ] as const) {
    expect(samples).toContainEqual({ name: `push_vs_poll_live_${name}`, labels, value });
  }
});

test('a trial is in one phase at a time, and its counts stay when it has ended', async () => {
  const samples = await read(
    { kind: 'trial-started', step: first },
    counted,
    { kind: 'trial-ended', step: first, state: 'measured' },
    { kind: 'trial-started', step: second },
  );
  const phases = samples.filter(({ name, value }) => name.endsWith('_phase') && value === 1);
  expect(phases.map(({ labels }) => [labels['strategy'], labels['phase']])).toEqual([
    [first.label, 'measured'],
    ['webhook', 'starting'],
  ]);
  const polls = samples.filter(({ name }) => name.endsWith('_empty_polls_total'));
  expect(polls.map(({ labels, value }) => [labels['strategy'], value])).toEqual([[first.label, 33]]);
});

test('the simulation that follows a live run has series of its own', async () => {
  const samples = await read(
    { kind: 'trial-started', step: first },
    { kind: 'trial-started', step: trialStep({ ...first, world: 'virtual', total: 3 }) },
  );
  const planned = samples.filter(({ name }) => name.endsWith('_trials_planned'));
  expect(planned.map(({ labels, value }) => [labels['world'], value])).toEqual([
    ['live', 2],
    ['virtual', 3],
  ]);
});

test('who does not ask for OpenMetrics gets the older text format', async () => {
  const { contentType, text } = await renderLiveMetrics(watch(counted).trials(), '*/*');
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(text).toContain('# TYPE push_vs_poll_live_polls_total counter\n');
  expect(text).not.toContain('# EOF');
});

test('before anything has begun there is nothing but descriptors', async () => {
  expect(await read()).toEqual([]);
});
