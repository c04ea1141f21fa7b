import type { MetricValues } from '../../core/metric-catalogue.js';
import type { TrialMeasurement } from '../../measure/trial-measurement.js';
import { metricsWith } from './comparison-row.js';

/** A trial of 100 latencies with these figures, and nothing else. */
export function trialMeasurement(metrics: Partial<MetricValues>): TrialMeasurement {
  return {
    metrics: metricsWith(metrics),
    latencyHistogram: '',
    latencySamples: 100,
    readLatencies: null,
    requests: { sent: 0, received: 0, neverArrived: { refused: 0, cut: 0, abandoned: 0 } },
    timeline: [],
    deliveries: [],
  };
}
