/** Blanks, invisible characters and quotes: some programs skip them before they decide what a cell is. */
const skipped = String.raw`[\s\p{C}"]*`;

/** What makes a formula of a cell that begins with it (OWASP, "CSV Injection"), in all its widths. */
const formulaSigns = '[=+\\-@|%＝＋－＠｜％﹦﹢﹣﹫﹪−]';

/** Where a cell begins, or would in a program that takes another separator than the file has. */
const cellStart = String.raw`(?<=^|[,;\t\r\n])`;

const unsafeStart = new RegExp(String.raw`^(?=[\t\r\n])|${cellStart}(?=${skipped}${formulaSigns}|')`, 'gu');
const addedApostrophe = new RegExp(`${cellStart}'`, 'gu');

/**
 * The cell of a text that somebody wrote: an apostrophe keeps a spreadsheet from running it as a formula. It stands
 * at the start, and behind a comma, semicolon, tab or line break within the text, where a cell begins for a program
 * that takes another separator; before what could begin a formula, and before an apostrophe, so that `originalText`
 * finds each one that was added.
 */
export function textCell(text: string): string {
  return text.replace(unsafeStart, "'");
}

/** The text that became this cell. */
export function originalText(cell: string): string {
  return cell.replace(addedApostrophe, '');
}
