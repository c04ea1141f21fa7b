import type { Comparison } from '../analyse/comparison.js';
import type { ReportedRun } from '../analyse/reported-run.js';
import type { Environment } from '../core/environment.js';
import { describeDistributions } from '../measure/describe-distributions.js';

/** What reports are made of, from what run.json holds: the histograms are opened. */
export function toReportedRun(comparison: Comparison, environment: Environment): ReportedRun {
  return {
    comparison,
    environment,
    distributions: describeDistributions(
      comparison.rows.map(({ label }) => label),
      comparison.trials.flatMap((trial) => (trial.state === 'measured' ? [trial] : [])),
    ),
  };
}
