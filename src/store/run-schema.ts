import { z } from 'zod';
import { contrastMetrics } from '../core/contrast.js';
import { metricNames } from '../core/metric-catalogue.js';
import { connectionUses, messageContents } from '../core/wire-use.js';
import { environmentSchema } from './environment.js';
import { judgedExpectationSchema } from './expectation-schema.js';
import { countSchema, metricsSchema, partialMetricsSchema, warningSchema } from './metrics-schema.js';
import { faultSpanSchema, scenarioRecordSchema, setupSchema } from './setup-schema.js';
import { trialRowSchema } from './trial-schema.js';

/**
 * The version of run.json that this code writes; it reads this one and every one before it.
 *
 * Readers are strict, older versions of this code too. So the version is raised, once between two releases, by every
 * change that an older reader would refuse or misunderstand: a key or metric that is added, removed or renamed, a value
 * that means something else or can be something new. What an older version lacks gets a default in these schemas.
 * `testing/old-runs/` keeps runs of each version as they were written at the time; tests read and render them all.
 */
export const runSchemaVersion = 2 as const;

const intervalSchema = z.strictObject({
  low: z.number().describe('Lower bound, in the metric’s unit.'),
  high: z.number().describe('Upper bound, in the metric’s unit.'),
});

const comparisonRowSchema = z.strictObject({
  label: z.string().describe('The strategy’s label: what the scenario calls it, by default its id.'),
  strategyId: z.string().describe('Which strategy it is.'),
  teaches: z.string().describe('What the strategy teaches, in a sentence.'),
  wire: z
    .strictObject({
      connection: z
        .enum(connectionUses)
        .describe('One connection for request after request, requests that are held, or one that stays.'),
      message: z.enum(messageContents).describe('What one message that brings news holds.'),
    })
    .nullable()
    .default(null)
    .describe('How it uses connections and messages; null in runs of versions that did not tell.'),
  options: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Its options as the scenario writes them; what is not there has its default. Not in version 1.',
    ),
  trials: countSchema.describe('Trials that were measured whole; the row combines them.'),
  consumers: countSchema.describe('How many there were.'),
  metrics: metricsSchema.describe('The figures; all null when no trial was measured whole.'),
  latencySamples: countSchema.describe('How many delivery latencies the figures rest on.'),
  medians: z
    .partialRecord(z.enum(metricNames), z.number())
    .default({})
    .describe(
      'Medians over the trials, of the metrics that each trial has; empty where there was but one trial. Not in version 1.',
    ),
  intervals: z
    .partialRecord(z.enum(metricNames), intervalSchema)
    .default({})
    .describe('95 % confidence intervals of the medians; empty under six trials. Not in version 1.'),
  predicted: partialMetricsSchema.readonly().describe('By the closed forms; of the metrics that they know.'),
  simulated: partialMetricsSchema
    .readonly()
    .describe('The same plan in virtual time; empty when there was no such run.'),
  trusted: z.boolean().describe('False when its own machine disturbed the figures.'),
  warnings: z.array(warningSchema).readonly().describe('Of all its trials.'),
});

const boundSchema = z.number().nonnegative().nullable();

const contrastSchema = z.strictObject({
  label: z.string().describe('The label of a strategy.'),
  against: z.string().describe('The label of the strategy that it is held against.'),
  metric: z.enum(contrastMetrics).describe('In which metric; less is better.'),
  trials: countSchema.describe('In how many trials both were measured whole.'),
  ratio: boundSchema.describe(
    'The median over those trials of its value divided by the other one of the same trial; null where that is 0.',
  ),
  interval: z
    .strictObject({
      low: boundSchema.describe('Lower bound; null where it is infinite.'),
      high: boundSchema.describe('Upper bound; null where it is infinite.'),
    })
    .nullable()
    .describe('The 95 % confidence interval of the ratio; null under six trials.'),
  verdict: z
    .enum(['less', 'more', 'no-difference', 'too-few-trials', 'events-lost'])
    .describe(
      '`less` or `more` than the other one; `no-difference` that this run can show; `too-few-trials` for an interval; `events-lost`: one of them lost events, so latencies are not compared.',
    ),
});

const deviationSchema = z.strictObject({
  label: z.string().describe('The strategy’s label.'),
  metric: z.enum(metricNames).describe('Which metric.'),
  significant: z.boolean().describe('Whether it is more than chance, as far as the run can tell.'),
  basis: z
    .enum(['interval', 'rule-of-thumb'])
    .describe(
      '`interval`: by the 95 % interval of the median over the trials; `rule-of-thumb`: there is none, and more than 5 % of the prediction counts.',
    ),
  reasons: z
    .array(z.string())
    .readonly()
    .describe('The reasons that could be named, those that weigh most first; for people.'),
});

const stabilitySchema = z.strictObject({
  metric: z.enum(metricNames).describe('The metric whose intervals were to be narrow enough.'),
  targetShare: z
    .number()
    .positive()
    .describe('Half the width of each 95 % interval was to be at most this share of its median.'),
  mostTrials: countSchema.describe('Trials after which the run was to end in any case.'),
  reached: z.boolean().describe('Whether every strategy that has the metric was narrow enough.'),
  widest: z
    .strictObject({
      label: z.string().describe('The label of the least certain strategy.'),
      share: boundSchema.describe('Half its width over its median; null where it has no interval.'),
    })
    .nullable()
    .describe('Null where no strategy has the metric.'),
});

/** A whole run.json: a comparison, and beside it the environment. */
export const runSchema = z
  .strictObject({
    schemaVersion: z
      .literal([1, runSchemaVersion])
      .transform((): typeof runSchemaVersion => runSchemaVersion)
      .describe('The version of this file’s form.'),
    world: z
      .enum(['live', 'virtual'])
      .describe('`live`: measured with real processes; `virtual`: simulated in virtual time.'),
    state: z
      .enum(['complete', 'incomplete'])
      .describe('`incomplete`: interrupted, or with a trial that failed.'),
    incompleteBecause: z
      .string()
      .nullable()
      .describe('Why it is incomplete, in a sentence; null when it is complete.'),
    scenario: scenarioRecordSchema.describe('What was run.'),
    setup: setupSchema
      .nullable()
      .default(null)
      .describe('The conditions that every strategy met. Not in version 1.'),
    faults: z
      .array(faultSpanSchema)
      .readonly()
      .default([])
      .describe('In order of their starts; empty where the scenario has none. Not in version 1.'),
    rows: z
      .array(comparisonRowSchema)
      .readonly()
      .describe(
        'One for each strategy over all its trials, in the order of the scenario: latencies pooled, counts added up, ratios taken of the sums.',
      ),
    trials: z
      .array(trialRowSchema)
      .readonly()
      .describe('One for each strategy and trial: strategies in the order of the scenario, then by trial.'),
    contrasts: z
      .array(contrastSchema)
      .readonly()
      .default([])
      .describe(
        'Every strategy against every later one with as many consumers, trial by trial. Not in version 1.',
      ),
    deviations: z
      .array(deviationSchema)
      .readonly()
      .default([])
      .describe(
        'How the metrics that closed forms know best stand to their predictions, in the order of the scenario. Not in version 1.',
      ),
    stability: stabilitySchema
      .nullable()
      .default(null)
      .describe(
        'What became of a run that was to go on until it is stable; null where the number of trials was fixed. Not in version 1.',
      ),
    verdict: z.array(z.string()).readonly().describe('Sentences that a person can repeat.'),
    expectations: z
      .array(judgedExpectationSchema)
      .readonly()
      .default([])
      .describe('The thresholds of the scenario, judged. Not in runs from before there were any.'),
    environment: environmentSchema.describe(
      'Facts of the machine and the wall clock. All else of a simulation repeats bit for bit.',
    ),
  })
  .meta({
    title: 'run.json of push-vs-poll',
    description: 'The record of one run: everything but the single deliveries, which deliveries.csv holds.',
  });

/** Its parts other than the environment are a Comparison, both ways; a test holds that. */
export type ParsedRun = z.output<typeof runSchema>;
