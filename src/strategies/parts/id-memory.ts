/** Remembers a bounded number of ids. */
export interface IdMemory {
  /** Beyond its size the memory forgets the id it has known longest. */
  remember(id: string): void;
  /** Forgets an id; tells whether it was known. */
  forget(id: string): boolean;
}

/** An empty memory for `size` ids. */
export function createIdMemory(size: number): IdMemory {
  const ids = new Set<string>();
  return {
    remember: (id) => {
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > size && oldest !== undefined) {
        ids.delete(oldest);
      }
    },
    forget: (id) => ids.delete(id),
  };
}
