import { afterEach, expect, test } from 'vitest';
import { processesBelow } from '../../run/testing/child-processes.js';
import { judgeFigure } from './contract.js';
import { probes } from './registry.js';

/** Real processes and sockets. That there are figures is asserted, never how good they are. */

afterEach(() => {
  expect(processesBelow(process.pid)).toEqual([]);
});

test('ids and names of figures are told apart', () => {
  const ids = probes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(probes.filter(({ isBrief }) => isBrief).map(({ id }) => id)).toEqual([
    'clock',
    'cpu-clock',
    'loopback',
    'processor',
    'timers',
  ]);
});

test.each(probes)(
  '$id finds figures with a unit, says what they mean, and leaves no process',
  async (probe) => {
    const { figures, verdicts } = await probe.measure('brief', new AbortController().signal);
    expect(Object.keys(figures).length).toBeGreaterThan(0);
    for (const [name, value] of Object.entries(figures)) {
      expect(name).toMatch(/^[a-z0-9_]+_(ns|us|share|count|per_second)$/);
      expect(value === null || Number.isFinite(value), name).toBe(true);
    }
    expect(verdicts.length).toBeGreaterThan(0);
    for (const { text } of verdicts) {
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
  },
);

test.each(probes)('$id ends soon when it is aborted', async (probe) => {
  const aborted = AbortSignal.abort();
  await probe.measure('brief', aborted).catch(() => undefined);
});

test('two thresholds make three states', () => {
  const texts = { good: 'a', fair: 'b', poor: 'c' };
  const judge = (value: number) => judgeFigure(value, { goodUpTo: 2, poorFrom: 5 }, texts);
  expect([0, 2, 3, 5, 6].map(judge)).toEqual([
    { state: 'good', text: 'a' },
    { state: 'good', text: 'a' },
    { state: 'fair', text: 'b' },
    { state: 'poor', text: 'c' },
    { state: 'poor', text: 'c' },
  ]);
});
