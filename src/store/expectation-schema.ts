import { z } from 'zod';
import { comparators } from '../core/expectation.js';
import { metricNames } from '../core/metric-catalogue.js';

const expected = {
  key: z.string().describe('As the scenario writes it.'),
  figure: z.string().describe('What was looked at, for example `webhook.events_lost`.'),
  metric: z.enum(metricNames).describe('Of the figure.'),
  comparator: z.enum(comparators).describe('How the figure is held against the bound.'),
  bound: z.number().describe('In the metric’s unit; of a ratio without a unit.'),
};

/** A threshold of the scenario, judged. */
export const judgedExpectationSchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...expected,
    state: z.enum(['passed', 'missed']).describe('Whether the figure kept to the bound.'),
    value: z.number().describe('The figure as it was compared, not rounded, in the metric’s unit.'),
    doubt: z
      .string()
      .nullable()
      .describe('What makes the judgement doubtful, as a part of a sentence; null when nothing does.'),
  }),
  z.strictObject({
    ...expected,
    state: z
      .enum(['not-measurable', 'not-run'])
      .describe('Not measurable counts as missed; not run, as neither passed nor missed.'),
    reason: z.string().describe('A part of a sentence.'),
  }),
]);
