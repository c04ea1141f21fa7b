import type { Observe } from '../../core/observation.js';
import { lookIdle } from './look-idle.js';
import { rehearse } from './rehearse.js';

/**
 * What every process of a trial does before it is ready, whatever its role and its trial's strategy are: it warms
 * itself, and then looks what it costs when it only waits.
 */
export async function prepareProcess(observe: Observe): Promise<void> {
  await rehearse();
  observe(await lookIdle());
}
