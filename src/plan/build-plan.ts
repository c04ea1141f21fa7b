import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { deepFreeze } from '../core/deep-freeze.js';
import { createSeededRandom } from '../core/seeded-random.js';
import { formatInstant } from '../core/units/instant.js';
import type { ConfiguredArrivals } from '../scenario/arrivals/contract.js';
import { configureArrivals } from '../scenario/configure-arrivals.js';
import type { LoadedScenario } from '../scenario/loaded-scenario.js';
import { meanRatePerSecond } from '../scenario/resolve-timing.js';
import { readSourceConditions } from '../scenario/source-conditions.js';
import { drawReads } from './draw-reads.js';
import { drawTrace } from './draw-trace.js';
import { keepFirstConsumers } from './keep-first-consumers.js';
import type { Plan, StrategyPlan, TrialPlan } from './plan.js';

/** What offset 0 stands for when no file says: the same in every run, so that payloads repeat byte for byte. */
const fixedStart = '2026-01-01T00:00:00.000Z';

/**
 * Decides a scenario in every detail: who runs when, on which events. Pure: the same scenario yields the same
 * plan, on every machine.
 * @returns a plan that is frozen throughout; strategies of a trial in which all consumers take part hold the same trace
 *   object
 */
export function buildPlan(loaded: LoadedScenario): Plan {
  const { scenario, recorded } = loaded;
  const { duration: durationUs, arrivals: section } = scenario.workload;
  const arrivals = configureArrivals(section);
  if (arrivals === undefined) {
    throw new RangeError('workload.arrivals was not validated');
  }
  const trials = Array.from({ length: scenario.trials }, (_, index) =>
    planTrial(loaded, arrivals, index + 1),
  );
  return deepFreeze({
    scenario: {
      name: scenario.name,
      question: scenario.question ?? null,
      summary: scenario.summary,
      lookFor: scenario['look-for'] ?? null,
      text: loaded.text,
      overrides: loaded.overrides,
      quickForm: loaded.quickForm,
      hash: hashScenario(loaded),
    },
    seed: scenario.seed,
    arrivals: {
      process: String(section['process']),
      ratePerSecond: meanRatePerSecond(arrivals, recorded, durationUs),
    },
    consumers: scenario.workload.consumers,
    readsPerSecond: readsPerSecondOf(loaded),
    payloadBytes: largestPayloadBytes(loaded),
    sourceConditions: readSourceConditions(scenario.source),
    strategies: listStrategies(loaded),
    trialCount: scenario.trials,
    expectations: scenario.expect,
    schedule: scenario.schedule,
    trials: trials.flat(),
  });
}

/** One trial for every strategy, in the order in which they run. `trial` counts from 1. */
function planTrial(loaded: LoadedScenario, arrivals: ConfiguredArrivals, trial: number): TrialPlan[] {
  const { scenario, recorded } = loaded;
  const { duration: durationUs, payload: payloadBytes, consumers, audience } = scenario.workload;
  const warmUpUs = scenario['warm-up'];
  const random = createSeededRandom(scenario.seed).fork(`trial-${trial}`);
  const shared: Omit<TrialPlan, 'strategy'> = {
    trial,
    seed: random.fork('run').below(2 ** 32),
    trace: drawTrace(
      { arrivals, recorded, warmUpUs, durationUs, payloadBytes, consumers, audience },
      random.fork('trace'),
    ),
    reads: drawReads(
      { readsPerSecond: readsPerSecondOf(loaded), consumers, warmUpUs, durationUs },
      random.fork('reads'),
    ),
    traceStart:
      recorded?.startsAtUs === undefined ? fixedStart : formatInstant(recorded.startsAtUs - warmUpUs),
    consumers,
    audience,
    warmUpUs,
    durationUs,
    drainUs: scenario.drain,
    source: scenario.source,
    link: scenario.link,
    consumer: {
      processingUs: scenario.consumer.processing,
      dedupeSize: scenario.consumer['dedupe-window'],
      dedupeAgeUs: scenario.consumer['dedupe-age'],
    },
  };
  return rotate(listStrategies(loaded), trial - 1).map((strategy) => ({
    ...keepFirstConsumers(shared, strategy.consumers),
    strategy,
  }));
}

function listStrategies({ scenario }: LoadedScenario): StrategyPlan[] {
  const { consumers: all } = scenario.workload;
  return scenario.strategies.map((entry) => ({ ...entry, consumers: entry.consumers ?? all }));
}

function readsPerSecondOf({ scenario }: LoadedScenario): number {
  return scenario.workload.reads?.rate ?? 0;
}

/** Rows of a trace may give sizes of their own. */
function largestPayloadBytes({ scenario, recorded }: LoadedScenario): number {
  const { payload } = scenario.workload;
  return (recorded?.events ?? []).reduce((most, row) => Math.max(most, row.payloadBytes ?? payload), payload);
}

/** Trial 1 runs A B C, trial 2 runs B C A: no strategy always meets the machine as the first. */
function rotate(strategies: readonly StrategyPlan[], by: number): StrategyPlan[] {
  const start = by % strategies.length;
  return [...strategies.slice(start), ...strategies.slice(0, start)];
}

/** Without overrides it is what `sha256sum` prints for the file. */
function hashScenario({ text, overrides }: LoadedScenario): string {
  return bytesToHex(sha256(utf8ToBytes([text, ...overrides].join('\n'))));
}
