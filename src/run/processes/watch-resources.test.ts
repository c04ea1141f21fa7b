import { expect, test } from 'vitest';
import type { Observation } from '../../core/observation.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { watchResources } from './watch-resources.js';

/** What a process books of itself over 700 ms, in which `work` is called after 100 ms. */
async function watchOver(work: () => void): Promise<readonly Extract<Observation, { kind: 'resources' }>[]> {
  const booked: Extract<Observation, { kind: 'resources' }>[] = [];
  const startUs = liveClock.nowUs();
  const watch = watchResources(startUs, { warmUpUs: 50_000, durationUs: 650_000 }, (observation) => {
    if (observation.kind === 'resources') {
      booked.push(observation);
    }
  });
  await liveClock.sleepUntil(startUs + 100_000);
  work();
  await liveClock.sleepUntil(startUs + 700_000);
  await watch.end();
  return booked;
}

test('a process that blocks is found out, by its delay and by its CPU time', async () => {
  const blockedUs = 300_000;
  const [start, end] = await watchOver(() => {
    for (const untilUs = liveClock.nowUs() + blockedUs; liveClock.nowUs() < untilUs; );
  });
  expect([start?.mark, end?.mark, start?.loopDelayP99Us]).toEqual(['window-start', 'window-end', 0]);
  // The loop is looked at every 97 ms, so that the longest delay seen is at most so much shorter than the stall.
  expect(end?.loopDelayP99Us).toBeGreaterThanOrEqual(blockedUs - 97_000);
  expect((end?.cpuUs ?? 0) - (start?.cpuUs ?? 0)).toBeGreaterThan(0);
});

test('an interrupted watch books no end of the window', async () => {
  const booked: Observation[] = [];
  const startUs = liveClock.nowUs();
  const watch = watchResources(startUs, { warmUpUs: 0, durationUs: 60_000_000 }, (observation) => {
    booked.push(observation);
  });
  await liveClock.sleepUntil(startUs + 1_000);
  await watch.end();
  expect(booked.map((observation) => observation.kind === 'resources' && observation.mark)).toEqual([
    'window-start',
  ]);
});
