import { parseDurationUs } from '../../core/units/duration.js';
import { sourceOptionsSchema } from '../../source/options.js';
import { configureArrivals } from '../configure-arrivals.js';
import { valueAt } from '../is-record.js';
import { listStrategyNames, matchStrategies } from '../match-strategies.js';
import { readField } from '../read-field.js';
import type { RecordedTrace } from '../recorded-trace.js';
import { meanOccasionsPerSecond, meanRatePerSecond, resolveTiming } from '../resolve-timing.js';
import {
  audienceSchema,
  consumersSchema,
  drainSchema,
  durationSchema,
  quickSchema,
  readsSchema,
  scheduleSchema,
  warmUpSchema,
} from '../schema.js';
import { participantsSchema } from '../strategy-entry.js';
import type { QuickFacts } from './choose-quick-form.js';
import { delaysEvents, durationRoles, spacesRequests } from './duration-roles.js';
import { mapQuantities } from './map-quantities.js';

/**
 * What the quick form depends on, read from a raw scenario that may have faults: a field that is invalid by itself
 * counts with its default, since validation tells it anyway.
 * @param only labels or ids of the strategies that are kept; undefined keeps all
 * @param schema the JSON Schema of scenarios
 */
export function readQuickFacts(
  raw: unknown,
  recorded: RecordedTrace | null,
  only: readonly string[] | undefined,
  schema: unknown,
): QuickFacts {
  const schedule = readField(scheduleSchema, raw, ['schedule']) ?? 'sequential';
  const waits = listWaits(raw, only, schema);
  const timing = resolveTiming(
    {
      warmUpUs: readField(warmUpSchema.optional(), raw, ['warm-up']),
      durationUs: readField(durationSchema.optional(), raw, ['workload', 'duration']),
    },
    recorded,
  );
  const workload = readWorkload(raw, recorded, timing.durationUs);
  const loads = waits.map((each) => requestsPerSecond(workload, each));
  const given = readField(quickSchema.prefault({}), raw, ['quick']);
  return {
    strategies: Math.max(1, waits.length),
    schedule,
    allowsSideBySide: (valueAt(raw, ['source', 'port']) ?? 0) === 0,
    ...timing,
    drainUs: readField(drainSchema, raw, ['drain']) ?? 0,
    shortestPollUs: Math.min(...waits.map(({ pollUs }) => pollUs)),
    shortestHeaderUs: shortestHeaderTime(raw),
    longestWaitUs: Math.max(0, ...waits.map(({ longestUs }) => longestUs)),
    requestsPerSecond:
      schedule === 'sequential' ? Math.max(0, ...loads) : loads.reduce((sum, load) => sum + load, 0),
    occasionsPerSecond: Math.min(...waits.map(({ consumers }) => occasionsPerSecond(workload, consumers))),
    given: { factor: given?.factor, durationUs: given?.duration },
  };
}

/** Times that the source tells in headers: its poll interval, and the window of its rate limit. */
function shortestHeaderTime(raw: unknown): number {
  const feed = readField(sourceOptionsSchema.prefault({}), raw, ['source'])?.feed;
  const times = [feed?.['poll-interval'] ?? 0, feed?.['rate-limit']?.per ?? 0];
  return Math.min(...times.filter((us) => us > 0));
}

/** How a strategy lets time pass, and for how many consumers. */
interface Waits {
  /** Null: all of them. */
  readonly consumers: number | null;
  /** Infinity where it does not poll. */
  readonly pollUs: number;
  readonly longestUs: number;
}

function listWaits(raw: unknown, only: readonly string[] | undefined, schema: unknown): Waits[] {
  const durations: { readonly index: string; readonly option: string; readonly us: number }[] = [];
  mapQuantities(raw, schema, ({ path, kind, text }) => {
    const [section, index = '', , option = ''] = path;
    const parsed = parseDurationUs(text);
    if (section === 'strategies' && kind === 'duration' && parsed.ok) {
      durations.push({ index, option, us: parsed.value });
    }
    return text;
  });
  const named = listStrategyNames(valueAt(raw, ['strategies']));
  const kept = only === undefined ? named : only.flatMap((name) => matchStrategies(name, named));
  return [...new Set(kept)].map(({ index, id }) => {
    const own = durations.filter((duration) => duration.index === String(index));
    const polls = own.filter(({ option }) => spacesRequests(durationRoles.get(option)));
    const delays = own.filter(({ option }) => delaysEvents(durationRoles.get(option)));
    const consumers = readField(participantsSchema, raw, ['strategies', String(index), id, 'consumers']);
    return {
      consumers: consumers ?? null,
      pollUs: Math.min(...polls.map(({ us }) => us)),
      longestUs: Math.max(0, ...delays.map(({ us }) => us)),
    };
  });
}

/** What occurs, and for whom; reads are those of all consumers. */
interface Workload {
  readonly eventsPerSecond: number;
  readonly occasionsPerSecond: number;
  readonly readsPerSecond: number;
  readonly consumers: number;
  readonly audience: 'all' | 'own';
}

function readWorkload(raw: unknown, recorded: RecordedTrace | null, durationUs: number): Workload {
  const workload = valueAt(raw, ['workload']);
  const arrivals = configureArrivals(valueAt(workload, ['arrivals']));
  return {
    eventsPerSecond: arrivals === undefined ? 0 : meanRatePerSecond(arrivals, recorded, durationUs),
    occasionsPerSecond: arrivals === undefined ? 0 : meanOccasionsPerSecond(arrivals, recorded, durationUs),
    readsPerSecond: readField(readsSchema.optional(), workload, ['reads'])?.rate ?? 0,
    consumers: readField(consumersSchema, workload, ['consumers']) ?? 1,
    audience: readField(audienceSchema, workload, ['audience']) ?? 'all',
  };
}

/** Deliveries and polls of all consumers of one strategy, and their reads, which every strategy answers. */
function requestsPerSecond(workload: Workload, { pollUs, consumers: some }: Waits): number {
  const consumers = some ?? workload.consumers;
  const share = consumers / workload.consumers;
  const deliveries = workload.eventsPerSecond * (workload.audience === 'all' ? consumers : share);
  return deliveries + workload.readsPerSecond * share + (consumers * 1_000_000) / pollUs;
}

/** Of streams of their own, a strategy sees those of its consumers. */
function occasionsPerSecond(
  { occasionsPerSecond: all, consumers, audience }: Workload,
  some: number | null,
): number {
  return audience === 'all' ? all : (all * (some ?? consumers)) / consumers;
}
