import { wrapText } from '../../wrap-text.js';
import { drawOverlay, textMark } from './chart.js';
import type { Panel } from './draw-svg.js';

const lineChars = 74;
const lineHeightPx = 19;

/**
 * Sentences under a chart, without which it would be misread.
 * @returns the panel, or none where there is nothing to say, and how high it is
 */
export function drawNotes(
  notes: readonly string[],
  topPx: number,
): { readonly panels: readonly Panel[]; readonly heightPx: number } {
  const lines = notes.flatMap((note) => wrapText(note, lineChars));
  if (lines.length === 0) {
    return { panels: [], heightPx: 0 };
  }
  const heightPx = lines.length * lineHeightPx + 6;
  const placed = lines.map((text, index) => ({ x: 4, y: index * lineHeightPx + lineHeightPx / 2 + 4, text }));
  return { panels: [drawOverlay(topPx, heightPx, [textMark(placed, 'note')])], heightPx };
}
