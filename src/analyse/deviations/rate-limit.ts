import type { DeviationReason } from './contract.js';

/** Requests that were refused had to be sent again, later. */
export const rateLimit: DeviationReason = ({ metrics }) => {
  const { requests_rate_limited: refused, requests_total: requests } = metrics;
  return refused === null || refused === 0
    ? null
    : `the rate limit: it refused ${refused} of ${requests} requests, whose events came later`;
};
