/**
 * How long a `Retry-After` header asks to wait, in microseconds from now: it gives seconds or an HTTP date
 * (RFC 9110, section 10.2.3).
 * @param nowUnixMs wall-clock time, which a date is compared with
 * @returns 0 for a date that has passed, and undefined when the header is absent or neither of both
 */
export function parseRetryAfterUs(value: string | undefined, nowUnixMs: number): number | undefined {
  if (value === undefined || value === '') {
    return undefined;
  }
  if (/^\d{1,9}$/.test(value)) {
    return Number(value) * 1_000_000;
  }
  const atUnixMs = /^[A-Z][a-z]{2}, .+ GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(atUnixMs) ? undefined : Math.max(0, atUnixMs - nowUnixMs) * 1_000;
}
