import { expect, test } from 'vitest';
import { observationSchema } from '../../core/observation.js';
import { lookIdle } from './look-idle.js';

test('an idle process is looked at for a quarter of a second, and costs less than that', async () => {
  const look = await lookIdle();
  expect(observationSchema.parse(look)).toEqual(look);
  const { cpuUs = Number.NaN, spanUs = Number.NaN } = look.kind === 'idle' ? look : {};
  expect(spanUs).toBeGreaterThanOrEqual(249_000);
  expect(cpuUs).toBeLessThan(spanUs);
});
