import type { InboundRequest, Reply, RequestHandler } from '../core/ports/transport.js';
import { answerError } from '../protocol/answers.js';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Segments that begin with a colon are parameters: `/subscriptions/:id`. */
  readonly path: string;
  handle(request: InboundRequest, parameters: Readonly<Record<string, string>>): Promise<Reply>;
}

/**
 * One handler over several routes; 404 for an unknown path, 405 for a known one with another method. It is the
 * same in both worlds, so that a simulated source answers just what the real one would.
 */
export function routeRequests(routes: readonly Route[]): RequestHandler {
  return async (request) => {
    const candidates = routes.flatMap((route) => {
      const parameters = matchPath(route.path, request.path);
      return parameters === undefined ? [] : [{ route, parameters }];
    });
    const match = candidates.find(({ route }) => route.method === request.method);
    if (match !== undefined) {
      return match.route.handle(request, match.parameters);
    }
    return candidates.length === 0
      ? answerError(404, `no route ${request.path}`)
      : answerError(405, `${request.method} is not allowed here`);
  };
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) {
    return undefined;
  }
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':') && value !== '') {
      parameters[segment.slice(1)] = value;
    } else if (segment !== value) {
      return undefined;
    }
  }
  return parameters;
}
