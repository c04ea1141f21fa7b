import type { Comparison, ComparisonRow } from '../../../analyse/comparison.js';
import { paintOf, seriesColours } from './plot-palette.js';

/** How a strategy looks, in every plot of a run: a colour, a dash pattern and a marker that say the same. */
export interface SeriesStyle {
  readonly paint: string;
  /** As `stroke-dasharray` takes it; `none` is a solid line. */
  readonly dash: string;
  readonly symbol: 'circle' | 'square' | 'triangle' | 'diamond' | 'star' | 'cross' | 'times' | 'asterisk';
  readonly isFilled: boolean;
}

type Marker = Pick<SeriesStyle, 'symbol' | 'isFilled'>;

export interface Series {
  /** From 0, in scenario order. */
  readonly index: number;
  readonly row: ComparisonRow;
  readonly style: SeriesStyle;
}

const dashes = ['none', '8 4', '3 3', '11 4 2 4', '18 5'] as const;
const markers: readonly [Marker, ...Marker[]] = [
  { symbol: 'circle', isFilled: true },
  { symbol: 'square', isFilled: false },
  { symbol: 'triangle', isFilled: true },
  { symbol: 'diamond', isFilled: false },
  { symbol: 'star', isFilled: true },
  { symbol: 'times', isFilled: false },
  { symbol: 'square', isFilled: true },
  { symbol: 'circle', isFilled: false },
  { symbol: 'diamond', isFilled: true },
  { symbol: 'triangle', isFilled: false },
  { symbol: 'cross', isFilled: true },
  { symbol: 'asterisk', isFilled: false },
];

function turn<Item>(items: readonly [Item, ...Item[]], index: number): Item {
  return items[index % items.length] ?? items[0];
}

const paints = seriesColours.map(paintOf);

/** The style of the strategy at that place; 60 of them differ in some way, 12 in the marker's shape alone. */
function seriesStyle(index: number): SeriesStyle {
  return {
    paint: paints[index % paints.length] ?? 'currentColor',
    dash: turn(dashes, index),
    ...turn(markers, index),
  };
}

/** The strategies of a run with their looks. */
export function listSeries({ rows }: Comparison): readonly Series[] {
  return rows.map((row, index) => ({ index, row, style: seriesStyle(index) }));
}
