/** Wide enough for every column, for output that goes into a file. */
const fileWidthChars = 120;

/** How text for standard output may be laid out: NO_COLOR, FORCE_COLOR and TERM are heeded. */
export function describeTerminal(): { readonly width: number; readonly color: boolean } {
  const { stdout } = process;
  return stdout.isTTY
    ? { width: stdout.columns, color: stdout.hasColors() }
    : { width: fileWidthChars, color: false };
}
