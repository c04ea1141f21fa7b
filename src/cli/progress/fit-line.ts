import { cutText, textWidth } from '../../report/text-width.js';
import type { ProgressLine } from './describe-progress.js';

/** Of a label, at least this much stays, or nothing else would say what is under way. */
const shortestLabelChars = 8;

/**
 * The fullest of the lines that fits; of the last two also with the label cut, because the label matters less than
 * what they have left; and where even that does not fit, the last one cut at a word.
 * @param lines from the fullest to the shortest
 */
export function fitLine(lines: readonly [ProgressLine, ...ProgressLine[]], widthChars: number): string {
  const whole = lines.slice(0, -1).find((line) => roomForLabel(line, widthChars) >= textWidth(line.label));
  const cut = lines.slice(-2).find((line) => {
    const roomChars = roomForLabel(line, widthChars);
    return roomChars >= Math.min(shortestLabelChars, textWidth(line.label));
  });
  const [first] = lines;
  if (whole !== undefined) {
    return textOf(whole);
  }
  if (cut !== undefined) {
    return textOf({ ...cut, label: cutLabel(cut.label, roomForLabel(cut, widthChars)) });
  }
  return shortenText(textOf(lines.at(-1) ?? first), widthChars);
}

function cutLabel(label: string, widthChars: number): string {
  return textWidth(label) <= widthChars ? label : `${cutText(label, widthChars - 1).trimEnd()}…`;
}

function roomForLabel({ before, after }: ProgressLine, widthChars: number): number {
  return widthChars - textWidth(before + after);
}

function textOf({ before, label, after }: ProgressLine): string {
  return before + label + after;
}

/** At most `widthChars` characters of a text: whole words, and an ellipsis for the rest. */
export function shortenText(text: string, widthChars: number): string {
  if (textWidth(text) <= widthChars) {
    return text;
  }
  const fitting = cutText(text, widthChars - 1);
  const lastSpace = text.startsWith(' ', fitting.length) ? fitting.length : fitting.lastIndexOf(' ');
  const kept = lastSpace > 0 ? fitting.slice(0, lastSpace) : fitting;
  return `${kept.replace(/[ ·,:]+$/, '')}…`;
}
