import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Storage } from '../../core/ports/storage.js';

/** The stores of one process: a folder of its own, which goes when the process is done with it. */
export interface LiveStores {
  /** The store of one consumer. */
  open(owner: string): Storage;
  remove(): Promise<void>;
}

/**
 * Stores in files, one per value, each replaced whole by a rename. They outlive the consumer that writes to them
 * and its process, not a power cut: nothing waits for the disk.
 */
export async function createLiveStores(): Promise<LiveStores> {
  const folder = await mkdtemp(join(tmpdir(), 'push-vs-poll-'));
  // Also when the process is told to go at once, which leaves no time for `remove`.
  const removeAtExit = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  return {
    open: (owner) => {
      const pathOf = (key: string) => join(folder, encodeURIComponent(`${owner}.${key}`));
      return {
        read: (key) => readFile(pathOf(key), 'utf8').catch(() => undefined),
        write: async (key, value) => {
          const path = pathOf(key);
          await writeFile(`${path}.new`, value);
          await rename(`${path}.new`, path);
        },
      };
    },
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      process.off('exit', removeAtExit);
    },
  };
}
