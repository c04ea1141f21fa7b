import type { Storage } from '../../core/ports/storage.js';

/** Storage that lasts as long as the virtual world does, which is longer than any of its consumers. */
export function createVirtualStorage(): Storage {
  const values = new Map<string, string>();
  return {
    read: async (key) => values.get(key),
    write: async (key, value) => {
      values.set(key, value);
    },
  };
}
