import { type DeviationReason, noteworthyShare } from './contract.js';

/**
 * A prediction is the mean over all runs that there could be; a run has the events that it has. The simulation of the
 * same events shows how much that is.
 */
export const eventsOfThisRun: DeviationReason = ({ total, ofEvents, ofMachine, metrics }) => {
  if (ofEvents === null || ofEvents / total < noteworthyShare) {
    return null;
  }
  const share = ofEvents / total;
  const part = share > 1 - noteworthyShare ? 'has it as well' : `has ${Math.round(share * 100)} % of it`;
  const witness = ofMachine === null ? '' : `, and the simulation of the same events ${part}`;
  return `the events of this run: a prediction is the mean over all runs, this one had just its ${metrics.events_occurred}${witness}`;
};
