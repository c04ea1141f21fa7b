import { appendFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that grows while a run goes on, and gets its name when it is whole. */
export interface StreamedFile {
  /** Whether anything but the header has been written. */
  hasContent(): boolean;
  /** Adds text at the end. Calls must not overlap. */
  append(chunks: Iterable<string>): Promise<void>;
  /** Gives the file its name, and returns its path. */
  complete(): Promise<string>;
}

/** Text is collected up to this length before it is written, to spare calls into the operating system. */
const writeAtChars = 262_144;

/**
 * Where a streamed file stands while its run goes on: hidden and marked, so that nobody takes it for whole, and
 * on disk, so that a crash does not lose it.
 */
function partialPath(folder: string, fileName: string): string {
  return join(folder, `.${fileName}.partial`);
}

function* collectChunks(chunks: Iterable<string>): Generator<string, void, undefined> {
  let pending = '';
  for (const chunk of chunks) {
    pending += chunk;
    if (pending.length >= writeAtChars) {
      yield pending;
      pending = '';
    }
  }
  if (pending !== '') {
    yield pending;
  }
}

/**
 * Starts a file with its header. This and its functions throw what the file system throws.
 */
export async function openStreamedFile(
  folder: string,
  fileName: string,
  header: string,
): Promise<StreamedFile> {
  const path = partialPath(folder, fileName);
  await appendFile(path, header);
  let hasContent = false;
  return {
    hasContent: () => hasContent,
    append: async (chunks) => {
      for (const text of collectChunks(chunks)) {
        hasContent = true;
        await appendFile(path, text);
      }
    },
    complete: async () => {
      const finalPath = join(folder, fileName);
      await rename(path, finalPath);
      return finalPath;
    },
  };
}
