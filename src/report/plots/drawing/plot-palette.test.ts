import { expect, test } from 'vitest';
import { paintOf, plotBackground, plotGrid, plotPalette, standaloneText } from './plot-palette.js';

/** WCAG 2: relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2: contrast ratio, from 1 to 21. */
function contrast(first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].toSorted((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

const marks = plotPalette.filter((colour) => colour !== plotBackground && colour !== plotGrid);

test.each(marks)('$variable stands out from a light and from a dark page', ({ light, dark }) => {
  expect(contrast(light, plotBackground.light)).toBeGreaterThanOrEqual(3);
  expect(contrast(dark, plotBackground.dark)).toBeGreaterThanOrEqual(3);
});

test('the text of a file that stands alone is readable', () => {
  expect(contrast(standaloneText, plotBackground.light)).toBeGreaterThanOrEqual(4.5);
});

test('every colour has a variable of its own', () => {
  expect(new Set(plotPalette.map(({ variable }) => variable)).size).toBe(plotPalette.length);
});

test('an attribute names the variable and falls back on the light colour', () => {
  expect(paintOf(plotBackground)).toBe('var(--plot-background, #ffffff)');
});
