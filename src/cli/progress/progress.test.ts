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

test('a status line is cut to the terminal, covers what stood there, and leaves an empty line', () => {
  const screen = createScreen();
  const display = createStatusLine({ ...screen, columns: 40 });
  tellCounts(display.onProgress, 1);
  expect(screen.text).toBe('\r[2/9] interval-poll, trial 1: measuring');
  screen.text = '';
  display.onProgress({ kind: 'trial-ended', step, state: 'failed' });
  expect(screen.text).toBe('\r[2/9] interval-poll, trial 1: failed   ');
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
