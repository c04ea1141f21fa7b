import type { Storage } from '../../core/ports/storage.js';

/** Where a consumer stands, also after a restart. */
export interface KeptCursor {
  /** Undefined: at the beginning. */
  current(): string | undefined;
  /**
   * Moves it behind an event that was handed over. It is stored behind the back of the stream, one write at a time,
   * the latest position only: a crash costs repetitions, never an event.
   */
  moveTo(cursor: string): void;
  /** Resolves when the cursor is stored where it stands. */
  settled(): Promise<void>;
}

const cursorKey = 'cursor';

/** The cursor as this consumer's storage has it. */
export async function openCursor(storage: Storage): Promise<KeptCursor> {
  let stored = await storage.read(cursorKey);
  let current = stored;
  let writing: Promise<void> | undefined;

  const store = async (): Promise<void> => {
    while (current !== undefined && stored !== current) {
      const next = current;
      await storage.write(cursorKey, next);
      stored = next;
    }
    writing = undefined;
  };

  return {
    current: () => current,
    moveTo: (cursor) => {
      current = cursor;
      writing ??= store();
    },
    settled: async () => writing,
  };
}
