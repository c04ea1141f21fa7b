import type { Clock } from '../../core/ports/clock.js';
import { TransportError } from '../../core/transport-error.js';

export interface ConnectionReader {
  /** Takes what has arrived; false when it makes no sense. */
  readonly take: (text: string) => boolean;
  /** Cuts the connection. */
  readonly cut: () => void;
  /** How long a connection that lives may be silent. */
  readonly idleUs: number;
}

/**
 * Reads a connection until it ends, whatever ends it. It is cut when nothing has arrived for too long, since a peer
 * that has gone without a word looks just like a quiet one; and when what arrives makes no sense.
 */
export async function readConnection(
  clock: Clock,
  texts: AsyncIterable<string>,
  { take, cut, idleUs }: ConnectionReader,
): Promise<void> {
  const ended = new AbortController();
  let heardUs = clock.nowUs();
  const watchSilence = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      if (clock.nowUs() >= heardUs + idleUs) {
        cut();
        return;
      }
      await clock.sleepUntil(heardUs + idleUs, ended.signal);
    }
  };
  void watchSilence();
  try {
    for await (const text of texts) {
      heardUs = clock.nowUs();
      if (!take(text)) {
        cut();
        return;
      }
    }
  } catch (thrown) {
    if (!(thrown instanceof TransportError)) {
      throw thrown;
    }
  } finally {
    ended.abort();
  }
}
