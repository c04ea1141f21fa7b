import type { Clock } from '../core/ports/clock.js';
import { answerError } from '../protocol/answers.js';
import type { SourceOptions } from './options.js';
import { createRateLimit } from './rate-limit.js';
import { requestingConsumer } from './requesting-consumer.js';
import type { Route } from './routing.js';

/**
 * The same routes, of which those that are polled answer 429 beyond the rate limit, with the seconds until the
 * next window in `Retry-After`, rounded up. One limit stands over all of them together; each consumer has its own.
 * @param options undefined: no limit
 */
export function limitPolls(
  routes: readonly Route[],
  options: SourceOptions['feed']['rate-limit'],
  clock: Clock,
): readonly Route[] {
  if (options === undefined) {
    return routes;
  }
  const limit = createRateLimit({ requests: options.requests, perUs: options.per });
  return routes.map((route): Route => {
    if (route.method === 'SOCKET' || route.isPolled !== true) {
      return route;
    }
    return {
      ...route,
      handle: async (request, parameters) => {
        const waitUs = limit.take(requestingConsumer(request), clock.nowUs());
        if (waitUs === 0) {
          return route.handle(request, parameters);
        }
        const refusal = answerError(429, `at most ${options.requests} requests per window`);
        return {
          ...refusal,
          headers: { ...refusal.headers, 'retry-after': String(Math.ceil(waitUs / 1_000_000)) },
        };
      },
    };
  });
}
