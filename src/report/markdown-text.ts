import { keepUnits } from './keep-units.js';
import { plainText } from './plain-text.js';

/**
 * A text that somebody wrote, as one line of Markdown that shows it literally: no markup, HTML, link or table
 * cell can begin or end in it.
 */
export function escapeMarkdown(text: string): string {
  return plainText(text)
    .replace(/[\\`*_~[\]|$]/g, '\\$&')
    .replace(/^([-+#])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** A fenced block, with a fence longer than any run of backticks in the text. */
export function fencedBlock(text: string, language: string): string {
  const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longestRun + 1));
  return `${fence}${language}\n${text.replace(/\n*$/, '')}\n${fence}`;
}

type Side = 'left' | 'right';

/** The shortest ruler that GitHub takes for one. */
const shortestRulerChars = 3;

function pad(text: string, widthChars: number, side: Side): string {
  const space = ' '.repeat(Math.max(0, widthChars - [...text].length));
  return side === 'right' ? space + text : text + space;
}

/** Code that is quoted, or else a piece of text without any. */
const codeOrText = /(`+)(?:(?!`).)+\1|[^`]+/gu;

/** Narrow cells are broken at every space: a figure would lose its unit. Code is left as it is, for who copies it. */
function keepTogether(cell: string): string {
  return cell.replace(codeOrText, (part) => (part.startsWith('`') ? part : keepUnits(part)));
}

/**
 * A GitHub table, padded so that its source reads as a table too. Figures and their units stay on one line.
 * @param rows cells as Markdown, escaped where somebody wrote them
 * @param sides the alignment of each column
 */
export function markdownTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  sides: readonly Side[],
): string {
  const columns = sides.map((side, column) => {
    const cells = [heading, ...rows].map((row) => keepTogether(row[column] ?? ''));
    const widthChars = Math.max(shortestRulerChars, ...cells.map((cell) => [...cell].length));
    const ruler = '-'.repeat(side === 'right' ? widthChars - 1 : widthChars) + (side === 'right' ? ':' : '');
    const [head = '', ...body] = cells.map((cell) => pad(cell, widthChars, side));
    return [head, ruler, ...body];
  });
  const lineCount = rows.length + 2;
  return Array.from(
    { length: lineCount },
    (_, line) => `| ${columns.map((cells) => cells[line] ?? '').join(' | ')} |`,
  ).join('\n');
}
