import { z } from 'zod';
import { failureCauses } from '../core/request.js';
import { countSchema, metricsSchema, warningSchema } from './metrics-schema.js';

const ofThisRow = 'as in timeline.csv, in the time of this row';
const histogramForm =
  'Microseconds: an HdrHistogram of 3 significant digits in its compressed base64 form (V2).';

const timelineRowSchema = z.strictObject({
  second: countSchema.describe(
    'In which the row begins, in seconds from the start of the measured window. A row lasts until the next one.',
  ),
  events: countSchema.describe('Events that occurred.'),
  requestsPoll: countSchema.describe(`Polls sent, ${ofThisRow}.`),
  requestsPollEmpty: countSchema.describe(`Polls answered with no event, ${ofThisRow}.`),
  requestsNotModified: countSchema.describe(`Polls answered 304, ${ofThisRow}.`),
  requestsDelivery: countSchema.describe(`First attempts to push events, ${ofThisRow}.`),
  requestsRetry: countSchema.describe(`Further attempts to push events, ${ofThisRow}.`),
  requestsFetch: countSchema.describe(`Fetches of details after a notice, ${ofThisRow}.`),
  requestsReconcile: countSchema.describe(`Reconciling polls, ${ofThisRow}.`),
  requestsRead: countSchema.describe(`Reads of the current state, ${ofThisRow}.`),
  requestsHandshake: countSchema.describe(`Subscriptions and connection set-ups, ${ofThisRow}.`),
  deliveries: countSchema
    .nullable()
    .describe('Deliveries that the consumers accepted; null for strategies that hand no event over.'),
  consumersStale: countSchema
    .nullable()
    .describe(
      'Consumers that lacked an event at the end of the row’s time; null for strategies that hand no event over.',
    ),
  staleShare: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(null)
    .describe(
      'How much of the row’s time a consumer lacked an event, on average over the consumers; null for strategies that hand no event over. Not in runs from before it was measured.',
    ),
});

const requestLedgerSchema = z.strictObject({
  sent: countSchema.describe('Requests in the senders’ books: received + those that never arrived.'),
  received: countSchema.describe('Requests in the receivers’ books.'),
  neverArrived: z
    .record(z.enum(failureCauses), countSchema)
    .describe(
      'The others by cause: no connection, a connection that broke, a sender that stopped waiting for it.',
    ),
});

const readLatenciesSchema = z.strictObject({
  histogram: z.string().describe(histogramForm),
  shortestUs: countSchema.describe('Exact, in microseconds.'),
  longestUs: countSchema.describe('Exact, in microseconds.'),
});

const measurementSchema = z.strictObject({
  metrics: metricsSchema.describe('The figures of this trial.'),
  latencyHistogram: z.string().describe(histogramForm),
  latencySamples: countSchema.describe('How many latencies the histogram holds.'),
  readLatencies: readLatenciesSchema
    .nullable()
    .default(null)
    .describe(
      'How long the answered reads took; null where none was. Not in runs from before there were reads.',
    ),
  requests: requestLedgerSchema.describe('Of the whole trial, with warm-up and drain.'),
  timeline: z
    .array(timelineRowSchema)
    .readonly()
    .describe('The measured window and the drain behind it, a row for each second or longer.'),
});

const identity = {
  trial: countSchema.describe('Its number, from 1; all strategies of a trial share its events.'),
  label: z.string().describe('The strategy’s label.'),
  strategyId: z.string().describe('Which strategy it is.'),
};

/** A trial: everything of it but the single deliveries. */
export const trialRowSchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...identity,
    state: z
      .enum(['measured', 'interrupted'])
      .describe('`interrupted`: stopped early; its figures go into no row.'),
    measurement: measurementSchema.describe('What the strategy did in this trial.'),
    warnings: z.array(warningSchema).readonly().describe('Of this trial alone.'),
  }),
  z.strictObject({
    ...identity,
    state: z.literal('failed').describe('It has no figures.'),
    code: z.string().describe('Stable code of the error.'),
    message: z.string().describe('The error, for people.'),
  }),
]);
