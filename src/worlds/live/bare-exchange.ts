import { connect, type Socket } from 'node:net';
import { liveClock } from './live-clock.js';

/** One connection without a client library: what the operating system and the server alone take. */
export interface BareConnection {
  /** Sends the request, and resolves with the microseconds until its whole answer was there. One at a time. */
  exchange(): Promise<number>;
  close(): void;
}

const headEnd = '\r\n\r\n';

/**
 * Connects to a server of this machine.
 * @param requestText the whole request, as it goes over the wire
 * @throws the operating system's error when nothing listens there
 */
export async function openBareConnection(origin: string, requestText: string): Promise<BareConnection> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.setEncoding('latin1');
  return {
    exchange: async () => {
      const sentUs = liveClock.nowUs();
      const answered = readAnswer(socket);
      socket.write(requestText);
      await answered;
      return liveClock.nowUs() - sentUs;
    },
    close: () => socket.destroy(),
  };
}

/** Resolves when an answer is whole: its head, and as much body as that says. */
function readAnswer(socket: Socket): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    const end = (then: () => void) => {
      socket.off('data', take).off('close', giveUp);
      then();
    };
    const giveUp = () => end(() => reject(new Error('the connection was closed before the answer')));
    const take = (chunk: string) => {
      text += chunk;
      const headChars = text.indexOf(headEnd);
      const bodyBytes = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (headChars !== -1 && text.length >= headChars + headEnd.length + bodyBytes) {
        end(resolve);
      }
    };
    socket.on('data', take).once('close', giveUp);
  });
}
