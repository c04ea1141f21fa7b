import { readableCount, readableMetric } from '../../readable-metric.js';
import { durationUnit } from './axis-units.js';
import type { RunTimeline, StrategyTimeline, TimelineStep } from './timeline-steps.js';
import type { Section, Strip } from './timeline-strips.js';

/** From this ratio of the peaks on, a linear scale would show the smaller ones as nothing. */
const squareRootFrom = 10;

export function peakOf(steps: readonly TimelineStep[], measure: (step: TimelineStep) => number): number {
  return steps.reduce((peak, step) => Math.max(peak, measure(step)), 0);
}

/** A rate in the unit in which it has a whole part: `2.50/s`, `12/min`, `3/h`. */
export function readableRate(perSecond: number): string {
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

export const eventsOf = (step: TimelineStep) => step.eventsPerSecond;
export const requestsOf = (step: TimelineStep) => step.requestsPerSecond;
const staleOf = (step: TimelineStep) => step.staleShare ?? 0;

/** Strategies with fewer consumers have fewer events, where each consumer has its own. */
function occurredTo(strategy: StrategyTimeline | undefined): number {
  return strategy?.series.row.metrics.events_occurred ?? 0;
}

/** Of the strategy that most events occurred to; of all, where they were the same for all. */
export function eventsSection({ strategies }: RunTimeline): Section {
  const [busiest] = strategies.toSorted((left, right) => occurredTo(right) - occurredTo(left));
  const steps = busiest?.steps ?? [];
  const peak = peakOf(steps, eventsOf);
  const isShared = strategies.every((strategy) => occurredTo(strategy) === occurredTo(strategies[0]));
  const strip: Strip = {
    label: isShared ? 'all' : (busiest?.series.row.label ?? 'all'),
    figure: `peak ${readableRate(peak)}`,
    paint: 'currentColor',
    className: 'events',
    measure: eventsOf,
    steps,
  };
  return { heading: 'Events that occurred', top: peak, scale: 'linear', strips: [strip] };
}

export function requestsSection({ strategies }: RunTimeline): Section {
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

export function staleSection({ strategies, staleIs, rowS }: RunTimeline): Section {
  return {
    heading:
      staleIs === 'mean-of-row'
        ? 'Time in which consumers lacked an event (0 to 100 %)'
        : `Consumers that lacked an event at the end of each ${rowS === 1 ? 'second' : durationUnit.format(rowS * 1_000)} (0 to 100 %)`,
    top: 1,
    scale: 'linear',
    strips: strategies.map((strategy) => ({
      label: strategy.series.row.label,
      figure: strategy.staleShare === null ? 'no copy' : readableMetric('stale_share', strategy.staleShare),
      paint: strategy.series.style.paint,
      className: `stale series-${strategy.series.index + 1}`,
      measure: strategy.staleShare === null ? null : staleOf,
      steps: strategy.steps,
    })),
  };
}
