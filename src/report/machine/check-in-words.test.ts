import { expect, test } from 'vitest';
import { machineCheckFixture } from '../testing/machine-check-fixture.js';
import { datesOfCheck, doubtsAbout, figureInWords, figuresInWords, stateOfProbe } from './check-in-words.js';
import { renderTerminalCheck } from './terminal-check.js';

test.each([
  ['clock_step_ns', 40, 'clock step 40 ns'],
  ['post_p50_us', 999, 'post p50 999 µs'],
  ['timer_late_p99_us', 1_234, 'timer late p99 1.23 ms'],
  ['link_error_p50_us', -2_000, 'link error p50 -2.00 ms'],
  ['steal_share', 0.0123, 'steal 1.2 %'],
  ['autocannon_posts_per_second', 17_100, 'autocannon posts 17100 per second'],
  ['steal_share', null, 'steal —'],
] as const)('%s of %s', (name, value, words) => {
  expect(figureInWords(name, value)).toBe(words);
});

test('a check is told by its figures, its gravest states, its doubts and its dates', () => {
  const { probes } = machineCheckFixture;
  expect(probes.map(stateOfProbe)).toEqual(['good', 'fair', 'failed']);
  expect(probes.map(figuresInWords)).toEqual([
    'clock read 120 ns, clock step 40 ns',
    'timer late p95 3.21 ms, timer late p99 —',
    '',
  ]);
  expect(doubtsAbout(machineCheckFixture)).toEqual([
    'Events and polls leave late.',
    'loopback throughput: was not done within 6.0 s.',
  ]);
  expect(datesOfCheck(machineCheckFixture)).toBe(
    'just before the run, and by push-vs-poll doctor on 2026-11-22 09:08 UTC',
  );
});

test('a terminal gets a row for each probe, and what follows', () => {
  expect(
    renderTerminalCheck(machineCheckFixture, { width: 72, color: false }),
  ).toBe(`clock resolution     good    Latencies are exact to the microsecond.
                             clock read 120 ns, clock step 40 ns
timer lateness       fair    Events and polls leave late.
                             timer late p95 3.21 ms, timer late p99 —
loopback throughput  failed  Not measured: it was not done within 6.0 s.

What can be trusted here
- Latencies are the strategy’s from 3.5 ms on.
`);
});

test('a state is coloured, and nothing else of its row', () => {
  const text = renderTerminalCheck(machineCheckFixture, { width: 120, color: true });
  expect(text.split('\n')[2]).toBe(
    'timer lateness       \u001b[33mfair\u001b[39m    Events and polls leave late.',
  );
});
