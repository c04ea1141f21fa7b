import { expect, test } from 'vitest';
import { createAnswerTally } from './answer-tally.js';
import type { JoinedRequest } from './join-requests.js';

const request: JoinedRequest = {
  ...{ sender: 'consumers', purpose: 'poll', sentUs: 1_000, carriesMeasured: false },
  ...{ status: 200, answeredUs: 3_000, received: null, neverArrived: null },
};

function metricsOf(requests: readonly Partial<JoinedRequest>[]) {
  const tally = createAnswerTally();
  for (const change of requests) {
    tally.add({ ...request, ...change });
  }
  return tally.metrics();
}

test('without an answer there is no time', () => {
  expect(metricsOf([])).toEqual({ requests_rate_limited: 0, request_time_mean_ms: null });
  expect(metricsOf([{ status: null, answeredUs: null, neverArrived: 'cut' }])).toMatchObject({
    request_time_mean_ms: null,
  });
});

test('the mean of the answered ones; a refusal is an answer, a subscription is no question', () => {
  expect(
    metricsOf([{}, { status: 429, answeredUs: 5_000 }, { purpose: 'handshake', answeredUs: 900_000 }]),
  ).toEqual({ requests_rate_limited: 1, request_time_mean_ms: 3 });
});
