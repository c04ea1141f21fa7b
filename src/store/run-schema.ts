import { z } from 'zod';
import { comparators } from '../core/expectation.js';
import { type MetricValues, metricNames } from '../core/metric-catalogue.js';
import { failureCauses } from '../core/request.js';
import { environmentSchema } from './environment.js';

/** The version of run.json that this code writes; it reads this one and every one before it. */
export const runSchemaVersion = 2 as const;

const count = z.int().nonnegative();

const partialMetricsSchema = z.partialRecord(z.enum(metricNames), z.number().nullable());

const noMetrics = z
  .record(z.enum(metricNames), z.null())
  .parse(Object.fromEntries(metricNames.map((name) => [name, null])));

/** A metric that a run did not know yet, because it was appended to the catalogue later, reads as null. */
const metricsSchema = partialMetricsSchema.transform((values): MetricValues => ({ ...noMetrics, ...values }));

const warningSchema = z.strictObject({
  code: z.string(),
  metrics: z.array(z.enum(metricNames)).readonly(),
  text: z.string(),
});

const timelineSecondSchema = z.strictObject({
  second: count,
  events: count,
  requestsPoll: count,
  requestsPollEmpty: count,
  requestsNotModified: count,
  requestsDelivery: count,
  requestsRetry: count,
  requestsFetch: count,
  requestsReconcile: count,
  requestsRead: count,
  requestsHandshake: count,
  /** Null for strategies that hand no event over. */
  deliveries: count.nullable(),
  consumersStale: count.nullable(),
});

const requestLedgerSchema = z.strictObject({
  sent: count,
  received: count,
  neverArrived: z.record(z.enum(failureCauses), count),
});

const readLatenciesSchema = z.strictObject({ histogram: z.string(), shortestUs: count, longestUs: count });

const measurementSchema = z.strictObject({
  metrics: metricsSchema,
  latencyHistogram: z.string(),
  latencySamples: count,
  /** Runs from before reads were measured have none. */
  readLatencies: readLatenciesSchema.nullable().default(null),
  requests: requestLedgerSchema,
  timeline: z.array(timelineSecondSchema).readonly(),
});

const trialIdentity = { trial: count, label: z.string(), strategyId: z.string() };

const trialRowSchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...trialIdentity,
    state: z.enum(['measured', 'interrupted']),
    measurement: measurementSchema,
    warnings: z.array(warningSchema).readonly(),
  }),
  z.strictObject({ ...trialIdentity, state: z.literal('failed'), code: z.string(), message: z.string() }),
]);

const intervalSchema = z.strictObject({ low: z.number(), high: z.number() });

const comparisonRowSchema = z.strictObject({
  label: z.string(),
  strategyId: z.string(),
  teaches: z.string(),
  /** Version 1 had no options, intervals, faults and setup. */
  options: z.record(z.string(), z.unknown()).default({}),
  trials: count,
  consumers: count,
  metrics: metricsSchema,
  latencySamples: count,
  intervals: z.partialRecord(z.enum(metricNames), intervalSchema).default({}),
  predicted: partialMetricsSchema,
  simulated: partialMetricsSchema,
  trusted: z.boolean(),
  warnings: z.array(warningSchema).readonly(),
});

const expected = {
  key: z.string(),
  figure: z.string(),
  metric: z.enum(metricNames),
  comparator: z.enum(comparators),
  bound: z.number(),
};

const judgedExpectationSchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...expected,
    state: z.enum(['passed', 'missed']),
    value: z.number(),
    doubt: z.string().nullable(),
  }),
  z.strictObject({ ...expected, state: z.enum(['not-measurable', 'not-run']), reason: z.string() }),
]);

const scenarioSchema = z.strictObject({
  name: z.string(),
  /** Runs from before there were questions have none. */
  question: z.string().nullable().default(null),
  summary: z.string(),
  lookFor: z.string().nullable().default(null),
  text: z.string(),
  overrides: z.array(z.string()).readonly(),
  quickForm: z.string().nullable().default(null),
  hash: z.string(),
  seed: z.int(),
  trialCount: count,
});

const amount = z.number().nonnegative();

const setupSchema = z.strictObject({
  arrivals: z.string(),
  eventsPerSecond: amount,
  readsPerSecond: amount,
  consumers: count,
  audience: z.enum(['all', 'own']),
  warmUpMs: amount,
  durationMs: amount,
  drainMs: amount,
  linkLatencyMs: amount,
  linkJitterMs: amount,
  schedule: z.enum(['sequential', 'side-by-side']),
});

const faultSpanSchema = z.strictObject({ label: z.string(), fromMs: z.number(), untilMs: z.number() });

/** A whole run.json: a comparison, and beside it the environment. */
export const runSchema = z.strictObject({
  schemaVersion: z.literal([1, runSchemaVersion]).transform((): typeof runSchemaVersion => runSchemaVersion),
  world: z.enum(['live', 'virtual']),
  state: z.enum(['complete', 'incomplete']),
  incompleteBecause: z.string().nullable(),
  scenario: scenarioSchema,
  setup: setupSchema.nullable().default(null),
  faults: z.array(faultSpanSchema).readonly().default([]),
  rows: z.array(comparisonRowSchema).readonly(),
  trials: z.array(trialRowSchema).readonly(),
  verdict: z.array(z.string()).readonly(),
  /** Runs from before there were expectations have none. */
  expectations: z.array(judgedExpectationSchema).readonly().default([]),
  environment: environmentSchema,
});

/** Its parts other than the environment are a Comparison, both ways; a test holds that. */
export type ParsedRun = z.output<typeof runSchema>;
