import { cutText, splitGraphemes, textWidth } from './text-width.js';

/** Without its leading spaces. Only the plain space is one: a no-break space, say, is part of its word. */
function dropLeadingSpaces(text: string): string {
  return text.replace(/^ +/u, '');
}

/** Splits a word that is wider than a line; the space before it stays with its first piece. */
function splitWord(word: string, widthChars: number): string[] {
  const bare = dropLeadingSpaces(word);
  const space = word.slice(0, word.length - bare.length);
  const pieces: string[] = [];
  let rest = bare;
  while (rest !== '') {
    const [first = rest] = splitGraphemes(rest);
    // Something must go, also where not even one character fits.
    const piece = cutText(rest, widthChars) || first;
    pieces.push((pieces.length === 0 ? space : '') + piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}

/** The pieces of a text that may stand on a line of their own, each with the space before it. */
function splitAtBreaks(text: string, widthChars: number): string[] {
  const pieces = text.match(/ *[^ -]*-*/gu) ?? [];
  return pieces.flatMap((piece) =>
    textWidth(dropLeadingSpaces(piece)) > widthChars ? splitWord(piece, widthChars) : piece,
  );
}

/**
 * Breaks a text into lines of at most `widthChars` characters, at spaces and behind hyphens, and inside a word
 * only where a whole line would not hold it.
 * @param widthChars at least as many places as the widest character takes, which is never torn apart
 * @returns at least one line
 */
export function wrapText(text: string, widthChars: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of splitAtBreaks(text, widthChars)) {
    const longer = line === '' ? dropLeadingSpaces(piece) : line + piece;
    if (textWidth(longer) <= widthChars) {
      line = longer;
    } else {
      lines.push(line);
      line = dropLeadingSpaces(piece);
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** Lines of a paragraph whose first line begins with `lead` and whose others are indented as far. */
export function wrapWithLead(lead: string, text: string, widthChars: number): string[] {
  const indent = ' '.repeat(textWidth(lead));
  return wrapText(text, Math.max(1, widthChars - indent.length)).map(
    (line, index) => (index === 0 ? lead : indent) + line,
  );
}
