import { expect, test } from 'vitest';
import type { InboundRequest } from '../core/ports/transport.js';
import { type Route, routeRequests } from './routing.js';

function routeTo(path: string): Route {
  return {
    method: 'GET',
    path,
    query: [],
    handle: async (_request, parameters) => ({
      kind: 'answer',
      status: 200,
      body: `${path} ${JSON.stringify(parameters)}`,
    }),
  };
}

function get(path: string): InboundRequest {
  const { signal } = new AbortController();
  return { method: 'GET', path, query: {}, headers: {}, body: '', signal };
}

test('a path that is named goes before one that matches by a parameter, in whatever order they stand', async () => {
  const routes = [routeTo('/events/:id'), routeTo('/events/stream'), routeTo('/:what/:id')];
  for (const list of [routes, routes.toReversed()]) {
    const { onRequest } = routeRequests(list);
    expect(await onRequest(get('/events/stream'))).toMatchObject({ body: '/events/stream {}' });
    expect(await onRequest(get('/events/7'))).toMatchObject({ body: '/events/:id {"id":"7"}' });
    expect(await onRequest(get('/else/7'))).toMatchObject({ body: '/:what/:id {"what":"else","id":"7"}' });
  }
});

test('a query parameter that the route does not know is answered 400, with those that it knows', async () => {
  const { onRequest } = routeRequests([
    { ...routeTo('/events'), query: ['after', 'wait_ms'] },
    routeTo('/state'),
  ]);
  const answer = (path: string, query: Record<string, string>) => onRequest({ ...get(path), query });
  expect(await answer('/events', { wait_ms: '4', after: '' })).toMatchObject({ status: 200 });
  expect(await answer('/events', { wait: '4' })).toMatchObject({
    status: 400,
    body: JSON.stringify({ error: 'unknown query parameter "wait"; known are after, wait_ms' }),
  });
  expect(await answer('/events', { waitms: '4' })).toMatchObject({
    body: expect.stringContaining('did you mean \\"wait_ms\\"?'),
  });
  expect(await answer('/state', { after: '4' })).toMatchObject({
    status: 400,
    body: expect.stringContaining('/state takes none'),
  });
});
