import type { Comparison } from '../../analyse/comparison.js';
import { readableMetric } from '../readable-metric.js';
import type { Plot, PlotTable } from './contract.js';
import { durationUnit } from './drawing/axis-units.js';
import { rowLabelsPx } from './drawing/bars.js';
import { drawSvg, plotWidthPx } from './drawing/draw-svg.js';
import { listShownFaults, nameFaults } from './drawing/fault-marks.js';
import { joinNames } from './drawing/join-names.js';
import { nameSome } from './drawing/name-some.js';
import { drawNotes } from './drawing/notes.js';
import { timeAxis } from './drawing/time-axis.js';
import {
  eventsOf,
  eventsSection,
  peakOf,
  readableRate,
  requestsOf,
  requestsSection,
  staleSection,
} from './drawing/timeline-sections.js';
import { type RunTimeline, traceTimeline } from './drawing/timeline-steps.js';
import { drawSections, type StripFrame, stripFiguresPx } from './drawing/timeline-strips.js';

/** A strip is lower where there are many. */
function stripHeightPx(strategies: number): number {
  return Math.max(24, Math.min(48, Math.round(200 / strategies)));
}

function listNotes(run: RunTimeline, { scenario }: Comparison, frame: StripFrame): string[] {
  return [
    ...(scenario.trialCount > 1
      ? [`Trial ${run.trial} of ${scenario.trialCount}: each trial has events of its own.`]
      : []),
    ...(run.stepS > 1 ? [`Each step is the mean of ${durationUnit.format(run.stepS * 1_000)}.`] : []),
    `Right of the lower strips: their mean${frame.windowEndS === null ? '' : ' up to the end of the window'}.`,
    ...(frame.windowEndS === null
      ? []
      : ['Dashed line: the window ends, and late deliveries are waited for.']),
    ...(frame.faults.length === 0 ? [] : ['Shaded: a fault was switched on.']),
  ];
}

function drawPicture(run: RunTimeline, comparison: Comparison, description: string): string {
  const { axis, unitWords } = timeAxis(run.untilS, 8);
  const sections = [eventsSection(run), requestsSection(run), staleSection(run)];
  const frame: StripFrame = {
    rightPx: stripFiguresPx(sections),
    leftPx: rowLabelsPx(run.strategies.map(({ series }) => series.row.label)),
    time: axis,
    faults: listShownFaults(comparison.faults, run.untilS),
    windowEndS: run.windowEndS < run.untilS ? run.windowEndS : null,
    stripPx: stripHeightPx(run.strategies.length),
  };
  const innerPx = plotWidthPx - frame.rightPx - frame.leftPx;
  const names = nameFaults(
    frame.faults,
    0,
    (second) => frame.leftPx + (second / run.untilS) * innerPx,
    plotWidthPx,
  );
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

function describe(run: RunTimeline, comparison: Comparison): string {
  const { scenario } = comparison;
  const figures = nameSome(
    run.strategies,
    ({ steps }) => peakOf(steps, requestsOf),
    ({ series, steps, staleShare }) => {
      const stale = staleShare === null ? 'no copy' : readableMetric('stale_share', staleShare);
      return `${series.row.label}: ${readableRate(peakOf(steps, requestsOf))} (${stale})`;
    },
  );
  const trial = scenario.trialCount > 1 ? `Trial ${run.trial} of ${scenario.trialCount}. ` : '';
  const faults = listShownFaults(comparison.faults, run.untilS).map(
    ({ label, fromS, untilS }) => `${label} from ${fromS} to ${untilS} s`,
  );
  const told = faults.length === 0 ? '' : ` Faults: ${joinNames(faults)}.`;
  return `${trial}Requests at their peak, and in brackets the share of the time stale: ${figures}.${told}`;
}

function tabulate(run: RunTimeline): PlotTable {
  return {
    heading: ['strategy', 'peak of events', 'peak of requests', 'time stale'],
    rows: run.strategies.map((strategy) => [
      strategy.series.row.label,
      readableRate(peakOf(strategy.steps, eventsOf)),
      readableRate(peakOf(strategy.steps, requestsOf)),
      readableMetric('stale_share', strategy.staleShare),
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
