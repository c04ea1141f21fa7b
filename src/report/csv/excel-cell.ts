import type { ColumnKind } from './column.js';
import { isDateWord } from './date-words.js';
import { originalText, textCell } from './text-cell.js';

/** What a spreadsheet keeps of a number. */
const mostSignificantDigits = 15;

const number = /^-?\d+(?:\.\d+)?$/;
const hasDigit = /\p{N}/u;

/** A first word as short as `kr` may be a currency. */
const longestCurrencyLetters = 2;

/** How spreadsheets of several languages write true and false. */
const truthWords: ReadonlySet<string> = new Set(
  (
    'true false wahr falsch vrai faux verdadero verdadeiro falso vero waar onwaar prawda fałsz pravda nepravda ' +
    'sant falskt sand falsk sann usann tosi epätosi igaz hamis adevărat fals истина ложь doğru yanlış'
  ).split(' '),
);

function countSignificantDigits(text: string): number {
  return text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
}

function numberCell(text: string): string {
  const withComma = text.replace('.', ',');
  return countSignificantDigits(text) > mostSignificantDigits ? `'${withComma}` : withComma;
}

/**
 * Whether a spreadsheet might read a text as a value: a number, date, time, amount of money, truth value or error.
 * A text with digits counts as one unless it begins with a word of its own.
 */
function mayBeRead(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.startsWith('#') || truthWords.has(trimmed.toLowerCase())) {
    return true;
  }
  const [firstWord = ''] = /^\p{L}+/u.exec(trimmed) ?? [];
  return hasDigit.test(trimmed) && ([...firstWord].length <= longestCurrencyLetters || isDateWord(firstWord));
}

function protectedText(cell: string): string {
  const text = originalText(cell);
  const safe = textCell(text);
  return safe.startsWith("'") || !mayBeRead(text) ? safe : `'${safe}`;
}

/**
 * A cell for spreadsheets that write a decimal comma, made of the standard file's cell. Numbers get the comma; one with
 * more digits than a spreadsheet keeps becomes a text, and so does a text that would be read as a value: both by an
 * apostrophe before them, which `originalText` takes away again.
 */
export function excelCell(cell: string, kind: ColumnKind): string {
  switch (kind) {
    case 'text':
      return protectedText(cell);
    case 'flag':
      return cell === 'true' || cell === 'false' ? cell : protectedText(cell);
    case 'count':
    case 'decimal':
      return number.test(cell) ? numberCell(cell) : protectedText(cell);
    default:
      return kind satisfies never;
  }
}
