import { z } from 'zod';
import { linkOptionsSchema } from '../core/link-options.js';
import { durationField, sizeField } from '../core/units/fields.js';
import { sourceOptionsSchema } from '../source/options.js';
import type { Strategy } from '../strategies/contract.js';
import { arrivalRateField } from './arrival-rate-field.js';
import type { ArrivalProcess } from './arrivals/contract.js';
import { arrivalProcesses } from './arrivals/registry.js';
import { asWritten } from './as-written.js';
import { longestUs, maxConsumers, maxPayloadBytes, minPayloadBytes } from './bounds.js';
import { expectationsSchema } from './expectations.js';
import { strategyEntrySchema } from './strategy-entry.js';

const oneHourUs = 3_600_000_000;

/** When events occur: one of the arrival processes, told apart by `process`. */
const arrivalsSchema = asWritten(buildArrivalsSchema(arrivalProcesses));

function buildArrivalsSchema(processes: readonly ArrivalProcess[]) {
  const [first, ...others] = processes.map(({ options, summary }) => options.meta({ description: summary }));
  if (first === undefined) {
    throw new RangeError('no arrival process is registered');
  }
  return z.discriminatedUnion('process', [first, ...others]).meta({ description: 'When events occur.' });
}

/** How long the measured window lasts. */
export const durationSchema = durationField(
  'How long events are emitted and measured. Default: 10s; for a trace, until just past its last row.',
  { min: 1_000, max: longestUs },
);

/** How long the trial runs before it is measured. */
export const warmUpSchema = durationField(
  'How long events are emitted before the measured window. Default: 1s; for a trace 0s, and longer ones are idle.',
  { min: 0, max: oneHourUs },
);

/** The size of an event's payload. */
export const payloadSchema = sizeField('Size of each payload, as UTF-8 JSON.', {
  min: minPayloadBytes,
  max: maxPayloadBytes,
}).prefault('512B');

/** How many trials. */
export const trialsSchema = z.int().min(1).max(1_000).default(1).meta({
  description: 'How often every strategy is measured; each trial replays a trace of its own to all of them.',
});

/** How long a trial waits for what is late. */
export const drainSchema = durationField(
  'Longest wait for late deliveries after the window; it ends as soon as all are in.',
  { min: 0, max: longestUs },
).prefault('30s');

/** How many consumers receive. */
export const consumersSchema = z
  .int()
  .min(1)
  .max(maxConsumers)
  .default(1)
  .meta({ description: 'How many consumers receive events.' });

/** Who must receive an event. */
export const audienceSchema = z.enum(['all', 'own']).default('all').meta({
  description: 'all: every consumer must receive every event. own: each event is for one consumer.',
});

/** How often consumers want to know the current state. */
export const readsSchema = z
  .strictObject({
    rate: arrivalRateField('Mean number of reads per unit of time, by all consumers together.'),
  })
  .meta({ description: 'How often a consumer wants to know the current state, at instants of its own.' });

const workloadSchema = z
  .strictObject({
    arrivals: arrivalsSchema,
    duration: durationSchema.optional(),
    payload: payloadSchema,
    consumers: consumersSchema,
    reads: readsSchema.optional(),
    audience: audienceSchema,
  })
  .meta({ description: 'What occurs, and who must hear of it.' });

const consumerSchema = z
  .strictObject({
    processing: durationField('Time that a consumer takes to apply an event; one event at a time.', {
      min: 0,
      max: oneHourUs,
    }).prefault('0ms'),
    'dedupe-window': z.int().min(0).max(10_000_000).default(10_000).meta({
      description: 'How many event ids a consumer remembers, to apply each once. 0: none.',
    }),
    'dedupe-age': durationField('How long a consumer remembers an event id.', {
      min: 0,
      max: longestUs,
    }).prefault('1h'),
  })
  .meta({ description: 'What a consumer does with an event after it has accepted it.' });

/** How `--quick` shortens the scenario, where it should not find that out by itself. */
export const quickSchema = z
  .strictObject({
    factor: z
      .number()
      .min(1)
      .max(100_000)
      .optional()
      .meta({
        description:
          'What --quick divides all times by and multiplies all rates by. Default: as much as is needed, as long as ' +
          'polls stay 200ms apart (20ms where too little would occur) and the machine can follow.',
      }),
    duration: durationField(
      'The measured window of the quick form, in real time. Default: what fits into half a minute.',
      { min: 1_000, max: longestUs },
    ).optional(),
  })
  .meta({ description: 'How run --quick shortens this scenario; scaling leaves rate × interval as it is.' });

/** Whether the strategies of a trial run one after the other or at once. */
export const scheduleSchema = z
  .enum(['sequential', 'side-by-side'])
  .default('sequential')
  .meta({
    description:
      'sequential: one strategy after the other, which figures of CPU need. side-by-side: the strategies of a live ' +
      'trial run at once, each with its own source and consumers; for low rates.',
  });

const worldSchema = z.enum(['live', 'virtual']).default('live').meta({
  description:
    'Where `run` takes it: live, or virtual for scenarios that would last for hours. `simulate` is always virtual.',
});

/**
 * A scenario as it stands in its file. Reading it yields durations in microseconds and sizes in bytes; sections that
 * belong to a strategy, to the source or to an arrival process are validated and kept as they were written.
 */
export function buildScenarioSchema(strategies: readonly Strategy[]) {
  return z
    .strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
          error: 'must be lower-case words joined by hyphens, such as order-placed',
        })
        .max(60)
        .meta({ description: 'Name of the scenario; names its results too.' }),
      question: z.string().min(1).max(200).optional().meta({
        description: 'The question it answers, in one sentence; scenarios are listed by it.',
      }),
      summary: z.string().min(1).max(800).meta({ description: 'What is asked, in a sentence or two.' }),
      'look-for': z.string().min(1).max(800).optional().meta({
        description: 'What to look for in the result, and in which column.',
      }),
      world: worldSchema,
      seed: z.int().min(0).max(4_294_967_295).default(42).meta({
        description: 'What all randomness derives from: the same seed gives the same events everywhere.',
      }),
      workload: workloadSchema,
      strategies: z.array(strategyEntrySchema(strategies)).min(1).max(100).meta({
        description: 'The delivery strategies to compare, in the order of the tables.',
      }),
      source: asWritten(sourceOptionsSchema).prefault({}),
      link: linkOptionsSchema.prefault({}),
      consumer: consumerSchema.prefault({}),
      trials: trialsSchema,
      expect: expectationsSchema.prefault({}),
      schedule: scheduleSchema,
      quick: quickSchema.prefault({}),
      'warm-up': warmUpSchema.optional(),
      drain: drainSchema,
    })
    .meta({ title: 'push-vs-poll scenario' });
}

/** A scenario's fields as they were read, before the defaults that depend on the arrival process. */
export type ParsedScenario = z.output<ReturnType<typeof buildScenarioSchema>>;
