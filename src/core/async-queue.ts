/** Values pushed at one end and iterated, once, at the other. */
export interface AsyncQueue<T> {
  readonly values: AsyncIterable<T>;
  /** After the end a push is ignored. */
  push(value: T): void;
  /** The iteration ends behind the values already pushed; with an error it rejects there. */
  end(error?: Error): void;
}

export function createAsyncQueue<T>(): AsyncQueue<T> {
  const buffered: T[] = [];
  let ended: { readonly error: Error | undefined } | undefined;
  let wake: (() => void) | undefined;

  async function* iterate(): AsyncGenerator<T> {
    for (;;) {
      yield* buffered.splice(0);
      if (buffered.length > 0) {
        continue;
      }
      if (ended !== undefined) {
        if (ended.error !== undefined) {
          throw ended.error;
        }
        return;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  return {
    values: iterate(),
    push: (value) => {
      if (ended === undefined) {
        buffered.push(value);
        wake?.();
      }
    },
    end: (error) => {
      ended ??= { error };
      wake?.();
    },
  };
}
