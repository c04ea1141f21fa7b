import { durationInWords } from '../../core/words/duration-in-words.js';
import { type DeviationReason, isDelay, noteworthyShare } from './contract.js';

/** Real requests take time beyond that of the emulated network, which is all that closed form and simulation know. */
export const requestTime: DeviationReason = ({ metric, metrics, simulated, ofMachine }) => {
  const measuredMs = metrics.request_time_mean_ms;
  const simulatedMs = simulated.request_time_mean_ms ?? null;
  if (!isDelay(metric) || ofMachine === null || measuredMs === null || simulatedMs === null) {
    return null;
  }
  const extraMs = measuredMs - simulatedMs;
  return ofMachine > 0 && extraMs >= ofMachine * noteworthyShare
    ? `request time: a request and its answer took ${durationInWords(measuredMs)} on average, ` +
        `${durationInWords(extraMs)} more than the network alone`
    : null;
};
