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
