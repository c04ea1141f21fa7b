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
 */
export function standaloneSvg(svg: string): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" color="${standaloneText}" `;
  const drawn = svg
    .replace(rootTag, (tag) => tag.replace(pageLayout, '').replace(viewBox, '$& width="$1" height="$2"'))
    .replace(paintedAttribute, '="$1"')
    .replace(/^<svg /, head)
    .replace('</desc>', '</desc><rect width="100%" height="100%" fill="#ffffff" stroke="none"/>');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawn}\n`;
}
