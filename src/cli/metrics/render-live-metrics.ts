import {
  Counter,
  Gauge,
  type OpenMetricsContentType,
  type PrometheusContentType,
  Registry,
} from 'prom-client';
import type { TrialCounts } from '../../run/progress.js';
import type { ServedText } from '../../worlds/live/text-server.js';
import type { TrialStanding, WatchedTrial } from './watch-trials.js';

interface CountDefinition {
  readonly name: string;
  readonly help: string;
  readonly value: (counts: TrialCounts) => number;
}

const prefix = 'push_vs_poll_live';
const trialLabels = ['scenario', 'world', 'strategy', 'trial'] as const;

/** What only grows while a trial goes on. */
const counters: readonly CountDefinition[] = [
  { name: 'events_emitted_total', help: 'Events that the source emitted', value: ({ emitted }) => emitted },
  {
    name: 'deliveries_total',
    help: 'Deliveries that the consumers accepted, each event and consumer once',
    value: ({ delivered }) => delivered,
  },
  { name: 'requests_total', help: 'Requests sent by both sides', value: ({ requestsSent }) => requestsSent },
  { name: 'polls_total', help: 'Polls sent, reconciling ones included', value: ({ polls }) => polls },
  {
    name: 'empty_polls_total',
    help: 'Polls that were answered without an event',
    value: ({ emptyPolls }) => emptyPolls,
  },
  {
    name: 'pushes_total',
    help: 'Deliveries that the source sent, retries included',
    value: ({ pushes }) => pushes,
  },
  { name: 'retries_total', help: 'Deliveries that the source sent again', value: ({ retries }) => retries },
  { name: 'reads_total', help: 'Reads that were answered or failed', value: ({ readsEnded }) => readsEnded },
];

const gauges: readonly CountDefinition[] = [
  {
    name: 'deliveries_expected',
    help: 'Deliveries that all events of the trial ask for',
    value: ({ deliveriesExpected }) => deliveriesExpected,
  },
  { name: 'reads_expected', help: 'Reads that the trial plans', value: ({ readsExpected }) => readsExpected },
  {
    name: 'trial_elapsed_seconds',
    help: 'Time since the trial began, in the time of its world',
    value: ({ elapsedUs }) => elapsedUs / 1_000_000,
  },
  {
    name: 'trial_planned_seconds',
    help: 'Warm-up and duration of the trial, without its drain',
    value: ({ plannedUs }) => plannedUs / 1_000_000,
  },
];

const standings: readonly TrialStanding[] = [
  'starting',
  'warm-up',
  'measuring',
  'draining',
  'stopping',
  'measured',
  'interrupted',
  'failed',
];

/**
 * The live counts of trials as Prometheus scrapes them. Everything is of one trial, warm-up included, as progress is;
 * the figures to quote are those of the result.
 * @param accept what the scraper takes; who does not ask for OpenMetrics gets Prometheus' older text format
 */
export async function renderLiveMetrics(
  trials: readonly WatchedTrial[],
  accept: string,
): Promise<ServedText> {
  const registry = createRegistry(accept);
  const registers = [registry];
  for (const { name, help, value } of counters) {
    const counter = new Counter({ name: `${prefix}_${name}`, help, labelNames: trialLabels, registers });
    forEachCounted(trials, (labels, counts) => counter.inc(labels, value(counts)));
  }
  for (const { name, help, value } of gauges) {
    const gauge = new Gauge({ name: `${prefix}_${name}`, help, labelNames: trialLabels, registers });
    forEachCounted(trials, (labels, counts) => gauge.set(labels, value(counts)));
  }
  addStandings(trials, registry);
  addTrialsPlanned(trials, registry);
  return { contentType: registry.contentType, text: await registry.metrics() };
}

type AnyRegistry = Registry<PrometheusContentType> | Registry<OpenMetricsContentType>;

function createRegistry(accept: string): AnyRegistry {
  if (!accept.includes('application/openmetrics-text')) {
    return new Registry();
  }
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  return registry;
}

function labelsOf({ scenario, step: { world, label, trial } }: WatchedTrial) {
  return { scenario, world, strategy: label, trial };
}

function forEachCounted(
  trials: readonly WatchedTrial[],
  take: (labels: ReturnType<typeof labelsOf>, counts: TrialCounts) => void,
): void {
  for (const trial of trials) {
    if (trial.counts !== null) {
      take(labelsOf(trial), trial.counts);
    }
  }
}

/** One of its phases is 1, so that a dashboard can draw them as spans. */
function addStandings(trials: readonly WatchedTrial[], registry: AnyRegistry): void {
  const gauge = new Gauge({
    name: `${prefix}_trial_phase`,
    help: '1 for the phase in which a trial is, or for how it ended',
    labelNames: [...trialLabels, 'phase'],
    registers: [registry],
  });
  for (const trial of trials) {
    for (const phase of standings) {
      gauge.set({ ...labelsOf(trial), phase }, trial.standing === phase ? 1 : 0);
    }
  }
}

function addTrialsPlanned(trials: readonly WatchedTrial[], registry: AnyRegistry): void {
  const gauge = new Gauge({
    name: `${prefix}_trials_planned`,
    help: 'Trials of the scenario, all strategies together',
    labelNames: ['scenario', 'world'],
    registers: [registry],
  });
  for (const { scenario, step } of trials) {
    gauge.set({ scenario, world: step.world }, step.total);
  }
}
