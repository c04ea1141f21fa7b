import type { Comparison } from '../../analyse/comparison.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { noValue, readableMetric } from '../readable-metric.js';
import type { Plot, PlotTable } from './contract.js';
import type { Axis } from './drawing/axis.js';
import { drawSvg, type Panel } from './drawing/draw-svg.js';
import { explainMarks, markedFigure, markOf } from './drawing/marked-figure.js';
import { nameSome } from './drawing/name-some.js';
import { drawNotes } from './drawing/notes.js';
import { drawTrialStrips } from './drawing/trial-strip-chart.js';
import { chooseStripMetrics, listStrips, type Strip, type StripMetric } from './drawing/trial-values.js';
import { zeroNote } from './drawing/zero-note.js';

function drawPicture(comparison: Comparison, shown: readonly StripMetric[], description: string): string {
  const panels: Panel[] = [];
  const axes: Axis[] = [];
  let topPx = 0;
  for (const metric of shown) {
    const drawn = drawTrialStrips(comparison, metric, topPx);
    panels.push(...drawn.panels);
    axes.push(drawn.x);
    topPx += drawn.heightPx + 8;
  }
  const hasIntervals = shown.some(({ name }) =>
    comparison.rows.some(({ intervals }) => intervals[name] !== undefined),
  );
  const notes = drawNotes(
    [
      `A marker for each trial, the first one at the top; the line is all trials put together.${hasIntervals ? ' Shaded: the 95 % interval.' : ''}`,
      ...zeroNote(axes),
    ],
    topPx,
  );
  return drawSvg({
    id: trialStrips.id,
    title: `${trialStrips.title}: ${comparison.scenario.name}`,
    description,
    heightPx: topPx + notes.heightPx,
    panels: [...panels, ...notes.panels],
  });
}

function rangeOf({ values }: Strip, name: MetricName): string {
  const numbers = values.map(({ value }) => value);
  if (numbers.length === 0) {
    return noValue;
  }
  const low = readableMetric(name, Math.min(...numbers));
  const high = readableMetric(name, Math.max(...numbers));
  return low === high ? low : `${low} to ${high}`;
}

function describe(comparison: Comparison, shown: readonly StripMetric[]): string {
  return shown
    .map(({ name, words }) => {
      const strips = listStrips(comparison, name).filter(({ values }) => values.length > 0);
      const figures = nameSome(
        strips,
        ({ values }) => Math.min(...values.map(({ value }) => value)),
        (strip) => `${strip.series.row.label}: ${rangeOf(strip, name)}${markOf(strip.series.row, name)}`,
      );
      return `${words} from trial to trial: ${figures}.${explainMarks(figures)}`;
    })
    .join(' ');
}

/** A trial's own figure, with an asterisk where a warning of this trial names it. */
function trialFigure(
  { trials }: Comparison,
  label: string,
  name: MetricName,
  found: Strip['values'][number] | undefined,
): string {
  if (found === undefined) {
    return noValue;
  }
  const isMarked = trials.some(
    (trial) =>
      trial.label === label &&
      trial.trial === found.trial &&
      trial.state === 'measured' &&
      trial.warnings.some(({ metrics }) => metrics.includes(name)),
  );
  return `${readableMetric(name, found.value)}${isMarked ? '*' : ''}`;
}

function tabulate(comparison: Comparison, shown: readonly StripMetric[]): PlotTable {
  const numbers = [...new Set(comparison.trials.map(({ trial }) => trial))].toSorted(
    (left, right) => left - right,
  );
  return {
    heading: ['strategy', 'figure', ...numbers.map((trial) => `trial ${trial}`), 'all', '95 % interval'],
    rows: shown.flatMap(({ name, words }) =>
      listStrips(comparison, name).map(({ series: { row }, values }) => {
        const interval = row.intervals[name];
        return [
          row.label,
          words.toLowerCase(),
          ...numbers.map((number) =>
            trialFigure(
              comparison,
              row.label,
              name,
              values.find(({ trial }) => trial === number),
            ),
          ),
          markedFigure(row, name),
          interval === undefined
            ? noValue
            : `${readableMetric(name, interval.low)} to ${readableMetric(name, interval.high)}`,
        ];
      }),
    ),
  };
}

/** How far the trials of each strategy lie apart. */
export const trialStrips: Plot = {
  id: 'trial-strips',
  position: 7,
  title: 'Trial by trial',
  howToRead:
    'The further apart the markers of a strategy are, the less one trial says; a slope from top to foot is a drift.',
  draw: ({ comparison }) => {
    const shown = chooseStripMetrics(comparison);
    if (shown.length === 0) {
      return null;
    }
    const alternative = describe(comparison, shown);
    return {
      svg: drawPicture(comparison, shown, alternative),
      alternative,
      table: tabulate(comparison, shown),
    };
  },
};
