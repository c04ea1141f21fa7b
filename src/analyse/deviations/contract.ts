import type { MetricName, MetricValues } from '../../core/metric-catalogue.js';

/** What reasons for a deviation are looked for in. */
export interface DeviationFacts {
  readonly metric: MetricName;
  /** Of the world in which the run took place. */
  readonly metrics: MetricValues;
  /** The same events in virtual time; empty for a simulation, which is its own. */
  readonly simulated: Partial<MetricValues>;
  /** Value minus prediction. */
  readonly total: number;
  /** Simulated minus predicted: what the events of this run, or the closed form, make of it. Null: not simulated. */
  readonly ofEvents: number | null;
  /** Measured minus simulated (or predicted, where nothing was simulated): what reality adds. Null for a simulation. */
  readonly ofMachine: number | null;
}

/** A reason that the tool can name: a part of a sentence, or null where it does not apply. */
export type DeviationReason = (facts: DeviationFacts) => string | null;

/** A reason is named when it makes up at least this much of a deviation. */
export const noteworthyShare = 0.2;

/** Whether a metric is a length of time until a consumer knows, so that delays add to it. */
export function isDelay(metric: MetricName): boolean {
  return metric.startsWith('latency_') || metric.startsWith('read_latency_');
}
