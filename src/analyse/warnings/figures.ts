import type { MetricName, MetricValues } from '../../core/metric-catalogue.js';
import type { Warning, World } from '../comparison.js';

/** What warnings are decided on: the figures of one trial, or of one strategy over all its trials. */
export interface Figures {
  readonly world: World;
  readonly metrics: MetricValues;
  readonly latencySamples: number;
  /** How many strategies shared the machine: 1 unless they ran side by side. */
  readonly strategiesAtOnce: number;
  /** Of the trials that the figures are made of, in the order in which they ran. */
  readonly trials: readonly MetricValues[];
}

/** Every code that a warning can have. Codes are stable and never reused. */
export type WarningCode =
  | 'few-samples'
  | 'events-lost'
  | 'duplicates'
  | 'reads-failed'
  | 'emission-late'
  | 'cpu-saturated'
  | 'loop-delayed'
  | 'cpu-stolen'
  | 'drifted'
  | 'coarse-clock'
  | 'side-by-side'
  | 'trial-failed'
  | 'trial-interrupted';

/** A warning of the closed set. */
export function warn(code: WarningCode, metrics: readonly MetricName[], text: string): Warning {
  return { code, metrics, text };
}

/** A way for figures to be less than they seem: its warning, or null when all is well. */
export type FigureCheck = (figures: Figures) => Warning | null;
