import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startTextServer } from './text-server.js';

test('makes the text anew for each request, told what the client accepts', async () => {
  let asked = 0;
  const server = await startTextServer({ port: 0, path: '/text' }, async (accept) => {
    asked += 1;
    return { contentType: 'text/plain; charset=utf-8', text: `${asked} ${accept} µ` };
  });
  onTestFinished(() => server.close());
  expect(await (await fetch(server.url, { headers: { accept: 'text/a' } })).text()).toBe('1 text/a µ');
  expect(await (await fetch(server.url, { headers: { accept: 'text/b' } })).text()).toBe('2 text/b µ');
});

test('a client that stays connected does not keep it from closing', async () => {
  const server = await startTextServer({ port: 0, path: '/' }, async () => ({
    contentType: 'a/b',
    text: '',
  }));
  const client = connect(Number(new URL(server.url).port), '127.0.0.1');
  const gone = new Promise((resolve) => client.once('close', resolve));
  client.on('error', () => undefined);
  await new Promise((resolve) => client.once('connect', resolve));
  client.write('GET / HTTP/1.1\r\nhost: a\r\n');
  await server.close();
  await gone;
});
