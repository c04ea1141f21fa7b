import { z } from 'zod';
import { durationField } from './units/fields.js';

/** The network between source and consumers, the same in both directions and in both worlds. */
export const linkOptionsSchema = z
  .strictObject({
    latency: durationField('One-way time that the link adds. 0ms is the bare loopback.', {
      min: 0,
      max: 10_000_000,
    }).prefault('0ms'),
    jitter: durationField('Each message takes up to this much longer, uniformly; order is kept.', {
      min: 0,
      max: 10_000_000,
    }).prefault('0ms'),
  })
  .meta({ description: 'The network between source and consumers.' });

/** Durations in microseconds. */
export type LinkOptions = z.output<typeof linkOptionsSchema>;
