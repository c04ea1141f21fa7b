/** The size of a small event's envelope. */
const bodyBytes = 512;

/** A poll and a delivery as they go over the wire, with the headers that matter. */
export function renderBareRequest(method: 'GET' | 'POST', origin: string): string {
  const { host } = new URL(origin);
  const body = method === 'GET' ? '' : 'x'.repeat(bodyBytes);
  const length =
    method === 'GET' ? '' : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
  return `${method} /events HTTP/1.1\r\nhost: ${host}\r\n${length}\r\n${body}`;
}
