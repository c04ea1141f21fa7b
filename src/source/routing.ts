import { suggestNearest } from '../core/did-you-mean.js';
import type { DuplexSocket, Handlers, InboundRequest, Reply } from '../core/ports/transport.js';
import { answerError } from '../protocol/answers.js';
import { renderSocketError } from '../protocol/event-socket.js';

type Parameters = Readonly<Record<string, string>>;

/** Segments of a path that begin with a colon are parameters: `/subscriptions/:id`. */
export type Route =
  | {
      readonly method: 'GET' | 'POST' | 'DELETE';
      readonly path: string;
      /** The query parameters that it knows. */
      readonly query: readonly string[];
      /** A way to poll: the source's rate limit counts its requests. */
      readonly isPolled?: true;
      handle(request: InboundRequest, parameters: Parameters): Promise<Reply>;
    }
  | {
      readonly method: 'SOCKET';
      readonly path: string;
      readonly query: readonly string[];
      /** The socket closes when it resolves. */
      accept(request: InboundRequest, socket: DuplexSocket): Promise<void>;
    };

/**
 * Handlers over several routes; 404 for an unknown path, 405 for a known one with another method, 400 for a query
 * parameter that the route does not know: one that is misspelt would else be passed over without a word. Where
 * several routes match, the one with the fewest parameters answers. They are the same in both worlds, so that a simulated source
 * answers just what the real one would.
 */
export function routeRequests(routeList: readonly Route[]): Required<Handlers> {
  const routes = [...routeList].sort((left, right) => countParameters(left) - countParameters(right));
  return {
    onRequest: async (request) => {
      const candidates = routes.flatMap((route) => {
        const parameters = matchPath(route.path, request.path);
        return parameters === undefined || route.method === 'SOCKET' ? [] : [{ route, parameters }];
      });
      const match = candidates.find(({ route }) => route.method === request.method);
      if (match !== undefined) {
        const unknown = describeUnknownQuery(match.route, request);
        return unknown === undefined
          ? match.route.handle(request, match.parameters)
          : answerError(400, unknown);
      }
      return candidates.length === 0
        ? answerError(404, `no route ${request.path}`)
        : answerError(405, `${request.method} is not allowed here`);
    },
    onSocket: async (request, socket) => {
      for (const route of routes) {
        if (route.method === 'SOCKET' && matchPath(route.path, request.path) !== undefined) {
          const unknown = describeUnknownQuery(route, request);
          await (unknown === undefined
            ? route.accept(request, socket)
            : socket.send(renderSocketError(unknown)));
        }
      }
    },
  };
}

/** What is wrong with the names of a request's query parameters; undefined when the route knows all of them. */
function describeUnknownQuery({ query: known }: Route, request: InboundRequest): string | undefined {
  const unknown = Object.keys(request.query).find((name) => !known.includes(name));
  if (unknown === undefined) {
    return undefined;
  }
  const choice = known.length === 0 ? `${request.path} takes none` : `known are ${known.join(', ')}`;
  return `unknown query parameter ${JSON.stringify(unknown)}; ${choice}${suggestNearest(unknown, known)}`;
}

function countParameters({ path }: Route): number {
  return path.split('/:').length - 1;
}

function matchPath(pattern: string, path: string): Parameters | undefined {
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
