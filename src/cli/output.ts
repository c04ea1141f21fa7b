/** Writes to standard output: results, and nothing else. */
export function writeOut(text: string): void {
  process.stdout.write(text);
}

/** Writes to standard error: progress, warnings and errors. */
export function writeError(text: string): void {
  process.stderr.write(text);
}

/** A pipe that nobody reads any more, and a terminal that was closed. */
const goneCodes: ReadonlySet<string> = new Set(['EPIPE', 'EIO']);

/**
 * Lets a reader go away (`push-vs-poll list | head -1`, a closed terminal) without an error: what it no longer wants
 * is dropped, and a run that is under way goes on to write its files.
 */
export function tolerateClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === undefined || !goneCodes.has(error.code)) {
        throw error;
      }
    });
  }
}
