import { z } from 'zod';
import type { TraceEvent } from '../../core/event.js';
import { observationSchema } from '../../core/observation.js';

/**
 * What the controller and its processes say to each other. Both ends parse what they get: a process of another
 * version, or a message cut short, is found here and nowhere else.
 */
const count = z.int().min(0);

const traceEventSchema: z.ZodType<TraceEvent> = z.object({
  sequence: count,
  id: z.string(),
  offsetUs: count,
  type: z.string(),
  key: z.string(),
  payloadBytes: count,
  audience: z.union([z.literal('all'), count]),
  phase: z.enum(['warm-up', 'measured']),
});

const windowSchema = z.object({ warmUpUs: count, durationUs: count });

export const sourceTaskSchema = z.object({
  role: z.literal('source'),
  seed: count,
  trace: z.array(traceEventSchema),
  traceStart: z.string(),
  source: z.record(z.string(), z.unknown()),
  window: windowSchema,
});

export const consumersTaskSchema = z.object({
  role: z.literal('consumers'),
  seed: count,
  sourceUrl: z.string(),
  /** Where the source reaches the consumers, when a link stands in between. */
  publicOrigin: z.string().optional(),
  consumers: count,
  strategy: z.object({ id: z.string(), options: z.record(z.string(), z.unknown()) }),
  consumer: z.object({ processingUs: count, dedupeSize: count, dedupeAgeUs: count }),
  reads: z.array(z.object({ read: count, offsetUs: count, consumer: count })),
  maxBodyBytes: count,
  window: windowSchema,
});

export const linkTaskSchema = z.object({
  role: z.literal('link'),
  seed: count,
  link: z.object({ latency: count, jitter: count }),
});

export type SourceProcessTask = z.infer<typeof sourceTaskSchema>;
export type ConsumersProcessTask = z.infer<typeof consumersTaskSchema>;

export const toProcessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), task: z.unknown() }),
  z.object({ kind: z.literal('go'), startUs: count }),
  /** For the link: where the far end of a direction listens. */
  z.object({ kind: z.literal('target'), direction: z.enum(['to-source', 'to-consumers']), port: count }),
  z.object({ kind: z.literal('abort') }),
  z.object({ kind: z.literal('stop') }),
]);

export type ToProcess = z.infer<typeof toProcessSchema>;

export const processCountsSchema = z.object({
  emitted: count,
  openDeliveries: count,
  delivered: count,
  readsEnded: count,
  requestsSent: count,
  polls: count,
  emptyPolls: count,
  pushes: count,
  retries: count,
});

export type ProcessCounts = z.infer<typeof processCountsSchema>;

export const fromProcessSchema = z.discriminatedUnion('kind', [
  /** Addresses by name; what they are depends on the role. */
  z.object({ kind: z.literal('ready'), addresses: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('counts'), counts: processCountsSchema }),
  z.object({ kind: z.literal('book'), observations: z.array(observationSchema) }),
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

export type FromProcess = z.infer<typeof fromProcessSchema>;
