/** Without its leading spaces. Only the plain space is one: a no-break space, say, is part of its word. */
function dropLeadingSpaces(text: string): string {
  return text.replace(/^ +/u, '');
}

/** Splits a word that is wider than a line; the space before it stays with its first piece. */
function splitWord(word: string, widthChars: number): string[] {
  const bare = dropLeadingSpaces(word);
  const characters = [...bare];
  const space = word.slice(0, word.length - bare.length);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += widthChars) {
    pieces.push((start === 0 ? space : '') + characters.slice(start, start + widthChars).join(''));
  }
  return pieces;
}

/** The pieces of a text that may stand on a line of their own, each with the space before it. */
function splitAtBreaks(text: string, widthChars: number): string[] {
  const pieces = text.match(/ *[^ -]*-*/gu) ?? [];
  return pieces.flatMap((piece) =>
    [...dropLeadingSpaces(piece)].length > widthChars ? splitWord(piece, widthChars) : piece,
  );
}

/**
 * Breaks a text into lines of at most `widthChars` characters, at spaces and behind hyphens, and inside a word
 * only where a whole line would not hold it.
 * @param widthChars at least 1
 * @returns at least one line
 */
export function wrapText(text: string, widthChars: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of splitAtBreaks(text, widthChars)) {
    const longer = line === '' ? dropLeadingSpaces(piece) : line + piece;
    if ([...longer].length <= widthChars) {
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
  const indent = ' '.repeat([...lead].length);
  return wrapText(text, Math.max(1, widthChars - indent.length)).map(
    (line, index) => (index === 0 ? lead : indent) + line,
  );
}
