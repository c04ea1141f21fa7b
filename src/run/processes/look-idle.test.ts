import { expect, test } from 'vitest';
import { observationSchema } from '../../core/observation.js';
import { lookIdle } from './look-idle.js';

test('an idle process is looked at for 0.4 s, and costs less than that', async () => {
  const look = await lookIdle();
  expect(observationSchema.parse(look)).toEqual(look);
  const { cpuUs = Number.NaN, spanUs = Number.NaN } = look.kind === 'idle' ? look : {};
  expect(spanUs).toBeGreaterThanOrEqual(399_000);
  expect(cpuUs).toBeLessThan(spanUs);
});
