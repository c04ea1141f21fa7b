import { z } from 'zod';
import { durationPattern, formatDuration, parseDurationUs } from './duration.js';
import type { Parsed } from './quantity.js';
import { formatRate, parseRatePerSecond, ratePattern } from './rate.js';
import { formatBytes, parseSizeBytes, sizePattern } from './size.js';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * A text field with a unit. Its JSON Schema carries, beside the pattern, the range that is `allowed`: JSON Schema has
 * no keyword for bounds of such texts, and validators pass over what they do not know.
 */
function quantityField(
  parse: (text: string) => Parsed,
  format: (value: number) => string,
  bounds: Bounds,
  meta: { readonly pattern: string; readonly description: string; readonly examples: readonly string[] },
) {
  return z
    .string({ error: (issue) => describeNonText(issue.input, meta.examples) })
    .transform((raw, context) => {
      const parsed = parse(raw);
      if (!parsed.ok) {
        context.issues.push({ code: 'custom', message: parsed.fault, input: raw });
        return z.NEVER;
      }
      if (parsed.value < bounds.min || parsed.value > bounds.max) {
        const allowed = `allowed is ${format(bounds.min)} to ${format(bounds.max)}`;
        context.issues.push({ code: 'custom', message: `${raw} is out of range; ${allowed}`, input: raw });
        return z.NEVER;
      }
      return parsed.value;
    })
    .meta({
      pattern: meta.pattern,
      description: meta.description,
      allowed: { from: format(bounds.min), to: format(bounds.max) },
    });
}

function describeNonText(input: unknown, examples: readonly string[]): string {
  return typeof input === 'number'
    ? `${input} has no unit; write for example ${examples.join(' or ')}`
    : `expected a text such as ${examples.join(' or ')}`;
}

/** A duration in a scenario (`250ms`, `10s`, `5m`), read as whole microseconds. Bounds in microseconds. */
export function durationField(description: string, bounds: Bounds) {
  const meta = { pattern: durationPattern, description, examples: ['250ms', '10s', '5m'] };
  return quantityField(parseDurationUs, formatDuration, bounds, meta);
}

/** A rate in a scenario (`2/s`, `30/min`), read as events per second. Bounds per second. */
export function rateField(description: string, bounds: Bounds) {
  const meta = { pattern: ratePattern, description, examples: ['2/s', '30/min'] };
  return quantityField(parseRatePerSecond, formatRate, bounds, meta);
}

/** A size in a scenario (`512B`, `20KiB`), read as whole bytes. Bounds in bytes. */
export function sizeField(description: string, bounds: Bounds) {
  const meta = { pattern: sizePattern, description, examples: ['512B', '20KiB'] };
  return quantityField(parseSizeBytes, formatBytes, bounds, meta);
}
