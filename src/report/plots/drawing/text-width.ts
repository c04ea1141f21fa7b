import { plainText } from '../../plain-text.js';
import { fontSizePx } from './draw-svg.js';

/** Shares of the font size, on the wide side of common sans-serif fonts: a label had better be too short than overlap. */
const narrow = { characters: /[ijlI.,:;'|!()[\]frt ]/, em: 0.36 };
const wide = { characters: /[mwMW@%—]/, em: 0.92 };
const capital = { characters: /[A-Z<>=+_#&]/, em: 0.72 };
const usualEm = 0.59;
const otherScriptEm = 1;

function emOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x2fff) {
    return otherScriptEm;
  }
  return [narrow, wide, capital].find(({ characters }) => characters.test(character))?.em ?? usualEm;
}

/** About how wide a text is drawn, in pixels of the layout: nothing here can ask a font. */
export function textWidthPx(text: string): number {
  return [...text].reduce((sum, character) => sum + emOf(character), 0) * fontSizePx;
}

/** A label on one line, cut with an ellipsis where it is wider than `widestPx`. */
export function fitLabel(text: string, widestPx: number): string {
  const line = plainText(text);
  if (textWidthPx(line) <= widestPx) {
    return line;
  }
  const characters = [...line];
  while (characters.length > 1 && textWidthPx(`${characters.join('')}…`) > widestPx) {
    characters.pop();
  }
  return `${characters.join('').trimEnd()}…`;
}
