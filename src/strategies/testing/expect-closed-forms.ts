import { expect } from 'vitest';
import type { MetricName } from '../../core/metric-catalogue.js';
import { predictPlan } from '../../predict/predict-plan.js';
import { planOf } from '../../run/testing/plan-of.js';
import { measured, runQuietly } from '../../run/testing/run-quietly.js';

/**
 * How many standard errors of the mean over the trials a closed form may be off. With twenty trials, which have
 * traces of their own, chance alone does that once in ten thousand times (Student's t, 19 degrees of freedom).
 */
const errorsAllowed = 4.9;
const trials = 20;

/** A test that noise lets pass, whatever is predicted, is none. */
const mostNoise = 0.07;

/**
 * Runs a scenario's strategies twenty times in virtual time, and holds what is measured against what is predicted.
 * @param scenario without its name, summary and trials
 */
export async function expectClosedForms(scenario: string, metrics: readonly MetricName[]): Promise<void> {
  const text = `name: closed-forms\nsummary: A run against its prediction.\ntrials: ${trials}\n${scenario}`;
  const plan = planOf(text);
  const results = await runQuietly(plan, 'virtual');
  for (const [label, prediction] of predictPlan(plan)) {
    const ofLabel = results.filter((result) => result.label === label).map(measured);
    for (const metric of metrics) {
      const { mean, standardError } = summarise(ofLabel.map((each) => each.metrics[metric] ?? Number.NaN));
      const predicted = prediction[metric] ?? Number.NaN;
      const allowed = errorsAllowed * standardError + 1e-9;
      const told = `${label}: ${metric} ${mean} ± ${standardError}, predicted ${predicted}`;
      expect(Math.abs(mean - predicted), told).toBeLessThanOrEqual(allowed);
      expect(allowed, `noise of ${told}`).toBeLessThanOrEqual(mostNoise * predicted + 1e-9);
    }
  }
}

function summarise(values: readonly number[]): { readonly mean: number; readonly standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}
