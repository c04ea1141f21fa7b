import { assert, integer, nat, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from '../../report/text-width.js';
import type { Progress, TrialCounts, TrialPhase } from '../../run/progress.js';
import { createPlainProgress } from './plain-progress.js';
import { createStatusLine } from './status-line.js';
import { trialCounts, trialStep } from './testing/trial-counts.js';

const step = trialStep();
const lastStep = trialStep({ position: 9, toCome: { turns: 0, plannedUs: 0 } });

/** A screen that records what is written, and a clock that is moved by hand. */
function createScreen() {
  const screen = {
    text: '',
    atMs: 0,
    write: (text: string) => {
      screen.text += text;
    },
    nowMs: () => screen.atMs,
    /** What stands in the line that is rewritten. */
    line: () => screen.text.split('\r').at(-1)?.trimEnd(),
  };
  return screen;
}

function countsOf(change: Partial<TrialCounts>, phase: TrialPhase = 'measuring', of = step): Progress {
  return { kind: 'trial-counts', step: of, phase, counts: trialCounts(change) };
}

/** The line that a terminal of this width shows of a trial, 5 s after its start. */
function lineOf(progress: Progress, columns: number): string | undefined {
  const screen = createScreen();
  const { onProgress } = createStatusLine({ ...screen, nowMs: () => screen.atMs, columns });
  onProgress({ kind: 'trial-started', step: progress.step });
  screen.atMs = 5_000;
  onProgress(progress);
  return screen.line();
}

test('a log gets the start and end of a trial and a line every five seconds at most', () => {
  const screen = createScreen();
  const { onProgress } = createPlainProgress(screen);
  onProgress({ kind: 'trial-started', step });
  for (screen.atMs = 1_000; screen.atMs <= 11_000; screen.atMs += 1_000) {
    onProgress(
      countsOf({ elapsedUs: screen.atMs * 1_000, delivered: screen.atMs / 1_000, polls: 5, emptyPolls: 2 }),
    );
  }
  onProgress({ kind: 'trial-ended', step, state: 'measured' });
  expect(screen.text.split('\n')).toEqual([
    '[2/9] interval-poll, trial 1: started',
    '[2/9] interval-poll, trial 1: measuring, 7 s left, 1 min 31 s in all · 5 polls, 2 empty · 5/24 delivered · 9 emitted',
    '[2/9] interval-poll, trial 1: measuring, 2 s left, 1 min 26 s in all · 5 polls, 2 empty · 10/24 delivered · 9 emitted',
    '[2/9] interval-poll, trial 1: measured',
    '',
  ]);
});

test('a log tells of the simulation that follows a live run only while it takes long', () => {
  const screen = createScreen();
  const { onProgress } = createPlainProgress(screen);
  const simulated = trialStep({ world: 'virtual' });
  onProgress({ kind: 'trial-started', step });
  onProgress({ kind: 'trial-ended', step, state: 'measured' });
  screen.text = '';
  onProgress({ kind: 'trial-started', step: simulated });
  onProgress(countsOf({}, 'measuring', simulated));
  onProgress({ kind: 'trial-ended', step: simulated, state: 'measured' });
  expect(screen.text).toBe('');
  screen.atMs = 6_000;
  onProgress({ kind: 'trial-started', step: simulated });
  onProgress(countsOf({}, 'measuring', simulated));
  expect(screen.text).toMatch(/^\[2\/9\] interval-poll, trial 1: simulating, 35 %.*\n$/);
});

test('polls are counted with the empty ones among them', () => {
  expect(lineOf(countsOf({ polls: 40, emptyPolls: 12 }, 'measuring', lastStep), 120)).toBe(
    '[9/9] interval-poll, trial 1: measuring, 8 s left · 40 polls, 12 empty · 7/24 delivered · 9 emitted',
  );
});

test('a push shows its deliveries, and no polls', () => {
  expect(lineOf(countsOf({ pushes: 9, retries: 1 }, 'measuring', lastStep), 120)).toBe(
    '[9/9] interval-poll, trial 1: measuring, 8 s left · 7/24 delivered · 9 pushes, 1 retry · 9 emitted',
  );
});

test('a strategy that hands nothing over shows its reads', () => {
  const counts = { delivered: 0, deliveriesExpected: 0, readsEnded: 3, readsExpected: 10 };
  expect(lineOf(countsOf(counts, 'measuring', lastStep), 120)).toBe(
    '[9/9] interval-poll, trial 1: measuring, 8 s left · 3/10 reads · 9 emitted',
  );
});

test('a drain has no time left of its own', () => {
  expect(lineOf(countsOf({ elapsedUs: 12_300_000 }, 'draining', lastStep), 120)).toBe(
    '[9/9] interval-poll, trial 1: draining · 7/24 delivered · 9 emitted',
  );
  expect(lineOf(countsOf({ elapsedUs: 5_000_000 }, 'draining'), 120)).toMatch(
    /: draining, 1 min 31 s left in all · /,
  );
});

test('virtual time is told as a share, and the time left by the wall clock', () => {
  const virtual = trialStep({ world: 'virtual', toCome: { turns: 1, plannedUs: 12_000_000 } });
  expect(lineOf(countsOf({ elapsedUs: 4_000_000, polls: 1 }, 'measuring', virtual), 140)).toBe(
    '[2/9] interval-poll, trial 1: simulating, 33 %, about 10 s left, 25 s in all · 1 poll, 0 empty · 7/24 delivered · 9 emitted',
  );
});

test('a narrow terminal keeps the time left and the counts, then cuts the label, then the rest', () => {
  const progress = countsOf({ polls: 1_040, emptyPolls: 1_012, delivered: 700, deliveriesExpected: 2_400 });
  expect([120, 100, 80, 72, 40].map((columns) => lineOf(progress, columns))).toEqual([
    '[2/9] interval-poll, trial 1: measuring, 8 s left, 1 min 38 s in all · 1040 polls, 1012 empty · 700/2400 delivered',
    '[2/9] interval-poll: 8 s left, 1 min 38 s in all · 1040 polls, 1012 empty · 700/2400 delivered',
    '[2/9] interval-poll: 8 s left · 1040 polls, 1012 empty · 700/2400 delivered',
    '[2/9] interval…: 8 s left · 1040 polls, 1012 empty · 700/2400 delivered',
    '[2/9] interval-poll: 8 s left · 1040…',
  ]);
});

test('pushes and the trial stay as long as there is room for them', () => {
  const progress = countsOf({ pushes: 9 }, 'measuring', trialStep({ label: 'webhook' }));
  expect([100, 80, 72, 60].map((columns) => lineOf(progress, columns))).toEqual([
    '[2/9] webhook, trial 1: measuring, 8 s left, 1 min 38 s in all · 7/24 delivered · 9 pushes',
    '[2/9] webhook, trial 1: 8 s left, 1 min 38 s in all · 7/24 delivered · 9 pushes',
    '[2/9] webhook: 8 s left, 1 min 38 s in all · 7/24 delivered · 9 pushes',
    '[2/9] webhook: 8 s left, 1 min 38 s in all · 7/24 delivered',
  ]);
});

test('a simulation says so from its first line to its last', () => {
  const simulated = trialStep({ world: 'virtual' });
  const screen = createScreen();
  const { onProgress } = createStatusLine({ ...screen, nowMs: () => screen.atMs, columns: 100 });
  onProgress({ kind: 'trial-started', step: simulated });
  expect(screen.line()).toBe('[2/9] interval-poll, trial 1: simulating');
  for (const phase of ['starting', 'warm-up', 'measuring', 'draining', 'stopping'] as const) {
    screen.atMs += 1_000;
    onProgress(countsOf({}, phase, simulated));
    expect(screen.line()).toMatch(/^\[2\/9\] interval-poll, trial 1: simulating/);
  }
});

test('no status line is as wide as its terminal, whatever the label and the counts', () => {
  const count = nat({ max: 1e12 });
  const counts = record({ polls: count, emptyPolls: count, delivered: count, pushes: count });
  const label = string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  assert(
    property(label, counts, integer({ min: 20, max: 200 }), (name, some, columns) => {
      const text = lineOf(countsOf(some, 'measuring', trialStep({ label: name })), columns) ?? '';
      expect(textWidth(text)).toBeLessThan(columns);
    }),
  );
});

test('trials that run side by side are told of together', () => {
  const screen = createScreen();
  const { onProgress } = createStatusLine({ ...screen, nowMs: () => screen.atMs, columns: 140 });
  const toCome = { turns: 2, plannedUs: 24_000_000 };
  const [left, right] = [trialStep({ toCome }), trialStep({ position: 3, label: 'webhook', toCome })];
  onProgress({ kind: 'trial-started', step: left });
  onProgress({ kind: 'trial-started', step: right });
  expect(screen.line()).toBe('[2-3/9] 2 side by side, trial 1: starting');
  screen.atMs = 1_000;
  onProgress(countsOf({ elapsedUs: 1_000_000, pushes: 3 }, 'measuring', right));
  screen.atMs = 2_000;
  onProgress(countsOf({ elapsedUs: 0, delivered: 0, polls: 2 }, 'warm-up', left));
  expect(screen.line()).toBe(
    '[2-3/9] 2 side by side, trial 1: warm-up, 12 s left, 40 s in all · 2 polls, 0 empty · 7/48 delivered · 3 pushes · 18 emitted',
  );
  onProgress({ kind: 'trial-ended', step: right, state: 'measured' });
  screen.atMs = 3_000;
  onProgress(countsOf({}, 'measuring', left));
  expect(screen.line()).toMatch(/^\[2\/9\] interval-poll, trial 1: measuring, 8 s left/);
});

test('a status line covers what stood there, and leaves an empty line', () => {
  const screen = createScreen();
  const display = createStatusLine({ ...screen, columns: 42 });
  display.onProgress(countsOf({ delivered: 1 }));
  expect(screen.text).toBe('\r[2/9] interva…: 8 s left · 1/24 delivered');
  screen.text = '';
  display.onProgress({ kind: 'trial-ended', step, state: 'failed' });
  expect(screen.text).toBe('\r[2/9] interval-poll, trial 1: failed     ');
  screen.text = '';
  display.end();
  expect(screen.text).toBe(`\r${' '.repeat(36)}\r`);
});

test('a status line is not redrawn more often than ten times a second', () => {
  const screen = createScreen();
  const display = createStatusLine({ ...screen, nowMs: () => screen.atMs, columns: 100 });
  display.onProgress(countsOf({ delivered: 1 }));
  screen.text = '';
  screen.atMs = 99;
  display.onProgress(countsOf({ delivered: 2 }));
  expect(screen.text).toBe('');
  screen.atMs = 100;
  display.onProgress(countsOf({ delivered: 3 }));
  expect(screen.text).toContain('3/24 delivered');
});
