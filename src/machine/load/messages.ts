import { z } from 'zod';
import type { LoadStep } from '../../core/capacity.js';

/** What the controller and the generator's process say to each other. */
const count = z.int().min(0);
const share = z.number().min(0).max(1);

/** What is sent, over and over. */
export const loadSchema = z.discriminatedUnion('kind', [
  /** Polls: GETs of these paths, in turn. */
  z.object({
    kind: z.literal('polls'),
    origin: z.string(),
    paths: z.array(z.string()).min(1),
    headers: z.record(z.string(), z.string()),
  }),
  /** Webhooks: each of these events in turn, under a new id each time and signed for it. */
  z.object({
    kind: z.literal('webhooks'),
    url: z.string(),
    /** As the subscription has it: `whsec_…`. */
    secret: z.string(),
    events: z
      .array(z.object({ type: z.string(), key: z.string(), occurredAt: z.string(), payloadJson: z.string() }))
      .min(1),
  }),
]);

export type Load = z.infer<typeof loadSchema>;

export const generatorCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('load'), load: loadSchema }),
  z.object({
    kind: z.literal('step'),
    /** A multiple of `lanes`. */
    ratePerSecond: z.int().min(1),
    durationSeconds: z.int().min(1),
    /** How long after its end answers are waited for. */
    graceMs: count,
  }),
  /** As fast as these connections go, with what `load` has set. */
  z.object({ kind: z.literal('flood'), connections: z.int().min(1), durationMs: z.int().min(100) }),
]);

export type GeneratorCommand = z.infer<typeof generatorCommandSchema>;

export const loadStepSchema: z.ZodType<LoadStep> = z.object({
  ratePerSecond: count,
  dueRequests: count,
  answered: count,
  refused: count,
  errors: count,
  latencyP50Us: count.nullable(),
  latencyP99Us: count.nullable(),
  sentLatencyP99Us: count.nullable(),
  generatorBusyShare: share,
  machineBusyShare: share,
});

export const floodSchema = z.object({
  answeredPerSecond: z.number().min(0),
  refused: count,
  errors: count,
  latencyP50Us: count.nullable(),
});

export type Flood = z.infer<typeof floodSchema>;
