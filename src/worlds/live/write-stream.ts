import type { ServerResponse } from 'node:http';
import type { Reply } from '../../core/ports/transport.js';
import type { OngoingExchange } from './book-exchanges.js';

type StreamReply = Extract<Reply, { kind: 'stream' }>;

/**
 * Writes a stream at the pace of its reader, until it ends or its reader has gone. Resolves when the connection
 * knows.
 * @param beginBook called when the head has left
 */
export async function writeStream(
  raw: ServerResponse,
  { headers, chunks }: StreamReply,
  beginBook: () => OngoingExchange,
): Promise<void> {
  if (raw.destroyed) {
    return;
  }
  const closed = new Promise<void>((resolve) => {
    raw.once('close', resolve);
  });
  raw.writeHead(200, { ...headers });
  raw.flushHeaders();
  const { carried } = beginBook();
  try {
    await writeChunks(raw, chunks, carried);
    raw.end();
  } catch {
    raw.destroy();
  }
  await closed;
}

/** @param onWritten told whenever a chunk was written */
async function writeChunks(
  raw: ServerResponse,
  chunks: StreamReply['chunks'],
  onWritten: () => void,
): Promise<void> {
  for await (const chunk of chunks) {
    if (raw.destroyed) {
      return;
    }
    const hasRoom = raw.write(chunk);
    onWritten();
    if (!hasRoom) {
      await untilDrained(raw);
    }
  }
}

function untilDrained(raw: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      raw.off('drain', end);
      raw.off('close', end);
      resolve();
    };
    raw.once('drain', end);
    raw.once('close', end);
  });
}
