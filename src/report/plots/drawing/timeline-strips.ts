import { areaY, gridX, line, type Markish, ruleX, ruleY } from '@observablehq/plot';
import type { Axis } from './axis.js';
import { bottomAxis, widestRowLabelPx } from './bars.js';
import { drawOverlay, type PlacedText, textMark } from './chart.js';
import { type Panel, plotWidthPx } from './draw-svg.js';
import { type ShownFault, shadeFaults } from './fault-marks.js';
import { paintOf, plotGrid, plotRule } from './plot-palette.js';
import { fitLabel, textWidthPx } from './text-width.js';
import type { TimelineStep } from './timeline-steps.js';

const headingPx = 28;
const axisPx = 48;
const gapPx = 8;

/** A strip of the timeline: one quantity of one strategy. */
export interface Strip {
  readonly label: string;
  /** Written behind it. */
  readonly figure: string;
  readonly paint: string;
  readonly className: string;
  /** Null: nothing to draw, and `figure` says why. */
  readonly measure: ((step: TimelineStep) => number) | null;
  readonly steps: readonly TimelineStep[];
}

/** Strips that share a scale. */
export interface Section {
  readonly heading: string;
  readonly top: number;
  readonly scale: 'linear' | 'sqrt';
  readonly strips: readonly Strip[];
}

/** What all strips share. */
export interface StripFrame {
  readonly leftPx: number;
  /** Room for the figures behind the strips. */
  readonly rightPx: number;
  readonly time: Axis;
  readonly faults: readonly ShownFault[];
  /** Null where the timeline ends with the window. */
  readonly windowEndS: number | null;
  readonly stripPx: number;
}

/** Neighbours of the same height are one step: most of a quiet run is nothing. */
function joinEqual(steps: readonly TimelineStep[], measure: (step: TimelineStep) => number) {
  const joined: { fromS: number; untilS: number; y: number }[] = [];
  for (const step of steps) {
    const y = measure(step);
    const last = joined.at(-1);
    if (last !== undefined && last.y === y) {
      last.untilS = step.untilS;
    } else {
      joined.push({ fromS: step.fromS, untilS: step.untilS, y });
    }
  }
  return joined;
}

function stripMarks({ steps, measure, paint, className }: Strip): readonly Markish[] {
  if (measure === null || steps.length === 0) {
    return [];
  }
  const points = joinEqual(steps, measure).flatMap(({ fromS, untilS, y }) => [
    { x: fromS, y },
    { x: untilS, y },
  ]);
  return [
    areaY(points, { x: 'x', y1: 0, y2: 'y', fill: paint, fillOpacity: 0.25, className: `area ${className}` }),
    line(points, { x: 'x', y: 'y', stroke: paint, strokeWidth: 1.5, className: `line ${className}` }),
  ];
}

function drawStrip(
  strip: Strip,
  section: Section,
  frame: StripFrame,
  topPx: number,
  bottom: string | null,
): Panel {
  const { leftPx, rightPx, time, faults, windowEndS, stripPx } = frame;
  const bottomPx = bottom === null ? 2 : axisPx;
  const top = section.top === 0 ? 1 : section.top;
  return {
    topPx,
    options: {
      height: stripPx + bottomPx,
      marginLeft: leftPx,
      marginRight: rightPx,
      marginTop: 0,
      marginBottom: bottomPx,
      x: { type: 'linear', domain: [...time.domain], axis: null },
      y: { type: section.scale, domain: [0, top], range: [stripPx, 2], axis: null },
      marks: [
        gridX({ ticks: [...time.ticks], className: 'grid-x', stroke: paintOf(plotGrid), strokeOpacity: 1 }),
        ...shadeFaults(faults),
        ...stripMarks(strip),
        ruleY([0], { className: 'zero', stroke: paintOf(plotRule) }),
        ...(windowEndS === null
          ? []
          : [
              ruleX([windowEndS], {
                className: 'window-end',
                stroke: paintOf(plotRule),
                strokeDasharray: '3 3',
              }),
            ]),
        ...(bottom === null ? [] : bottomAxis(time, bottom, bottomPx)),
      ],
    },
  };
}

/** Room for the longest figure behind a strip. */
export function stripFiguresPx(sections: readonly Section[]): number {
  const widths = sections.flatMap(({ strips }) => strips.map(({ figure }) => textWidthPx(figure)));
  return 12 + Math.max(0, ...widths);
}

/** The strips of the sections one below the other, with their labels; time is written below the last one. */
export function drawSections(
  sections: readonly Section[],
  frame: StripFrame,
  fromPx: number,
  timeTitle: string,
) {
  const panels: Panel[] = [];
  const headings: PlacedText[] = [];
  const labels: PlacedText[] = [];
  const figures: PlacedText[] = [];
  let topPx = fromPx;
  for (const section of sections) {
    headings.push({ x: 4, y: topPx + headingPx / 2 + 2, text: section.heading });
    topPx += headingPx;
    for (const [index, strip] of section.strips.entries()) {
      const isLast = section === sections.at(-1) && index === section.strips.length - 1;
      panels.push(drawStrip(strip, section, frame, topPx, isLast ? timeTitle : null));
      const y = topPx + frame.stripPx / 2;
      const text = fitLabel(strip.label, widestRowLabelPx);
      labels.push({ x: frame.leftPx - 8, y, text, title: strip.label });
      figures.push({ x: plotWidthPx - frame.rightPx + 8, y, text: strip.figure });
      topPx += frame.stripPx + gapPx;
    }
  }
  const heightPx = topPx - gapPx + axisPx;
  const texts = drawOverlay(0, heightPx, [
    textMark(headings, 'heading'),
    textMark(labels, 'row-label', 'end'),
    textMark(figures, 'figure'),
  ]);
  return { panels: [...panels, texts], heightPx };
}
