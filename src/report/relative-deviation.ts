import type { ThreeAnswers } from './three-answers.js';

/**
 * How far the measured value (or else the simulated one) is from the predicted one, as a share of the predicted
 * one: 0.1 is 10 % above. Null when one of the two is missing, or the prediction is 0.
 */
export function relativeDeviation({ measured, simulated, predicted }: ThreeAnswers): number | null {
  const value = measured ?? simulated;
  return value === null || predicted === null || predicted === 0 ? null : (value - predicted) / predicted;
}
