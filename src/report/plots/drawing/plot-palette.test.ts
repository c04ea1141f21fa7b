import { expect, test } from 'vitest';
import {
  directionColours,
  familyColours,
  type PlotColour,
  paintOf,
  plotBackground,
  plotGrid,
  plotPalette,
  seriesColours,
  standaloneText,
} from './plot-palette.js';

/** Linear light of an sRGB colour: red, green, blue, from 0 to 1. */
function linearOf(hex: string): readonly number[] {
  return [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
}

function weigh(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (values[index] ?? 0), 0);
}

/** WCAG 2: relative luminance. */
function luminance(hex: string): number {
  return weigh([0.2126, 0.7152, 0.0722], linearOf(hex));
}

/** Machado, Oliveira & Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009. */
const eyes = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** CIE 1976 L*a*b* of what such eyes see of a colour. */
function labOf(hex: string, eye: keyof typeof eyes): readonly [number, number, number] {
  const seen = eyes[eye].map((weights) => Math.min(1, Math.max(0, weigh(weights, linearOf(hex)))));
  const curve = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = curve(weigh([0.4124, 0.3576, 0.1805], seen) / 0.95047);
  const y = curve(weigh([0.2126, 0.7152, 0.0722], seen));
  const z = curve(weigh([0.0193, 0.1192, 0.9505], seen) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976 colour difference: about 2 is just noticed side by side. */
function difference(first: string, second: string, eye: keyof typeof eyes): number {
  const [left, right] = [labOf(first, eye), labOf(second, eye)];
  return Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]);
}

function leastDifference(
  colours: readonly PlotColour[],
  others: readonly PlotColour[],
  eye: keyof typeof eyes = 'usual',
): number {
  const pairs = colours.flatMap((one) =>
    others.filter((other) => other !== one).map((other) => [one, other]),
  );
  return Math.min(
    ...pairs.flatMap(([one, other]) =>
      (['light', 'dark'] as const).map((page) => difference(one?.[page] ?? '', other?.[page] ?? '', eye)),
    ),
  );
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

const families = Object.values(familyColours);
const directions = Object.values(directionColours);

test.each(['usual', 'protanope', 'deuteranope', 'tritanope'] as const)(
  'kinds of requests, and directions, stay apart to %s eyes',
  (eye) => {
    expect(leastDifference(families, families, eye)).toBeGreaterThan(12);
    expect(leastDifference(directions, directions, eye)).toBeGreaterThan(12);
  },
);

test.each(['usual', 'protanope', 'deuteranope', 'tritanope'] as const)(
  'strategies stay apart to %s eyes',
  (eye) => {
    expect(leastDifference(seriesColours, seriesColours, eye)).toBeGreaterThan(25);
  },
);

test('no kind and no direction looks like a strategy, nor like each other', () => {
  expect(leastDifference(families, [...seriesColours, ...directions])).toBeGreaterThan(20);
  expect(leastDifference(directions, seriesColours)).toBeGreaterThan(20);
});
