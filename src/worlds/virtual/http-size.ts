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

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

function headersSize(headers: Headers): number {
  return Object.entries(headers).reduce((sum, [name, value]) => sum + byteLength(`${name}: ${value}\r\n`), 0);
}

/** Bytes of a request on the wire. */
export function requestSize(request: {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}): number {
  const { host, pathname, search } = new URL(request.url);
  const line = `${request.method} ${pathname}${search} HTTP/1.1\r\n`;
  const own: Headers = {
    host,
    connection: 'keep-alive',
    ...(request.body === undefined ? {} : { 'content-length': String(byteLength(request.body)) }),
  };
  return (
    byteLength(line) + headersSize(own) + headersSize(request.headers) + 2 + byteLength(request.body ?? '')
  );
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

/** Bytes of one WebSocket text frame (RFC 6455, 5.2); what a client sends is masked. */
export function frameSize(text: string, isMasked: boolean): number {
  const bytes = byteLength(text);
  const lengthBytes = bytes < 126 ? 0 : bytes < 65_536 ? 2 : 8;
  return 2 + lengthBytes + (isMasked ? 4 : 0) + bytes;
}
