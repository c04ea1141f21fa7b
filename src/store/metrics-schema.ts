import { z } from 'zod';
import { type MetricValues, metricNames } from '../core/metric-catalogue.js';

/** Whole and not negative. */
export const countSchema = z.int().nonnegative();

/** Values by the names of their metrics; run-json-schema.ts says of each what it means. */
export const partialMetricsSchema = z.partialRecord(z.enum(metricNames), z.number().nullable()).meta({
  id: 'metrics',
  description:
    'Values by metric, each in the unit that its name and its description say. Null: does not apply, or is not known. A metric that is missing was not known to the version that wrote the run.',
});

const noMetrics = z
  .record(z.enum(metricNames), z.null())
  .parse(Object.fromEntries(metricNames.map((name) => [name, null])));

/** A metric that a run did not know yet, because it was appended to the catalogue later, reads as null. */
export const metricsSchema = partialMetricsSchema.transform(
  (values): MetricValues => ({ ...noMetrics, ...values }),
);

export const warningSchema = z
  .strictObject({
    code: z.string().describe('Stable; for programs.'),
    metrics: z
      .array(z.enum(metricNames))
      .readonly()
      .describe('The metrics that it touches; empty: all of them.'),
    text: z.string().describe('For people: what it means and what to do.'),
  })
  .meta({ id: 'warning', description: 'Something to know before quoting a figure.' });
