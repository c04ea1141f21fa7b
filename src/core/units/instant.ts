import type { Parsed } from './quantity.js';

const shape = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an ISO 8601 instant with a time zone, such as `2026-01-01T00:00:01.5Z`: whole microseconds since 1970.
 * Digits beyond the microsecond are cut off.
 */
export function parseInstantUs(text: string): Parsed {
  const [, date = '', time = '', fraction = '', zone = ''] = shape.exec(text.trim()) ?? [];
  const localMs = Date.parse(`${date}T${time}Z`);
  // Date.parse turns 31 February into 3 March; an instant that does not come back as it went in is no instant.
  if (Number.isNaN(localMs) || new Date(localMs).toISOString() !== `${date}T${time}.000Z`) {
    const fault = `"${text}" is not a time with a zone, such as 2026-01-01T12:00:00.250Z`;
    return { ok: false, fault };
  }
  const zonedMs = Date.parse(`${date}T${time}${zone}`);
  const fractionUs = Number(fraction.padEnd(6, '0').slice(0, 6));
  return Number.isNaN(zonedMs)
    ? { ok: false, fault: `"${zone}" is not a time zone; allowed are Z and offsets such as +01:00` }
    : { ok: true, value: zonedMs * 1_000 + fractionUs };
}

/** Writes whole microseconds since 1970 as ISO 8601 UTC with microseconds: `2026-01-01T00:00:01.234567Z`. */
export function formatInstant(instantUs: number): string {
  const microseconds = ((instantUs % 1_000) + 1_000) % 1_000;
  const milliseconds = new Date((instantUs - microseconds) / 1_000).toISOString().slice(0, -1);
  return `${milliseconds}${String(microseconds).padStart(3, '0')}Z`;
}
