import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProcessRecords } from './process-records.js';

interface Case {
  readonly startUs: number;
  readonly usedUs: number;
  readonly windowUs: number;
  readonly idle?: { readonly cpuUs: number; readonly spanUs: number };
}

function cpuOf({ startUs, usedUs, windowUs, idle }: Case) {
  const records = createProcessRecords();
  const resources = { kind: 'resources', residentBytes: 0, loopDelayP99Us: 0 } as const;
  if (idle !== undefined) {
    records.take({ kind: 'idle', ...idle, atUs: -1 });
  }
  records.take({ ...resources, mark: 'window-start', cpuUs: startUs, atUs: 500 });
  records.take({ ...resources, mark: 'window-end', cpuUs: startUs + usedUs, atUs: 500 + windowUs });
  return records.cpu();
}

test('the idle baseline is scaled to the window, and taken off what the system charged', () => {
  const idle = { cpuUs: 300, spanUs: 250_000 };
  expect(cpuOf({ startUs: 40_000, usedUs: 50_000, windowUs: 10_000_000, idle })).toEqual({
    rawUs: 50_000,
    idleUs: 12_000,
    netUs: 38_000,
  });
});

test('a process that cost less than waiting has cost nothing', () => {
  const idle = { cpuUs: 300, spanUs: 250_000 };
  expect(cpuOf({ startUs: 0, usedUs: 11_000, windowUs: 10_000_000, idle })).toEqual({
    ...{ rawUs: 11_000, idleUs: 12_000, netUs: 0 },
  });
});

test('without a look at the idle process nothing is taken off; without both marks nothing is known', () => {
  expect(cpuOf({ startUs: 7, usedUs: 5_000, windowUs: 1_000_000 })).toEqual({
    ...{ rawUs: 5_000, idleUs: null, netUs: 5_000 },
  });
  const records = createProcessRecords();
  records.take({ kind: 'idle', cpuUs: 1, spanUs: 1, atUs: 0 });
  expect(records.cpu()).toBeNull();
});

test('what is left is what was charged less the baseline, and never below zero', () => {
  const us = fc.integer({ min: 0, max: 10_000_000 });
  const positiveUs = fc.integer({ min: 1, max: 100_000_000 });
  fc.assert(
    fc.property(us, us, positiveUs, us, positiveUs, (startUs, usedUs, windowUs, cpuUs, spanUs) => {
      const cpu = cpuOf({ startUs, usedUs, windowUs, idle: { cpuUs, spanUs } });
      expect(cpu?.rawUs).toBe(usedUs);
      expect(cpu?.netUs).toBe(Math.max(0, usedUs - (cpu?.idleUs ?? Number.NaN)));
    }),
  );
});
