import { expect } from 'vitest';
import { latencyQuantiles, readLatencyQuantiles } from '../../core/latency-quantiles.js';
import { type MetricName, metricNames } from '../../core/metric-catalogue.js';
import type { TrialMeasurement } from '../../measure/trial-measurement.js';
import { predictPlan } from '../../predict/predict-plan.js';
import { planOf } from '../../run/testing/plan-of.js';
import { measured, runQuietly } from '../../run/testing/run-quietly.js';

const trials = 8;

/** Student's t with 7 degrees of freedom leaves this range once in two thousand times. */
const errorsAllowed = 6;

/** What a form may be off beside the noise, of the value: edges of short windows, and ranks of small samples. */
const toleratedShare = 0.03;

/** The same, absolutely, for shares. */
const toleratedOfOne = 0.01;

/** What a form may be off in milliseconds, which is the resolution of a histogram at most. */
const toleratedMs = 0.1;

/**
 * Runs a scenario in virtual time and holds every metric that is predicted, whichever it is, against what is
 * simulated: the mean over eight trials with traces of their own, by their standard error and 3 %. What is not
 * predicted is not held against anything: a form that does not hold has to be silent.
 * @param scenario without its name, summary and trials
 * @returns how many metrics were predicted, by label
 */
export async function expectRightOrEmpty(scenario: string): Promise<ReadonlyMap<string, number>> {
  const plan = planOf(`name: right-or-empty\nsummary: Predicted or not.\ntrials: ${trials}\n${scenario}`);
  const results = await runQuietly(plan, 'virtual');
  const wrong: string[] = [];
  const counts = new Map<string, number>();
  for (const [label, prediction] of predictPlan(plan)) {
    const ofLabel = results.filter((result) => result.label === label).map(measured);
    const predicted = metricNames.flatMap((metric) => {
      const value = prediction[metric];
      return value === undefined || value === null ? [] : [{ metric, value }];
    });
    counts.set(label, predicted.length);
    for (const { metric, value } of predicted) {
      const values = ofLabel.flatMap(({ metrics }) => metrics[metric] ?? []);
      if (!ofLabel.every((each) => isSupported(metric, each))) {
        continue;
      }
      const { mean, standardError } = summarise(values);
      const allowed = errorsAllowed * standardError + toleratedShare * Math.abs(value) + toleranceOf(metric);
      if (!(Math.abs(mean - value) <= allowed)) {
        wrong.push(`${label}: ${metric} is ${mean} ± ${standardError}, predicted ${value}`);
      }
    }
  }
  expect(wrong, scenario).toEqual([]);
  return counts;
}

/** A percentile that a trial's sample cannot support is known to nobody. */
function isSupported(metric: MetricName, { metrics }: TrialMeasurement): boolean {
  const quantiles: Partial<Record<MetricName, number>> = { ...latencyQuantiles, ...readLatencyQuantiles };
  const quantile = quantiles[metric];
  const samples = metric.startsWith('read_') ? metrics.reads_total : metrics.events_delivered;
  return quantile === undefined || (samples ?? 0) * (1 - quantile) >= 1;
}

function toleranceOf(metric: MetricName): number {
  return metric.endsWith('_ms') ? toleratedMs : toleratedOfOne;
}

function summarise(values: readonly number[]): { readonly mean: number; readonly standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}
