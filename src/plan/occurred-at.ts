import type { TraceEvent } from '../core/event.js';
import { formatInstant, parseInstantUs } from '../core/units/instant.js';

/**
 * When an event occurs by its trace, as ISO 8601 UTC with microseconds: `2026-01-01T00:00:01.234567Z`.
 * @param traceStart what offset 0 of the trace stands for
 * @throws RangeError when `traceStart` is not an ISO 8601 instant
 */
export function occurredAt(event: Pick<TraceEvent, 'offsetUs'>, traceStart: string): string {
  const start = parseInstantUs(traceStart);
  if (!start.ok) {
    throw new RangeError(start.fault);
  }
  return formatInstant(start.value + event.offsetUs);
}
