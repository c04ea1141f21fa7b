import type { Observation, Side } from '../../core/observation.js';
import type { TrialPlan } from '../../plan/plan.js';
import { bodyLimitBytes } from '../../source/body-limit.js';
import { sourceOptionsSchema } from '../../source/options.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { addTraffic, noTraffic } from '../traffic-counter.js';
import type { StageCounts, TrialStage } from '../trial-stage.js';
import { startProcess, type TrialProcess } from './child-process.js';
import type { ConsumersProcessTask, FromProcess, ProcessCounts, SourceProcessTask } from './messages.js';

/** A stage of real processes, which must be ended, whatever happens. */
export interface LiveStage extends TrialStage {
  /** Both books, complete once the stage has stopped. */
  readonly books: Readonly<Record<Side, readonly Observation[]>>;
  /** Resolves when every process is gone, by force if need be. */
  end(): Promise<void>;
}

const noCounts: ProcessCounts = {
  emitted: 0,
  openDeliveries: 0,
  delivered: 0,
  readsEnded: 0,
  ...noTraffic,
};

/** Starts the processes of a trial: the source, the consumers, and the link between them when it adds anything. */
export function createLiveStage(trial: TrialPlan): LiveStage {
  const books: Record<Side, Observation[]> = { source: [], consumers: [] };
  const counts: Record<Side, ProcessCounts> = { source: noCounts, consumers: noCounts };
  const listenTo = (side: Side) => (message: FromProcess) => {
    if (message.kind === 'book') {
      books[side].push(...message.observations);
    } else if (message.kind === 'counts') {
      counts[side] = message.counts;
    }
  };
  const source = startProcess('source', listenTo('source'));
  const consumers = startProcess('consumers', listenTo('consumers'));
  const hasLink = trial.link.latency > 0 || trial.link.jitter > 0;
  const link = hasLink ? startProcess('link', () => undefined) : undefined;
  const all = [source, consumers, ...(link === undefined ? [] : [link])];

  return {
    clock: liveClock,
    books,
    start: () => startAll(trial, { source, consumers, link }),
    go: (startUs) => {
      source.send({ kind: 'go', startUs });
      consumers.send({ kind: 'go', startUs });
    },
    counts: () => addCounts(counts.source, counts.consumers),
    stop: async () => {
      await consumers.stop();
      await source.stop();
      await link?.stop();
    },
    failure: Promise.race(all.map(({ failure }) => failure)),
    end: async () => {
      await Promise.all(all.map((each) => each.end()));
    },
  };
}

interface Processes {
  readonly source: TrialProcess;
  readonly consumers: TrialProcess;
  readonly link: TrialProcess | undefined;
}

/** With a link, each side is told the link's address for the other one. */
async function startAll(trial: TrialPlan, { source, consumers, link }: Processes): Promise<void> {
  const [atSource, atLink] = await Promise.all([
    source.start(toSourceTask(trial)),
    link?.start({ role: 'link', seed: trial.seed, link: trial.link }),
  ]);
  link?.send({ kind: 'target', direction: 'to-source', port: portOf(atSource['url']) });
  const sourceUrl = atLink?.['to-source'] ?? atSource['url'] ?? '';
  const publicOrigin = atLink?.['to-consumers'];
  const atConsumers = await consumers.start(toConsumersTask(trial, sourceUrl, publicOrigin));
  link?.send({ kind: 'target', direction: 'to-consumers', port: portOf(atConsumers['origin']) });
}

function portOf(url: string | undefined): number {
  return url === undefined ? 0 : Number(new URL(url).port);
}

function toSourceTask(trial: TrialPlan): SourceProcessTask {
  const { seed, traceStart, source, warmUpUs, durationUs } = trial;
  const window = { warmUpUs, durationUs };
  return { role: 'source', seed, trace: [...trial.trace], traceStart, source, window };
}

function toConsumersTask(
  trial: TrialPlan,
  sourceUrl: string,
  publicOrigin: string | undefined,
): ConsumersProcessTask {
  const { seed, consumers, consumer, reads, warmUpUs, durationUs } = trial;
  return {
    role: 'consumers',
    seed,
    sourceUrl,
    ...(publicOrigin === undefined ? {} : { publicOrigin }),
    consumers,
    strategy: { id: trial.strategy.id, options: trial.strategy.options },
    consumer,
    reads: [...reads],
    maxBodyBytes: bodyLimitBytes(sourceOptionsSchema.parse(trial.source)),
    window: { warmUpUs, durationUs },
  };
}

function addCounts(source: ProcessCounts, consumers: ProcessCounts): StageCounts {
  return {
    emitted: source.emitted,
    openDeliveries: source.openDeliveries,
    delivered: consumers.delivered,
    readsEnded: consumers.readsEnded,
    ...addTraffic(source, consumers),
  };
}
