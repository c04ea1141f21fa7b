import { answerJson } from '../../protocol/answers.js';
import { renderState, statePath } from '../../protocol/state.js';
import { requestingConsumer } from '../requesting-consumer.js';
import type { SourceRoutes } from './contract.js';

/** `GET /state`: the current state of the asking consumer's stream. */
export const state: SourceRoutes = {
  create: ({ log }) => [
    {
      method: 'GET',
      path: statePath,
      query: [],
      handle: async (request) => {
        const { count, last } = log.latest(requestingConsumer(request));
        return answerJson(200, renderState(count, last?.envelopeJson ?? null));
      },
    },
  ],
};
