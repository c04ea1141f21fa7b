import { expect, test } from 'vitest';
import { lookIdle } from './look-idle.js';

test('an idle process is looked at for a quarter of a second, and costs no more than it can', async () => {
  const look = await lookIdle();
  expect(look.kind).toBe('idle');
  if (look.kind === 'idle') {
    expect(look.spanUs).toBeGreaterThanOrEqual(249_000);
    expect(look.cpuUs).toBeGreaterThan(0);
  }
});
