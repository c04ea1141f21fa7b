/** A colour of the plots, as a CSS variable that a page may set. */
export interface PlotColour {
  /** For example `--plot-series-1`. */
  readonly variable: string;
  /** On a white page; this one stands in the SVG as the fallback. */
  readonly light: string;
  /** On a dark page (`plotBackground`'s dark value, or darker). */
  readonly dark: string;
}

function colour(name: string, light: string, dark: string): PlotColour {
  return { variable: `--plot-${name}`, light, dark };
}

/**
 * Series take these in turn: the hues of Okabe and Ito (Color Universal Design, 2008), made light and dark enough to
 * stand out from the page and to stay apart for colour-blind readers, which the test simulates. Dash patterns and marker
 * shapes say the same again.
 */
export const seriesColours: readonly PlotColour[] = [
  colour('series-1', '#0055b0', '#62c4fc'),
  colour('series-2', '#da6003', '#f08a3c'),
  colour('series-3', '#009e73', '#159162'),
  colour('series-4', '#c06ab0', '#c172a7'),
  colour('series-5', '#7a3b00', '#fff563'),
  colour('series-6', '#59505f', '#b4d6c7'),
];

/** What requests are for; hatching tells the kinds of one family apart. None of them is a strategy's colour. */
export const familyColours = {
  poll: colour('family-poll', '#6b3fc4', '#a98bff'),
  delivery: colour('family-delivery', '#00909f', '#2fb9c9'),
  fetch: colour('family-fetch', '#5f8f00', '#c3e062'),
  read: colour('family-read', '#7d2b3a', '#e0707e'),
  handshake: colour('family-handshake', '#1f2a37', '#f4f6f9'),
} as const;

/** Which way bytes go; in colours of their own, too. */
export const directionColours = {
  toConsumer: colour('to-consumer', '#6f4e37', '#b98d68'),
  toSource: colour('to-source', '#a97e5f', '#f0d4b8'),
} as const;

/** What lies behind the marks; labels have a rim of it, which keeps them readable over lines. */
export const plotBackground = colour('background', '#ffffff', '#16181d');
/** Grid lines: there to be overlooked. */
export const plotGrid = colour('grid', '#dfe2e6', '#353a42');
/** Axes, rules and frames. */
export const plotRule = colour('rule', '#767d87', '#8b929c');
/** The time in which a fault was switched on, and its edges. */
export const plotFault = colour('fault', '#b3261e', '#ff8a80');
/** The text of a file that stands alone; in a page it is the page's own. */
export const standaloneText = '#1f2328';

/** Every colour of the plots: a page that wants them dark sets these variables. */
export const plotPalette: readonly PlotColour[] = [
  ...seriesColours,
  ...Object.values(familyColours),
  ...Object.values(directionColours),
  plotBackground,
  plotGrid,
  plotRule,
  plotFault,
];

/** The colour as an SVG attribute takes it. */
export function paintOf({ variable, light }: PlotColour): string {
  return `var(${variable}, ${light})`;
}
