import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProcessRecords } from './process-records.js';
import { subtractIdle } from './subtract-idle.js';

test('the idle baseline is scaled to the window, and taken off what the system charged', () => {
  expect(subtractIdle({ cpuUs: 50_000, spanUs: 10_000_000 }, 0.0012)).toEqual({
    ...{ rawUs: 50_000, idleUs: 12_000, netUs: 38_000 },
  });
});

test('a process that cost less than waiting has cost nothing; without a baseline nothing is taken off', () => {
  expect(subtractIdle({ cpuUs: 11_000, spanUs: 10_000_000 }, 0.0012).netUs).toBe(0);
  expect(subtractIdle({ cpuUs: 5_000, spanUs: 1_000_000 }, null)).toEqual({
    ...{ rawUs: 5_000, idleUs: null, netUs: 5_000 },
  });
});

test('what is charged lies between both marks of the window; without both nothing is known', () => {
  const us = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(us, us, us, (startUs, cpuUs, spanUs) => {
      const records = createProcessRecords();
      const resources = { kind: 'resources', residentBytes: 0, loopDelayP99Us: 0 } as const;
      records.take({ ...resources, mark: 'window-start', cpuUs: startUs, atUs: 500 });
      expect(records.charged()).toBeNull();
      records.take({ ...resources, mark: 'window-end', cpuUs: startUs + cpuUs, atUs: 500 + spanUs });
      expect(records.charged()).toEqual({ cpuUs, spanUs });
    }),
  );
});
