/** Keeps count of work that has begun and not ended. */
export interface InFlight {
  /** Returns `work` itself. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is in flight any more, also what begins while waiting. Never rejects. */
  settled(): Promise<void>;
}

export function createInFlight(): InFlight {
  const open = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      open.add(work);
      const forget = () => open.delete(work);
      work.then(forget, forget);
      return work;
    },
    settled: async () => {
      while (open.size > 0) {
        await Promise.allSettled(open);
      }
    },
  };
}
