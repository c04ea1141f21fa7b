import { z } from 'zod';
import { durationPattern, durationUnits } from '../core/units/duration.js';
import { ratePattern, rateUnits } from '../core/units/rate.js';
import { sizePattern, sizeUnits } from '../core/units/size.js';
import { numberBoundsSchema, type Range, readNumberRange } from '../scenario/number-range.js';

/** An option of a strategy, or a field of a scenario, as it is documented. */
export interface OptionDescription {
  /** Fields within others have dots: `source.webhook.timeout`. */
  readonly name: string;
  readonly type: keyof typeof unitsOf;
  /** The units in which it may be written; empty for what has none. */
  readonly units: readonly string[];
  readonly required: boolean;
  /** As a scenario would write it; null where there is none. */
  readonly default: unknown;
  /** The range that is allowed, or the words that are; null where neither is given. */
  readonly allowed: Range<string | number> | readonly string[] | null;
  readonly description: string;
}

const unitsOf = {
  duration: durationUnits,
  rate: rateUnits,
  size: sizeUnits,
  'whole number': [],
  number: [],
  'true or false': [],
  text: [],
  list: [],
  map: [],
} as const;

/** What of a field's JSON Schema its documentation is made of. */
const fieldSchema = z.object({
  ...numberBoundsSchema.shape,
  type: z.string().optional(),
  pattern: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  allowed: z.object({ from: z.string(), to: z.string() }).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  description: z.string().default(''),
});

type FieldSchema = z.output<typeof fieldSchema>;

/** The options of a strategy, in the order of its schema, which is all that this asks. */
export function describeOptions(options: z.ZodObject): OptionDescription[] {
  return describeFields(z.toJSONSchema(options, { io: 'input' }));
}

/**
 * The fields that a JSON Schema of a map names, and those of the maps within, in order.
 * @param within where the map stands: the names before its own, and whether it must be there
 */
export function describeFields(
  mapSchema: unknown,
  within: { readonly prefix: string; readonly required: boolean } = { prefix: '', required: true },
): OptionDescription[] {
  const { properties = {}, required: requiredKeys } = fieldSchema.parse(mapSchema);
  return Object.entries(properties).flatMap(([key, schema]) => {
    const field = fieldSchema.parse(schema);
    const name = `${within.prefix}${key}`;
    const required = within.required && requiredKeys.includes(key);
    return field.properties === undefined
      ? [describeField(name, field, required)]
      : describeFields(schema, { prefix: `${name}.`, required });
  });
}

function describeField(name: string, field: FieldSchema, required: boolean): OptionDescription {
  const type = typeOf(field);
  return {
    name,
    type,
    units: unitsOf[type],
    required,
    default: field.default ?? null,
    allowed: describeRange(field),
    description: field.description,
  };
}

function typeOf({ type, pattern }: FieldSchema): OptionDescription['type'] {
  switch (pattern) {
    case durationPattern:
      return 'duration';
    case ratePattern:
      return 'rate';
    case sizePattern:
      return 'size';
  }
  switch (type) {
    case 'integer':
      return 'whole number';
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'list';
    case 'string':
      return 'text';
    default:
      return 'map';
  }
}

function describeRange(field: FieldSchema): OptionDescription['allowed'] {
  return readNumberRange(field) ?? field.allowed ?? field.enum ?? null;
}
