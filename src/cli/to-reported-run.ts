import type { Comparison } from '../analyse/comparison.js';
import type { ReportedRun } from '../analyse/reported-run.js';
import type { Environment } from '../core/environment.js';
import { describeDistributions, describeReadDistributions } from '../measure/describe-distributions.js';

/** What reports are made of, from what run.json holds: the histograms are opened. */
export function toReportedRun(comparison: Comparison, environment: Environment): ReportedRun {
  const labels = comparison.rows.map(({ label }) => label);
  const trials = comparison.trials.flatMap((trial) => (trial.state === 'measured' ? [trial] : []));
  const windowMs = comparison.setup?.durationMs ?? null;
  return {
    comparison,
    environment,
    distributions: describeDistributions(labels, trials, windowMs),
    readDistributions: describeReadDistributions(labels, trials, windowMs),
  };
}
