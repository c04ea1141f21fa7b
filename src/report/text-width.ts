import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Places that a text takes on a terminal: two for an ideograph or an emoji, none for a combining mark. It is the
 * measure by which cli-table3 fills its columns.
 */
export function textWidth(text: string): number {
  return stringWidth(text);
}

/** What readers see as the characters of a text, each with all its marks. */
export function splitGraphemes(text: string): readonly string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** The beginning of a text that takes at most `widthChars` places. */
export function cutText(text: string, widthChars: number): string {
  let kept = '';
  for (const grapheme of splitGraphemes(text)) {
    if (textWidth(kept + grapheme) > widthChars) {
      break;
    }
    kept += grapheme;
  }
  return kept;
}
