import type { ServerResponse } from 'node:http';
import type { Reply } from '../../core/ports/transport.js';

/**
 * Writes a stream at the pace of its reader, until it ends or its reader has gone. The head leaves at once.
 * @param onWritten told when the head and whenever a chunk was written
 */
export async function writeStream(
  raw: ServerResponse,
  { headers, chunks }: Extract<Reply, { kind: 'stream' }>,
  onWritten: () => void,
): Promise<void> {
  raw.writeHead(200, { ...headers });
  raw.flushHeaders();
  onWritten();
  try {
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
    raw.end();
  } catch {
    raw.destroy();
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
