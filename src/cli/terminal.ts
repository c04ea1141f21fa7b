/** Wide enough for every column, for output that goes into a file. */
const fileWidthChars = 120;
/** For terminals that do not tell their width, or tell 0. */
const usualWidthChars = 80;

/**
 * How text for standard output may be laid out: NO_COLOR, FORCE_COLOR and TERM are heeded, and COLUMNS where the
 * output is no terminal that tells its width. Output that is no terminal has colours only if FORCE_COLOR asks for
 * them.
 */
export function describeTerminal(): { readonly width: number; readonly color: boolean } {
  const { stdout, env } = process;
  return stdout.isTTY
    ? { width: stdout.columns || usualWidthChars, color: stdout.hasColors() }
    : { width: readColumns(env['COLUMNS']) ?? fileWidthChars, color: forcesColor(env['FORCE_COLOR']) };
}

/** A width in characters; undefined for what is none. */
function readColumns(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}

/** Like Node for terminals: these values switch colours on, also against NO_COLOR; any other one does not. */
function forcesColor(text: string | undefined): boolean {
  return text !== undefined && ['', '1', 'true', '2', '3'].includes(text);
}
