import { readSourceConditions } from '../../scenario/source-conditions.js';
import type { Conditions } from '../contract.js';

/**
 * Conditions as a test wants them: what it does not say is as a scenario has it that does not say it either, with one
 * consumer, no link and no warm-up.
 */
export function conditionsOf(
  said: Partial<Omit<Conditions, 'source'>> & Pick<Conditions, 'arrivals' | 'durationUs'>,
  source: Readonly<Record<string, unknown>> = {},
): Conditions {
  return {
    consumers: 1,
    audience: 'all',
    readsPerSecond: 0,
    payloadBytes: 512,
    link: { latency: 0, jitter: 0 },
    source: readSourceConditions(source),
    warmUpUs: 0,
    drainUs: 30_000_000,
    ...said,
  };
}
