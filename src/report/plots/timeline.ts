import { areaY, gridX, line, type Markish, ruleX, ruleY } from '@observablehq/plot';
import type { Comparison } from '../../analyse/comparison.js';
import { noValue, readableCount, readableDuration, readableMetric } from '../readable-metric.js';
import type { Plot, PlotTable } from './contract.js';
import type { Axis } from './drawing/axis.js';
import { bottomAxis, rowLabelsPx, widestRowLabelPx } from './drawing/bars.js';
import { drawOverlay, type PlacedText, textMark } from './drawing/chart.js';
import { drawSvg, type Panel, plotWidthPx } from './drawing/draw-svg.js';
import { listShownFaults, nameFaults, type ShownFault, shadeFaults } from './drawing/fault-marks.js';
import { joinNames } from './drawing/join-names.js';
import { drawNotes } from './drawing/notes.js';
import { paintOf, plotGrid, plotRule } from './drawing/plot-palette.js';
import { fitLabel } from './drawing/text-width.js';
import { timeAxis } from './drawing/time-axis.js';
import {
  type RunTimeline,
  type StrategyTimeline,
  type TimelineStep,
  traceTimeline,
} from './drawing/timeline-steps.js';

const rightPx = 104;
const headingPx = 28;
const axisPx = 48;
const gapPx = 8;
/** From this ratio of the peaks on, a linear scale would show the smaller ones as nothing. */
const squareRootFrom = 20;

/** A strip of the timeline: one quantity of one strategy. */
interface Strip {
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
interface Section {
  readonly heading: string;
  readonly top: number;
  readonly scale: 'linear' | 'sqrt';
  readonly strips: readonly Strip[];
}

/** What all strips share. */
interface Frame {
  readonly leftPx: number;
  readonly time: Axis;
  readonly faults: readonly ShownFault[];
  /** Null where the timeline ends with the window. */
  readonly windowEndS: number | null;
  readonly stripPx: number;
}

function peakOf(steps: readonly TimelineStep[], measure: (step: TimelineStep) => number): number {
  return steps.reduce((peak, step) => Math.max(peak, measure(step)), 0);
}

/** A rate in the unit in which it has a whole part: `2.50/s`, `12/min`, `3/h`. */
function readableRate(perSecond: number): string {
  const units = [
    { symbol: 's', seconds: 1 },
    { symbol: 'min', seconds: 60 },
  ];
  const unit = units.find(({ seconds }) => perSecond === 0 || perSecond * seconds >= 0.9995) ?? {
    symbol: 'h',
    seconds: 3_600,
  };
  const rate = perSecond * unit.seconds;
  const whole = Math.round(rate);
  return `${readableCount(Math.abs(rate - whole) < 1e-6 ? whole : rate)}/${unit.symbol}`;
}

const eventsOf = (step: TimelineStep) => step.eventsPerSecond;
const requestsOf = (step: TimelineStep) => step.requestsPerSecond;
const staleOf = (step: TimelineStep) => step.staleShare ?? 0;

function eventsSection({ strategies }: RunTimeline): Section {
  const steps = strategies.find((strategy) => peakOf(strategy.steps, eventsOf) > 0)?.steps ?? [];
  const peak = peakOf(steps, eventsOf);
  const strip: Strip = {
    label: 'all',
    figure: `peak ${readableRate(peak)}`,
    paint: 'currentColor',
    className: 'events',
    measure: eventsOf,
    steps,
  };
  return { heading: 'Events that occurred', top: peak, scale: 'linear', strips: [strip] };
}

function requestsSection({ strategies }: RunTimeline): Section {
  const peaks = strategies.map(({ steps }) => peakOf(steps, requestsOf));
  const top = Math.max(0, ...peaks);
  const isWide = peaks.some((peak) => peak > 0 && peak * squareRootFrom < top);
  return {
    heading: `Requests that were sent${isWide ? ' (square-root scale)' : ''}`,
    top,
    scale: isWide ? 'sqrt' : 'linear',
    strips: strategies.map(({ series, steps }, index) => ({
      label: series.row.label,
      figure: `peak ${readableRate(peaks[index] ?? 0)}`,
      paint: series.style.paint,
      className: `requests series-${series.index + 1}`,
      measure: requestsOf,
      steps,
    })),
  };
}

function isCopyKept({ steps }: StrategyTimeline): boolean {
  return steps.some(({ staleShare }) => staleShare !== null);
}

function staleSection({ strategies }: RunTimeline): Section {
  return {
    heading: 'Consumers that lacked an event (0 to 100 %)',
    top: 1,
    scale: 'linear',
    strips: strategies.map((strategy) => ({
      label: strategy.series.row.label,
      figure: isCopyKept(strategy)
        ? readableMetric('stale_share', strategy.trial.measurement.metrics.stale_share)
        : 'no copy',
      paint: strategy.series.style.paint,
      className: `stale series-${strategy.series.index + 1}`,
      measure: isCopyKept(strategy) ? staleOf : null,
      steps: strategy.steps,
    })),
  };
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
  frame: Frame,
  topPx: number,
  bottom: string | null,
): Panel {
  const { leftPx, time, faults, windowEndS, stripPx } = frame;
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

/** The strips of the sections one below the other, with their labels; time is written below the last one. */
function drawSections(sections: readonly Section[], frame: Frame, fromPx: number, timeTitle: string) {
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
      figures.push({ x: plotWidthPx - rightPx + 8, y, text: strip.figure });
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

/** A strip is lower where there are many. */
function stripHeightPx(strategies: number): number {
  return Math.max(24, Math.min(48, Math.round(200 / strategies)));
}

function listNotes(run: RunTimeline, { scenario }: Comparison, frame: Frame): string[] {
  return [
    ...(scenario.trialCount > 1
      ? [`Trial ${run.trial} of ${scenario.trialCount}: each trial has events of its own.`]
      : []),
    ...(run.stepS > 1 ? [`Each step is the mean of ${readableDuration(run.stepS * 1_000)}.`] : []),
    'Behind the lower strips: the share of time stale.',
    ...(frame.windowEndS === null
      ? []
      : ['Dashed line: the window ends, and late deliveries are waited for.']),
    ...(frame.faults.length === 0 ? [] : ['Shaded: a fault was switched on.']),
  ];
}

function drawPicture(run: RunTimeline, comparison: Comparison, description: string): string {
  const { axis, unitWords } = timeAxis(run.untilS, 8);
  const windowEndS = (comparison.setup?.durationMs ?? Number.POSITIVE_INFINITY) / 1_000;
  const frame: Frame = {
    leftPx: rowLabelsPx(run.strategies.map(({ series }) => series.row.label)),
    time: axis,
    faults: listShownFaults(comparison.faults, run.untilS),
    windowEndS: windowEndS < run.untilS ? windowEndS : null,
    stripPx: stripHeightPx(run.strategies.length),
  };
  const innerPx = plotWidthPx - rightPx - frame.leftPx;
  const names = nameFaults(
    frame.faults,
    0,
    (second) => frame.leftPx + (second / run.untilS) * innerPx,
    plotWidthPx,
  );
  const sections = [eventsSection(run), requestsSection(run), staleSection(run)];
  const body = drawSections(sections, frame, names.heightPx, `time since the window began (${unitWords})`);
  const notes = drawNotes([listNotes(run, comparison, frame).join(' ')], body.heightPx);
  return drawSvg({
    id: timeline.id,
    title: `${timeline.title}: ${comparison.scenario.name}`,
    description,
    heightPx: body.heightPx + notes.heightPx,
    panels: [...body.panels, ...names.panels, ...notes.panels],
  });
}

function describe(run: RunTimeline, { scenario }: Comparison): string {
  const parts = run.strategies.map((strategy) => {
    const peak = readableRate(peakOf(strategy.steps, requestsOf));
    const stale = readableMetric('stale_share', strategy.trial.measurement.metrics.stale_share);
    return `${strategy.series.row.label} sent requests at up to ${peak}${isCopyKept(strategy) ? ` and was stale for ${stale} of the time` : ''}`;
  });
  const trial = scenario.trialCount > 1 ? `In trial ${run.trial} of ${scenario.trialCount}, ` : '';
  return `${trial}${joinNames(parts)}.`;
}

function tabulate(run: RunTimeline): PlotTable {
  return {
    heading: ['strategy', 'peak of events', 'peak of requests', 'time stale'],
    rows: run.strategies.map((strategy) => [
      strategy.series.row.label,
      readableRate(peakOf(strategy.steps, eventsOf)),
      readableRate(peakOf(strategy.steps, requestsOf)),
      isCopyKept(strategy)
        ? readableMetric('stale_share', strategy.trial.measurement.metrics.stale_share)
        : noValue,
    ]),
  };
}

/** What went on in one trial, second by second. */
export const timeline: Plot = {
  id: 'timeline',
  position: 4,
  title: 'What happened when',
  howToRead:
    'Time runs to the right, the same for all: when events occurred, when each strategy sent requests, and when its consumers were behind.',
  draw: ({ comparison }) => {
    const run = traceTimeline(comparison);
    if (run === null) {
      return null;
    }
    const alternative = describe(run, comparison);
    return { svg: drawPicture(run, comparison, alternative), alternative, table: tabulate(run) };
  },
};
