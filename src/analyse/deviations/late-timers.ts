import { durationInWords } from '../../core/words/duration-in-words.js';
import { type DeviationReason, isDelay, noteworthyShare } from './contract.js';

/** What was due was done late, since this machine was busy or its timers are coarse. */
export const lateTimers: DeviationReason = ({ metric, metrics, ofMachine }) => {
  const lateMs = metrics.emission_late_p99_ms;
  return isDelay(metric) &&
    ofMachine !== null &&
    ofMachine > 0 &&
    lateMs !== null &&
    lateMs >= ofMachine * noteworthyShare
    ? `late timers: the source emitted events up to ${durationInWords(lateMs)} late (p99)`
    : null;
};
