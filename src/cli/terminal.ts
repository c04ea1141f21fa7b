/** Wide enough for every column, for output that goes into a file. */
const fileWidthChars = 120;

/**
 * How text for standard output may be laid out: NO_COLOR, FORCE_COLOR and TERM are heeded, and COLUMNS where the
 * output is no terminal that tells its width.
 */
export function describeTerminal(): { readonly width: number; readonly color: boolean } {
  const { stdout } = process;
  return stdout.isTTY
    ? { width: stdout.columns, color: stdout.hasColors() }
    : { width: readColumns(process.env['COLUMNS']) ?? fileWidthChars, color: false };
}

/** A width in characters; undefined for what is none. */
function readColumns(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
