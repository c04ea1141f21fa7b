import { z } from 'zod';

/** An event on the wire, the same in a feed page and in a webhook's body. */
export const eventEnvelopeSchema = z.object({
  id: z.string().min(1),
  type: z.string(),
  key: z.string(),
  /** ISO 8601 with microseconds, UTC: when the event occurred by the trace. */
  occurred_at: z.string(),
  data: z.unknown(),
});

export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;
