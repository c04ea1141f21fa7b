import { z } from 'zod';

/** A range with both of its ends, each of which is allowed itself (`from`, `to`) or not (`above`, `below`). */
export type Range<Value> = ({ readonly from: Value } | { readonly above: Value }) &
  ({ readonly to: Value } | { readonly below: Value });

/** What a number's JSON Schema says about its range. */
export const numberBoundsSchema = z.object({
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
});

/** The range that a JSON Schema gives; undefined where one of its ends is open. */
export function readNumberRange(bounds: z.output<typeof numberBoundsSchema>): Range<number> | undefined {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = bounds;
  const low =
    exclusiveMinimum === undefined
      ? minimum === undefined
        ? undefined
        : { from: minimum }
      : { above: exclusiveMinimum };
  const high =
    exclusiveMaximum === undefined
      ? maximum === undefined
        ? undefined
        : { to: maximum }
      : { below: exclusiveMaximum };
  return low === undefined || high === undefined ? undefined : { ...low, ...high };
}

/** In words: `1 to 100`; `above 1, up to 100`; `0 or more, below 1`. */
export function formatRange(range: Range<string | number>): string {
  if ('from' in range) {
    return 'to' in range ? `${range.from} to ${range.to}` : `${range.from} or more, below ${range.below}`;
  }
  return 'to' in range
    ? `above ${range.above}, up to ${range.to}`
    : `above ${range.above}, below ${range.below}`;
}
