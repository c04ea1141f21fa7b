import { expect, test } from 'vitest';
import type { OnProgress, TrialStep } from '../../run/progress.js';
import { createPlainProgress } from './plain-progress.js';
import { createStatusLine } from './status-line.js';

const step: TrialStep = { position: 2, total: 9, trial: 1, label: 'interval-poll' };

/** A screen that records what is written, and a clock that is moved by hand. */
function createScreen() {
  const screen = {
    text: '',
    atMs: 0,
    write: (text: string) => {
      screen.text += text;
    },
    nowMs: () => screen.atMs,
  };
  return screen;
}

function tellCounts(onProgress: OnProgress, delivered: number): void {
  onProgress({
    kind: 'trial-counts',
    step,
    phase: 'measuring',
    counts: {
      elapsedUs: 4_200_000,
      plannedUs: 12_000_000,
      emitted: 9,
      delivered,
      deliveriesExpected: 24,
      requestsSent: 5,
    },
  });
}

test('a log gets the start and end of a trial and a line every five seconds at most', () => {
  const screen = createScreen();
  const { onProgress } = createPlainProgress(screen);
  onProgress({ kind: 'trial-started', step });
  for (screen.atMs = 1_000; screen.atMs <= 11_000; screen.atMs += 1_000) {
    tellCounts(onProgress, screen.atMs / 1_000);
  }
  onProgress({ kind: 'trial-ended', step, state: 'measured' });
  expect(screen.text.split('\n')).toEqual([
    '[2/9] interval-poll, trial 1: started',
    '[2/9] interval-poll, trial 1: measuring, 8 s left · 9 emitted · 5/24 delivered · 5 requests',
    '[2/9] interval-poll, trial 1: measuring, 8 s left · 9 emitted · 10/24 delivered · 5 requests',
    '[2/9] interval-poll, trial 1: measured',
    '',
  ]);
});

test('trials that run side by side are told of together', () => {
  const screen = createScreen();
  const { onProgress } = createStatusLine({ ...screen, nowMs: () => screen.atMs, columns: 120 });
  const beside: TrialStep = { ...step, position: 3, label: 'webhook' };
  onProgress({ kind: 'trial-started', step });
  onProgress({ kind: 'trial-started', step: beside });
  expect(screen.text.split('\r').at(-1)).toBe('[2-3/9] 2 side by side, trial 1: starting');
  const counts = {
    elapsedUs: 0,
    plannedUs: 9_000_000,
    emitted: 1,
    delivered: 1,
    deliveriesExpected: 4,
    requestsSent: 2,
  };
  screen.atMs = 1_000;
  onProgress({ kind: 'trial-counts', step: beside, phase: 'measuring', counts });
  screen.atMs = 2_000;
  onProgress({
    kind: 'trial-counts',
    step,
    phase: 'warm-up',
    counts: { ...counts, elapsedUs: 2_000_000, delivered: 0 },
  });
  expect(screen.text.split('\r').at(-1)).toBe(
    '[2-3/9] 2 side by side, trial 1: warm-up, 9 s left · 2 emitted · 1/8 delivered · 4 requests',
  );
  onProgress({ kind: 'trial-ended', step: beside, state: 'measured' });
  screen.atMs = 3_000;
  tellCounts(onProgress, 7);
  expect(screen.text.split('\r').at(-1)?.trimEnd()).toBe(
    '[2/9] interval-poll, trial 1: measuring, 8 s left · 9 emitted · 7/24 delivered · 5 requests',
  );
});

test('a status line is cut to the terminal, covers what stood there, and leaves an empty line', () => {
  const screen = createScreen();
  const display = createStatusLine({ ...screen, columns: 42 });
  tellCounts(display.onProgress, 1);
  expect(screen.text).toBe('\r[2/9] interval-poll, trial 1: measuring…');
  screen.text = '';
  display.onProgress({ kind: 'trial-ended', step, state: 'failed' });
  expect(screen.text).toBe('\r[2/9] interval-poll, trial 1: failed    ');
  screen.text = '';
  display.end();
  expect(screen.text).toBe(`\r${' '.repeat(36)}\r`);
});

test('a status line is not redrawn more often than ten times a second', () => {
  const screen = createScreen();
  const display = createStatusLine({ ...screen, nowMs: () => screen.atMs, columns: 100 });
  tellCounts(display.onProgress, 1);
  screen.text = '';
  screen.atMs = 99;
  tellCounts(display.onProgress, 2);
  expect(screen.text).toBe('');
  screen.atMs = 100;
  tellCounts(display.onProgress, 3);
  expect(screen.text).toContain('3/24 delivered');
});
