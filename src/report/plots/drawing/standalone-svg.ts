import { wrapText } from '../../wrap-text.js';
import { fontSizePx } from './draw-svg.js';
import { standaloneText } from './plot-palette.js';

const rootTag = /^<svg [^>]*>/;
const viewBox = / viewBox="0 0 ([\d.]+) ([\d.]+)"/;
/** How a page lays a plot out. */
const pageLayout = / (?:width="100%"|style="[^"]*")/g;
const paintedAttribute = /="var\(--plot-[a-z0-9-]+, (#[0-9a-f]{6})\)"/g;

/**
 * Makes of a plot's `<svg>` a file of its own, for viewers that know neither CSS variables nor the page around it:
 * the light colours on white, in the size that it is drawn for, so that it does not fill what shows it. Texts are untouched: within them a quotation mark is written `&quot;`.
 * @param svg as `Plot.draw` returns it
 * @param remarks what must be known of the run where the page around the plot is missing; they stand above it
 */
export function standaloneSvg(svg: string, remarks: readonly string[] = []): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" color="${standaloneText}" `;
  const drawn = svg
    .replace(rootTag, (tag) => tag.replace(pageLayout, '').replace(viewBox, '$& width="$1" height="$2"'))
    .replace(paintedAttribute, '="$1"')
    .replace(/^<svg /, head)
    .replace('</desc>', '</desc><rect width="100%" height="100%" fill="#ffffff" stroke="none"/>');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${putRemarksAbove(drawn, remarks)}\n`;
}

/** Of bold letters, which take up to 8 px each. */
const lineChars = 66;
const lineHeightPx = 19;
const sizeOfRoot = / viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"/;

/** The picture grows upwards by what the remarks need. */
function putRemarksAbove(svg: string, remarks: readonly string[]): string {
  const lines = remarks.flatMap((remark) => wrapText(remark, lineChars));
  if (lines.length === 0) {
    return svg;
  }
  const heightPx = lines.length * lineHeightPx + 6;
  const texts = lines.map(
    (line, index) =>
      `<text x="4" y="${index * lineHeightPx + lineHeightPx - 3 - heightPx}" font-size="${fontSizePx}" font-weight="bold" text-anchor="start" fill="${standaloneText}">${escapeText(line)}</text>`,
  );
  return svg
    .replace(sizeOfRoot, (_, width: string, height: string) => {
      const grownPx = Number(height) + heightPx;
      return ` viewBox="0 ${-heightPx} ${width} ${grownPx}" width="${width}" height="${grownPx}"`;
    })
    .replace(/<rect width="100%" height="100%" fill="#ffffff" stroke="none"\/>/, (background) =>
      [background.replace('<rect ', `<rect y="${-heightPx}" `), ...texts].join(''),
    );
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
