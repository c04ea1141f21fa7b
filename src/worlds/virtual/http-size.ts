import { byteLength } from '../../core/byte-length.js';
import { connectionPolicy } from '../../core/connection-policy.js';
import type { Headers } from '../../core/ports/transport.js';

/**
 * What a message weighs on a socket, so that simulated bytes equal measured ones: the same head that undici sends
 * and fastify answers with (a test holds this against real sockets).
 */
const statusTexts: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  413: 'Payload Too Large',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function headersSize(headers: Headers): number {
  return Object.entries(headers).reduce((sum, [name, value]) => sum + byteLength(`${name}: ${value}\r\n`), 0);
}

interface SizedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Headers | undefined;
  readonly body?: string | undefined;
}

/** Bytes of a request on the wire. */
export function requestSize({ method, url, headers = {}, body }: SizedRequest): number {
  const length: Headers = body === undefined ? {} : { 'content-length': String(byteLength(body)) };
  const added = { connection: 'keep-alive', ...length };
  return requestHeadSize(method, url, { ...added, ...headers }) + byteLength(body ?? '');
}

/** Bytes of the request that opens a WebSocket (RFC 6455, 4.1), as the ws package sends it. */
export function handshakeSize({ url, headers = {} }: Omit<SizedRequest, 'method' | 'body'>): number {
  const added: Headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  return requestHeadSize('GET', url, { ...added, ...headers });
}

/** Bytes of the answer that makes a connection a WebSocket (RFC 6455, 4.2.2). */
export const handshakeAnswerBytes =
  byteLength('HTTP/1.1 101 Switching Protocols\r\n') +
  headersSize({
    upgrade: 'websocket',
    connection: 'Upgrade',
    'sec-websocket-accept': 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  }) +
  2;

function requestHeadSize(method: string, url: string, headers: Headers): number {
  const { host, pathname, search } = new URL(url);
  const line = `${method} ${pathname}${search} HTTP/1.1\r\n`;
  return byteLength(line) + headersSize({ host, ...headers }) + 2;
}

/** Bytes of an answer's head on the wire; `bodyBytes` is null for a stream, which is sent in chunks. */
export function responseHeadSize(status: number, headers: Headers, bodyBytes: number | null): number {
  const line = `HTTP/1.1 ${status} ${statusTexts[status] ?? 'Unknown'}\r\n`;
  const framing: Headers =
    bodyBytes === null
      ? { 'Transfer-Encoding': 'chunked' }
      : status === 204 || status === 304
        ? {}
        : { 'content-length': String(bodyBytes) };
  const added: Headers = {
    Date: 'Thu, 01 Jan 2026 00:00:00 GMT',
    Connection: 'keep-alive',
    'Keep-Alive': `timeout=${connectionPolicy.serverIdleMs / 1_000}`,
  };
  return byteLength(line) + headersSize(headers) + headersSize(framing) + headersSize(added) + 2;
}

/** Bytes of one chunk of a chunked answer. */
export function chunkSize(text: string): number {
  const bytes = byteLength(text);
  return bytes + bytes.toString(16).length + 4;
}

/** The empty chunk that ends a chunked answer. */
export const lastChunkBytes = 5;

/** Bytes of one WebSocket frame (RFC 6455, 5.2), of text or the empty one that closes; a client's is masked. */
export function frameSize(text: string, isMasked: boolean): number {
  const bytes = byteLength(text);
  const lengthBytes = bytes < 126 ? 0 : bytes < 65_536 ? 2 : 8;
  return 2 + lengthBytes + (isMasked ? 4 : 0) + bytes;
}
