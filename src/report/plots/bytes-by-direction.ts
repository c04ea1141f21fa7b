import { rect } from '@observablehq/plot';
import type { ComparisonRow } from '../../analyse/comparison.js';
import { noValue, readableSize } from '../readable-metric.js';
import type { Plot } from './contract.js';
import { linearAxis } from './drawing/axis.js';
import { listSizeSteps, sizeTick } from './drawing/axis-units.js';
import { type BarRow, drawBars, rowLabelsPx } from './drawing/bars.js';
import { drawSvg } from './drawing/draw-svg.js';
import { drawLegend, type LegendItem } from './drawing/legend.js';
import { nameSome } from './drawing/name-some.js';
import { directionColours, paintOf } from './drawing/plot-palette.js';
import { textWidthPx } from './drawing/text-width.js';

const rowHeightPx = 48;
const patternId = 'plot-bytes-by-direction-to-source';

const directions = [
  {
    id: 'to-consumer',
    words: 'to the consumers',
    fill: paintOf(directionColours.toConsumer),
    paint: paintOf(directionColours.toConsumer),
    topPx: 4,
  },
  {
    id: 'to-source',
    words: 'to the source',
    fill: `url(#${patternId})`,
    paint: paintOf(directionColours.toSource),
    topPx: 24,
  },
] as const;

type Direction = (typeof directions)[number];

/** Bytes per event of one strategy. */
interface Traffic {
  readonly row: ComparisonRow;
  readonly bytes: Readonly<Record<Direction['id'], number>>;
}

/** Null where nothing is known, or no event occurred. */
function trafficOf(row: ComparisonRow): Traffic | null {
  const { events_occurred: events, bytes_to_consumer: toConsumer, bytes_to_source: toSource } = row.metrics;
  return events === null || events === 0 || toConsumer === null || toSource === null
    ? null
    : { row, bytes: { 'to-consumer': toConsumer / events, 'to-source': toSource / events } };
}

function toBarRow({ row, bytes }: Traffic): BarRow {
  return {
    label: row.label,
    pieces: directions
      .filter(({ id }) => bytes[id] > 0)
      .map(({ id, words, fill, topPx }) => ({
        from: 0,
        until: bytes[id],
        topPx,
        bottomPx: topPx + 19,
        fill,
        className: `bar direction-${id}`,
        title: `${row.label}, ${words}: ${readableBytes(bytes[id])} per event`,
      })),
    figures: directions.map(({ id, topPx }) => ({
      at: bytes[id],
      yPx: topPx + 10,
      text: readableBytes(bytes[id]),
    })),
  };
}

/** Bytes per event are rarely whole; a tenth of one is of no interest. */
function readableBytes(bytes: number): string {
  return readableSize(Math.round(bytes));
}

function legendItem({ words, fill, paint, id }: Direction): LegendItem {
  return {
    label: words,
    drawSample: ({ x, y }) => [
      rect([{ x1: x - 18, x2: x + 18, y1: y - 7, y2: y + 7 }], {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill,
        stroke: paint,
        className: `sample direction-${id}`,
      }),
    ],
  };
}

function drawPicture(traffics: readonly Traffic[], scenario: string, description: string): string {
  const legend = drawLegend(directions.map(legendItem), 0);
  const values = traffics.flatMap(({ bytes }) => Object.values(bytes));
  const bars = drawBars({
    topPx: legend.heightPx,
    rowHeightPx,
    rows: traffics.map(toBarRow),
    x: linearAxis(values, sizeTick, 5, listSizeSteps),
    xTitle: 'bytes per event, headers included',
    leftPx: rowLabelsPx(traffics.map(({ row }) => row.label)),
    rightPx: 16 + Math.max(...values.map((bytes) => textWidthPx(readableBytes(bytes)))),
  });
  return drawSvg({
    id: bytesByDirection.id,
    title: `${bytesByDirection.title}: ${scenario}`,
    description,
    heightPx: legend.heightPx + bars.heightPx,
    panels: [legend.panel, ...bars.panels],
    patterns: [{ id: patternId, paint: paintOf(directionColours.toSource), kind: 'hatched' }],
  });
}

function describe(traffics: readonly Traffic[]): string {
  const figures = nameSome(
    traffics,
    ({ bytes }) => bytes['to-consumer'] + bytes['to-source'],
    ({ row, bytes }) =>
      `${row.label}: ${readableBytes(bytes['to-consumer'])} + ${readableBytes(bytes['to-source'])}`,
  );
  return `Bytes per event, to the consumers + to the source: ${figures}.`;
}

/** What crosses the network for one event, each way. */
export const bytesByDirection: Plot = {
  id: 'bytes-by-direction',
  position: 6,
  title: 'Bytes per event, by direction',
  howToRead: 'The bytes on the socket, both ways, shared out over the events: shorter is cheaper to carry.',
  draw: ({ comparison: { rows, scenario } }) => {
    const traffics = rows.map(trafficOf).filter((traffic) => traffic !== null);
    if (traffics.every(({ bytes }) => bytes['to-consumer'] + bytes['to-source'] === 0)) {
      return null;
    }
    const alternative = describe(traffics);
    return {
      svg: drawPicture(traffics, scenario.name, alternative),
      alternative,
      table: {
        heading: ['strategy', 'to the consumers, per event', 'to the source, per event'],
        rows: rows.map((row) => {
          const traffic = trafficOf(row);
          return [
            row.label,
            ...directions.map(({ id }) => (traffic === null ? noValue : readableBytes(traffic.bytes[id]))),
          ];
        }),
      },
    };
  },
};
