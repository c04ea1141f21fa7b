import { z } from 'zod';
import { countSchema } from './metrics-schema.js';

const amount = z.number().nonnegative();

/** The conditions that every strategy met. */
export const setupSchema = z.strictObject({
  arrivals: z.string().describe('The arrival process of the events.'),
  eventsPerSecond: amount.describe('Mean rate of the events.'),
  readsPerSecond: amount.describe('Mean rate of the reads of all consumers together; 0 where nobody reads.'),
  consumers: countSchema.describe('How many there were.'),
  audience: z
    .enum(['all', 'own'])
    .describe('`all`: every consumer gets every event; `own`: each has a stream of its own.'),
  warmUpMs: amount.describe('Before the measured window; its events stand in no figure.'),
  durationMs: amount.describe('The measured window of each trial.'),
  drainMs: amount.describe('The longest drain behind the window.'),
  linkLatencyMs: amount.describe('What the emulated link adds one way.'),
  linkJitterMs: amount.describe('How much the link’s latency varies.'),
  schedule: z
    .enum(['sequential', 'side-by-side'])
    .describe('Whether the strategies of a trial ran one after the other or at once.'),
});

/** A fault that was switched on for a while. */
export const faultSpanSchema = z.strictObject({
  label: z.string().describe('As the scenario calls it.'),
  fromMs: z.number().describe('From the start of the measured window; negative within the warm-up.'),
  untilMs: z.number().describe('From the start of the measured window.'),
});

/** The scenario as it was run. */
export const scenarioRecordSchema = z.strictObject({
  name: z.string().describe('From its file.'),
  question: z.string().nullable().default(null).describe('What it answers; null where it names none.'),
  summary: z.string().describe('What it is about, in a line or two.'),
  lookFor: z
    .string()
    .nullable()
    .default(null)
    .describe('What to look for in the result; null where it does not say.'),
  text: z.string().describe('The whole file.'),
  overrides: z.array(z.string()).readonly().describe('What the command line changed.'),
  quickForm: z
    .string()
    .nullable()
    .default(null)
    .describe('What `--quick` made of it, in words; null in full length.'),
  hash: z.string().describe('SHA-256 of the text, in hexadecimal digits.'),
  seed: z.int().describe('What everything random in it comes from.'),
  trialCount: countSchema.describe('How many trials it asks for.'),
});
