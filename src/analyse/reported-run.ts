import type { Environment } from '../core/environment.js';
import type { LatencyDistribution } from '../core/latency-distribution.js';
import type { Comparison } from './comparison.js';

/** Everything that the reports of one run are made of; run.json is enough to have it again. */
export interface ReportedRun {
  readonly comparison: Comparison;
  readonly environment: Environment;
  /** Of the deliveries, in scenario order; strategies without any latency have none. */
  readonly distributions: readonly LatencyDistribution[];
  /** Of the time until a reader had its answer, in scenario order; strategies of which nothing was read have none. */
  readonly readDistributions: readonly LatencyDistribution[];
}
