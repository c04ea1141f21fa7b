import { z } from 'zod';
import { createDeferred } from '../core/deferred.js';
import { isInAudience } from '../core/event.js';
import type { Load } from '../machine/load/messages.js';
import { createPollLoad } from '../machine/load/poll-load.js';
import { openSubscriptionDesk } from '../machine/subscription-desk.js';
import { occurredAt } from '../plan/occurred-at.js';
import type { Plan, TrialPlan } from '../plan/plan.js';
import { renderPayload } from '../plan/render-payload.js';
import { startProcess } from '../run/live/child-process.js';
import type { ConsumersProcessTask, SourceProcessTask } from '../run/live/messages.js';
import { bodyLimitBytes } from '../source/body-limit.js';
import { sourceOptionsSchema } from '../source/options.js';
import { findStrategy } from '../strategies/find-strategy.js';
import { liveClock } from '../worlds/live/live-clock.js';

/** Something that can be loaded, as a process of its own. */
export interface StartedTarget {
  readonly load: Load;
  /** Rejects when its process fails; never resolves. */
  readonly failure: Promise<never>;
  /** Ends its processes at once, and resolves when they are gone. */
  end(): Promise<void>;
}

/** Enough events for every kind of poll, and for payloads that differ. */
const mostEvents = 2_000;
const usualIntervalUs = 5_000_000;

/** The events of consumer 0 in the scenario's first trial. */
function eventsOf(trial: TrialPlan) {
  return trial.trace.filter(({ audience }) => isInAudience(audience, 0)).slice(0, mostEvents);
}

/** The shortest interval at which a strategy of the scenario polls; 5 s where none does. */
export function shortestIntervalUs(plan: Plan): number {
  const intervals = plan.strategies.flatMap(({ id, options }) => {
    const parsed = everySchema.safeParse(findStrategy(id).options.parse(options));
    return parsed.success ? [parsed.data.every] : [];
  });
  return intervals.length === 0 ? usualIntervalUs : Math.min(...intervals);
}

const everySchema = z.looseObject({ every: z.number() });

/**
 * Source options that stand in the way of a capacity: events must be visible at once, and a limit that the source sets
 * its pollers is a rule, not what it can carry.
 */
function withoutRules(options: TrialPlan['source']): Record<string, unknown> {
  const feed = z.record(z.string(), z.unknown()).catch({}).parse(options['feed']);
  const { 'rate-limit': _limit, cursor: _cursor, 'poll-interval': _interval, ...kept } = feed;
  return { ...options, port: 0, 'commit-delay': '0ms', feed: kept };
}

/**
 * Starts the scenario's source as a live trial does, and lets the scenario's events occur in it all at once.
 * @throws PVP_START_FAILED
 */
export async function startFeed(plan: Plan, trial: TrialPlan): Promise<StartedTarget> {
  const events = eventsOf(trial);
  const allEmitted = createDeferred<void>();
  const source = startProcess('source', (message) => {
    if (message.kind === 'counts' && message.counts.emitted === events.length) {
      allEmitted.resolve();
    }
  });
  const task: SourceProcessTask = {
    role: 'source',
    seed: trial.seed,
    trace: events.map((event) => ({ ...event, offsetUs: 0 })),
    traceStart: trial.traceStart,
    source: withoutRules(trial.source),
    window: { warmUpUs: 0, durationUs: 0 },
  };
  try {
    const { url = '' } = await source.start(task);
    source.send({ kind: 'go', startUs: liveClock.nowUs() });
    if (events.length > 0) {
      await Promise.race([allEmitted.promise, source.failure]);
    }
    const load = createPollLoad(
      url,
      events.map(({ offsetUs }) => offsetUs),
      shortestIntervalUs(plan),
    );
    return { load, failure: source.failure, end: source.end };
  } catch (thrown) {
    await source.end();
    throw thrown;
  }
}

/**
 * Starts one webhook receiver as a live trial does; it subscribes at a desk that stands in for the source.
 * @throws PVP_START_FAILED
 */
export async function startReceiver(trial: TrialPlan): Promise<StartedTarget> {
  const desk = await openSubscriptionDesk(trial.seed);
  const consumers = startProcess('consumers', () => undefined);
  const end = async (): Promise<void> => {
    await Promise.all([consumers.end(), desk.close()]);
  };
  const task: ConsumersProcessTask = {
    role: 'consumers',
    seed: trial.seed,
    sourceUrl: desk.origin,
    consumers: 1,
    strategy: { id: 'webhook', options: {} },
    consumer: trial.consumer,
    reads: [],
    maxBodyBytes: bodyLimitBytes(sourceOptionsSchema.parse(trial.source)),
    window: { warmUpUs: 0, durationUs: 0 },
  };
  try {
    await consumers.start(task);
    const url = await Promise.race([desk.subscribed, consumers.failure]);
    const events = eventsOf(trial).map((event) => ({
      type: event.type,
      key: event.key,
      occurredAt: occurredAt(event, trial.traceStart),
      payloadJson: renderPayload(event, trial),
    }));
    return {
      load: { kind: 'webhooks', url, secret: desk.secret, events },
      failure: consumers.failure,
      end,
    };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}
