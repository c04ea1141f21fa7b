import { dot, line, type Markish } from '@observablehq/plot';
import type { Point } from './box.js';
import { paintOf, plotBackground } from './plot-palette.js';
import type { Series, SeriesStyle } from './series.js';

const openSymbols = new Set(['times', 'asterisk']);

function markerPaint({ paint, symbol, isFilled }: SeriesStyle) {
  const background = paintOf(plotBackground);
  if (isFilled) {
    return { fill: paint, stroke: background, strokeWidth: 1 };
  }
  return { fill: openSymbols.has(symbol) ? 'none' : background, stroke: paint, strokeWidth: 2 };
}

/** The marker of a strategy, in the scales of the panel. */
export function markerMark(
  { index, style }: Series,
  points: readonly Point[],
  radiusPx = 5,
  title?: (point: Point) => string,
): Markish {
  return dot([...points], {
    x: 'x',
    y: 'y',
    r: radiusPx,
    symbol: style.symbol,
    className: `marker series-${index + 1}`,
    ...markerPaint(style),
    ...(title === undefined ? {} : { title }),
  });
}

/** A line of a strategy, in the scales of the panel. */
export function lineMark({ index, style }: Series, points: readonly Point[], className: string): Markish {
  return line([...points], {
    x: 'x',
    y: 'y',
    className: `${className} series-${index + 1}`,
    stroke: style.paint,
    strokeWidth: 2,
    strokeDasharray: style.dash,
    strokeLinecap: 'butt',
    curve: 'linear',
  });
}

/** What a line would be if more were known: thin, and dotted whatever the strategy's own pattern. */
export function faintLineMark(
  { index, style }: Series,
  points: readonly Point[],
  className: string,
): Markish {
  return line([...points], {
    x: 'x',
    y: 'y',
    className: `${className} series-${index + 1}`,
    stroke: style.paint,
    strokeWidth: 1.5,
    strokeDasharray: '0.1 5',
    strokeLinecap: 'round',
    curve: 'linear',
  });
}

/** Thin lines from labels to what they name, in pixels. */
export function leaderMark({ index, style }: Series, from: Point, until: Point): Markish {
  return line([from, until], {
    x: 'x',
    y: 'y',
    className: `leader series-${index + 1}`,
    stroke: style.paint,
    strokeWidth: 1,
  });
}
