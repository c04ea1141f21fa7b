import { z } from 'zod';
import { checkDepths, type MachineCheck } from '../core/machine-check.js';

const verdictSchema = z.strictObject({
  state: z
    .enum(['good', 'fair', 'poor'])
    .describe('`fair`: results are good within the limit that the text names; `poor`: do not rely on them.'),
  text: z.string().describe('A sentence.'),
});

const probeHead = {
  id: z.string().describe('Which probe it is.'),
  title: z.string().describe('What it measures.'),
  measuredAt: z.iso.datetime().describe('When it began, in UTC.'),
  depth: z
    .enum(checkDepths)
    .describe(
      '`brief`: just before a run; `quick` and `full`: by `doctor`, of which a run keeps the newest.',
    ),
};

/** What was measured about the machine. */
export const machineCheckSchema: z.ZodType<MachineCheck> = z.strictObject({
  probes: z
    .array(
      z.discriminatedUnion('state', [
        z.strictObject({
          ...probeHead,
          state: z.literal('measured').describe('There are figures.'),
          figures: z
            .record(z.string(), z.number().nullable())
            .describe('By name, which ends with the unit; null where the machine does not tell.'),
          verdicts: z.array(verdictSchema).readonly().describe('What the figures mean for results.'),
        }),
        z.strictObject({
          ...probeHead,
          state: z.literal('failed').describe('There are none.'),
          why: z.string().describe('Why there are no figures.'),
        }),
      ]),
    )
    .readonly()
    .describe('One for each probe.'),
  conclusions: z
    .array(z.string())
    .readonly()
    .describe('Which rates and latencies can be trusted, in sentences.'),
});
