import { afterEach, expect, test, vi } from 'vitest';
import { describeTerminal } from './terminal.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test.each([
  ['100', 100],
  ['', 120],
  ['0', 120],
  ['wide', 120],
])('COLUMNS=%s makes a file %i characters wide', (columns, width) => {
  vi.stubGlobal('process', { ...process, stdout: { isTTY: false }, env: { COLUMNS: columns } });
  expect(describeTerminal()).toEqual({ width, color: false });
});

test.each([
  ['1', true],
  ['', true],
  ['0', false],
  ['no', false],
])('FORCE_COLOR=%s decides about colours in a file', (force, color) => {
  vi.stubGlobal('process', { ...process, stdout: { isTTY: false }, env: { FORCE_COLOR: force } });
  expect(describeTerminal()).toEqual({ width: 120, color });
});

test.each([
  [132, 132],
  [0, 80],
])('a terminal that tells %i columns is laid out for %i, and decides about colours', (columns, width) => {
  const stdout = { isTTY: true, columns, hasColors: () => true };
  vi.stubGlobal('process', { ...process, stdout, env: { COLUMNS: '50' } });
  expect(describeTerminal()).toEqual({ width, color: true });
});
