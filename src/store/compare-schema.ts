import { z } from 'zod';
import type { RunsComparison } from '../analyse/between-runs/runs-comparison.js';
import { allowances, runVerdicts } from '../core/between-runs.js';
import { metricNames } from '../core/metric-catalogue.js';
import { countSchema } from './metrics-schema.js';

const boundSchema = z.number().nonnegative().nullable();
const outcomeSchema = z.enum(['regression', 'not-judged', 'no-regression']);

const runSchema = z.strictObject({
  folder: z.string().describe('Result folder, as it was given.'),
  scenario: z.string().describe('Name of the scenario.'),
  hash: z.string().describe('SHA-256 of the scenario and its changes, in hexadecimal digits.'),
  overrides: z.array(z.string()).readonly().describe('What the command line changed.'),
  seed: z.int().describe('What everything random in it comes from.'),
  world: z.enum(['live', 'virtual']).describe('`live`: measured; `virtual`: simulated.'),
  state: z
    .enum(['complete', 'incomplete'])
    .describe('`incomplete`: interrupted, or with a trial that failed.'),
  startedAt: z.string().describe('Start of the run, in UTC.'),
  packageVersion: z.string().describe('Version of push-vs-poll.'),
  gitCommit: z
    .string()
    .nullable()
    .describe('Commit of the working directory; null outside a git repository.'),
});

const metricContrastSchema = z.strictObject({
  metric: z.enum(metricNames).describe('In which metric; less is better.'),
  baselineTrials: countSchema.describe('Trials of the baseline that the figures rest on.'),
  candidateTrials: countSchema.describe('Trials of the candidate; of paired trials as many.'),
  baselineMedian: z
    .number()
    .nullable()
    .describe('Median over those trials, in the metric’s unit; null where a trial has no such figure.'),
  candidateMedian: z.number().nullable().describe('The same of the candidate.'),
  ratio: boundSchema.describe('Candidate / baseline; null without a figure, or where the baseline is 0.'),
  interval: z
    .strictObject({
      low: boundSchema.describe('Lower bound; null where it is infinite.'),
      high: boundSchema.describe('Upper bound; null where it is infinite.'),
    })
    .nullable()
    .describe('The 95 % confidence interval of the ratio; null where the trials support none.'),
  verdict: z
    .enum(runVerdicts)
    .describe(
      '`better`, `no-difference` that these runs can show, `worse` within the tolerance, `regression` beyond it; every other one says why there is no verdict.',
    ),
});

const lossContrastSchema = z.strictObject({
  metric: z.enum(['events_lost', 'reads_failed']).describe('Deliveries lost, or reads without an answer.'),
  baselineLost: countSchema.describe('Over all its trials.'),
  baselineExpected: countSchema.describe('Deliveries or reads that there should have been.'),
  candidateLost: countSchema.describe('Over all its trials.'),
  candidateExpected: countSchema.describe('Deliveries or reads that there should have been.'),
  verdict: z
    .enum(['regression', 'not-more', 'disturbed', 'other-consumers'])
    .describe(
      '`regression`: a larger share than in the baseline; `disturbed`, `other-consumers`: not judged.',
    ),
});

const strategySchema = z.strictObject({
  label: z.string().describe('The label, the same in both runs.'),
  baselineStrategyId: z.string().describe('Which strategy it is in the baseline.'),
  candidateStrategyId: z.string().describe('Which strategy it is in the candidate.'),
  trusted: z.boolean().describe('False when a machine disturbed the figures of one of the two.'),
  losses: z
    .array(lossContrastSchema)
    .readonly()
    .describe('What was lost; over the trials that are compared.'),
  metrics: z
    .array(metricContrastSchema)
    .readonly()
    .describe('Metrics that were asked for, or key metrics that one of the two has.'),
});

const candidateSchema = z.strictObject({
  run: runSchema.describe('The candidate.'),
  trialMatching: z
    .enum(['paired', 'unpaired'])
    .describe('`paired`: trial by trial, on the same events; `unpaired`: all trials against all.'),
  accepted: z
    .array(
      z.strictObject({
        kind: z.enum(allowances).exclude(['disturbed']).describe('The value of --allow that accepted it.'),
        text: z.string().describe('What differs, in words.'),
      }),
    )
    .readonly()
    .describe('What would have been refused without --allow.'),
  remarks: z
    .array(z.string())
    .readonly()
    .describe('What else differs, in sentences: versions, commit, system.'),
  strategies: z.array(strategySchema).readonly().describe('Those that both have, in the baseline’s order.'),
  onlyInBaseline: z.array(z.string()).readonly().describe('Labels that the candidate does not have.'),
  onlyInCandidate: z.array(z.string()).readonly().describe('Labels that only the candidate has.'),
  outcome: outcomeSchema.describe(
    'The gravest finding: `regression`, `not-judged` (something could not be), `no-regression`.',
  ),
});

/** What `compare --json` prints. */
export const compareSchema: z.ZodType<RunsComparison> = z
  .strictObject({
    schemaVersion: z.literal(1).describe('The version of this form.'),
    toleranceShare: z.number().nonnegative().describe('A regression lies beyond this share: 0.05 is 5 %.'),
    allowed: z.array(z.enum(allowances)).readonly().describe('The values of --allow.'),
    baseline: runSchema.describe('What the candidates are held against.'),
    candidates: z.array(candidateSchema).readonly().describe('In the order given.'),
    outcome: outcomeSchema.describe('Of all candidates the gravest.'),
  })
  .meta({
    title: 'Comparison of runs by push-vs-poll',
    description: 'What push-vs-poll compare prints with --json, and writes with --out file.json.',
  });
