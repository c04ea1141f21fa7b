export interface DedupeWindow {
  /** True when `id` is new to the window, which then knows it. */
  remember(id: string, nowUs: number): boolean;
}

/**
 * The ids seen last, as a consumer's de-duplication table keeps them.
 * @param size how many ids it holds; the one seen first goes first. 0 turns it off
 * @param ageUs how long it remembers an id
 */
export function createDedupeWindow(size: number, ageUs: number): DedupeWindow {
  const seenUs = new Map<string, number>();
  return {
    remember: (id, nowUs) => {
      const lastUs = seenUs.get(id);
      if (lastUs !== undefined && nowUs - lastUs < ageUs) {
        return false;
      }
      seenUs.delete(id);
      seenUs.set(id, nowUs);
      const [oldest] = seenUs.keys();
      if (seenUs.size > size && oldest !== undefined) {
        seenUs.delete(oldest);
      }
      return true;
    },
  };
}
