import type { MetricValues } from '../core/metric-catalogue.js';
import type { FailureCause } from '../core/request.js';

/** One expected delivery: a row of deliveries.csv. Instants are microseconds after the trial's start. */
export interface DeliveryRecord {
  readonly consumer: number;
  readonly sequence: number;
  readonly occurredUs: number;
  /** Null: lost. */
  readonly deliveredUs: number | null;
  readonly latencyUs: number | null;
  /** Requests that carried it to this consumer; null for strategies that pull. */
  readonly attempts: number | null;
  readonly duplicates: number;
  /** When its first processing ended; null: never applied. */
  readonly appliedUs: number | null;
}

/** One second of the measured window, or of the drain behind it: a row of timeline.csv. */
export interface TimelineSecond {
  /** From 0, counted from the window's start. */
  readonly second: number;
  readonly events: number;
  readonly requestsPoll: number;
  readonly requestsPollEmpty: number;
  readonly requestsNotModified: number;
  readonly requestsDelivery: number;
  readonly requestsRetry: number;
  readonly requestsFetch: number;
  readonly requestsReconcile: number;
  readonly requestsRead: number;
  readonly requestsHandshake: number;
  readonly deliveries: number;
  /** Consumers that lacked an event at the end of the second. */
  readonly consumersStale: number;
}

/** The join of both books, over the whole trial with warm-up and drain: sent = received + never arrived. */
export interface RequestLedger {
  readonly sent: number;
  readonly received: number;
  readonly neverArrived: Readonly<Record<FailureCause, number>>;
}

/** What one strategy did in one trial. */
export interface TrialMeasurement {
  readonly metrics: MetricValues;
  /** Latencies in microseconds: an HdrHistogram in its compressed base64 form. */
  readonly latencyHistogram: string;
  /** How many latencies the histogram holds. */
  readonly latencySamples: number;
  readonly requests: RequestLedger;
  readonly timeline: readonly TimelineSecond[];
  readonly deliveries: readonly DeliveryRecord[];
}

/** How a trial ended. A failed one stays visible as failed. */
export type TrialResult = { readonly trial: number; readonly label: string } & (
  | { readonly state: 'measured'; readonly measurement: TrialMeasurement }
  | { readonly state: 'interrupted'; readonly measurement: TrialMeasurement }
  | { readonly state: 'failed'; readonly code: string; readonly message: string }
);
