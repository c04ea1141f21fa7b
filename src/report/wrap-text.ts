import { cutText, splitGraphemes, textWidth } from './text-width.js';
import { unitSymbols } from './unit-symbols.js';

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

/** Behind which characters a text may be broken, beside spaces. */
type BreakRule = 'at-hyphens' | 'at-spaces';

const pieceOf: Readonly<Record<BreakRule, RegExp>> = {
  // Hyphens that begin a word, as those of an option, stay with it.
  'at-hyphens': / *-*[^ -]*-*/gu,
  'at-spaces': / *[^ ]*/gu,
};

const unit = new RegExp(`^ (?:${unitSymbols})(?![\\p{L}\\p{N}])`, 'u');

/** A number and its unit are one piece, unless a line is too short for both. */
function joinUnits(pieces: readonly string[], widthChars: number): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const number = joined.at(-1) ?? '';
    const both = number + piece;
    if (/\d$/.test(number) && unit.test(piece) && textWidth(dropLeadingSpaces(both)) <= widthChars) {
      joined[joined.length - 1] = both;
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

/** The pieces of a text that may stand on a line of their own, each with the space before it. */
function splitAtBreaks(text: string, widthChars: number, rule: BreakRule): string[] {
  return joinUnits(text.match(pieceOf[rule]) ?? [], widthChars).flatMap((piece) => {
    if (textWidth(dropLeadingSpaces(piece)) <= widthChars) {
      return piece;
    }
    return rule === 'at-spaces'
      ? splitAtBreaks(piece, widthChars, 'at-hyphens')
      : splitWord(piece, widthChars);
  });
}

function fillLines(pieces: readonly string[], widthChars: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
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

/**
 * Breaks a text into lines of at most `widthChars` characters, at spaces and behind hyphens, but not between a number
 * and its unit, and inside a word only where a whole line would not hold it.
 * @param widthChars at least as many places as the widest character takes, which is never torn apart
 * @returns at least one line
 */
export function wrapText(text: string, widthChars: number): string[] {
  return fillLines(splitAtBreaks(text, widthChars, 'at-hyphens'), widthChars);
}

/** Breaks a name into lines likewise, but behind a hyphen only where a whole line would not hold the word. */
export function wrapName(name: string, widthChars: number): string[] {
  return fillLines(splitAtBreaks(name, widthChars, 'at-spaces'), widthChars);
}

/** Lines of a paragraph whose first line begins with `lead` and whose others are indented as far. */
export function wrapWithLead(lead: string, text: string, widthChars: number): string[] {
  const indent = ' '.repeat(textWidth(lead));
  return wrapText(text, Math.max(1, widthChars - indent.length)).map(
    (line, index) => (index === 0 ? lead : indent) + line,
  );
}
