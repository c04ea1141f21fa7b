import { type DeviationReason, isDelay, noteworthyShare } from './contract.js';

/** What is no delay itself changes with the delays: a consumer that is told later is stale for longer. */
export const delaysOfThisMachine: DeviationReason = ({ metric, total, ofMachine, metrics, simulated }) => {
  const measuredMs = metrics.latency_mean_ms;
  const simulatedMs = simulated.latency_mean_ms ?? null;
  if (isDelay(metric) || ofMachine === null || measuredMs === null || simulatedMs === null) {
    return null;
  }
  return measuredMs > simulatedMs && ofMachine / total >= noteworthyShare
    ? 'what delays the deliveries on this machine: see the reasons of the mean latency'
    : null;
};
