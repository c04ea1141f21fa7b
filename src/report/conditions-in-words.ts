import type { Comparison, RunSetup } from '../analyse/comparison.js';
import { countOf } from './count-of.js';
import { readableDuration } from './readable-metric.js';

/** The conditions of a run in a sentence or two: strategies, trials, events, consumers, link. */
export function conditionsInWords(comparison: Comparison): string {
  const { rows, scenario, setup, world } = comparison;
  const counts = [
    world === 'live' ? 'Measured live' : 'Simulated',
    countOf(rows.length, 'strategy', 'strategies'),
    countOf(scenario.trialCount, 'trial', 'trials'),
    `seed ${scenario.seed}`,
  ].join(', ');
  return setup === null ? `${counts}.` : `${counts}. ${setupInWords(setup, comparison)}`;
}

function setupInWords(setup: RunSetup, { rows }: Comparison): string {
  const parts = [
    `${rateInWords(setup.eventsPerSecond, 'event', 'events')} (${setup.arrivals})`,
    `${consumersInWords(setup, rows)}${setup.audience === 'own' ? ', each with events of its own' : ''}`,
    ...(setup.readsPerSecond === 0 ? [] : [rateInWords(setup.readsPerSecond, 'read', 'reads')]),
    `${readableDuration(setup.durationMs)} measured after ${readableDuration(setup.warmUpMs)} of warm-up`,
    linkInWords(setup),
    ...(setup.schedule === 'side-by-side' ? ['strategies side by side'] : []),
  ];
  return `${parts.join('; ')}.`;
}

/** A strategy may have fewer than the workload. */
function consumersInWords(setup: RunSetup, rows: Comparison['rows']): string {
  const fewest = Math.min(setup.consumers, ...rows.map(({ consumers }) => consumers));
  const all = countOf(setup.consumers, 'consumer', 'consumers');
  return fewest < setup.consumers ? `${fewest} to ${all}` : all;
}

function linkInWords({ linkLatencyMs, linkJitterMs }: RunSetup): string {
  if (linkLatencyMs === 0 && linkJitterMs === 0) {
    return 'loopback without added latency';
  }
  const jitter = linkJitterMs === 0 ? '' : ` with up to ${readableDuration(linkJitterMs)} of jitter`;
  return `${readableDuration(linkLatencyMs)} added each way${jitter}`;
}

const periods = [
  { seconds: 1, word: 'second' },
  { seconds: 60, word: 'minute' },
  { seconds: 3_600, word: 'hour' },
  { seconds: 86_400, word: 'day' },
] as const;

/** `2 events a second`, `20 events a day`: in the shortest period that sees one. */
function rateInWords(perSecond: number, singular: string, plural: string): string {
  const period = periods.find(({ seconds }) => perSecond * seconds >= 1) ?? periods[3];
  const count = Number((perSecond * period.seconds).toPrecision(3));
  return `${count} ${count === 1 ? singular : plural} a ${period.word}`;
}
