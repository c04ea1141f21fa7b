import { type DeviationReason, isDelay } from './contract.js';

/** From this share of requests on, a typical one waits for its connection. */
const typicalShare = 0.5;

/** A request without an open connection waits for one: a round trip more. */
export const connectionSetUp: DeviationReason = ({ metric, metrics, ofMachine }) => {
  const { connections_opened: opened, requests_total: requests } = metrics;
  if (!isDelay(metric) || ofMachine === null || ofMachine <= 0 || opened === null || requests === null) {
    return null;
  }
  return requests > 0 && opened / requests >= typicalShare
    ? `connection set-up: ${opened} connections were opened for ${requests} requests, and each costs a round trip`
    : null;
};
