import { parseDurationUs } from '../../core/units/duration.js';
import { valueAt } from '../../scenario/is-record.js';
import { scenarioJsonSchema } from '../../scenario/json-schema.js';
import { durationRoles } from '../../scenario/quick/duration-roles.js';
import { mapQuantities } from '../../scenario/quick/map-quantities.js';
import { scaleTimes } from '../../scenario/quick/scale-times.js';
import type { ConfiguredStrategy, Strategy } from '../contract.js';
import { livePatienceUs, withLiveBench } from './live-bench.js';
import { type BenchOptions, type StrategyBench, withStrategyBench } from './strategy-bench.js';

/** A world in which a strategy is held to what it owes, at a pace that suits it. */
export interface BenchWorld {
  readonly name: 'virtual' | 'live';
  /** Runs `body` with a source that keeps the world's pace. */
  withBench(body: (bench: StrategyBench) => Promise<void>): Promise<void>;
  /**
   * The strategy at the world's pace.
   * @param timeout what its time-outs are set to, as a scenario writes them; what the pace makes of them if undefined
   */
  configure(strategy: Strategy, timeout?: string): PacedStrategy;
  /** How long what is to happen may take: bounds what hangs. */
  readonly patienceUs: number;
}

export interface PacedStrategy extends ConfiguredStrategy {
  /** Longer than any of its intervals, holds and waits: what has not been sent by then is not sent any more. */
  readonly silenceUs: number;
  /** The longest of its time-outs; 0 without one. */
  readonly timeoutUs: number;
}

/**
 * Both worlds run the strategies with their defaults. In the live one all times are divided, as in a scenario's quick
 * form: time-outs to no less than half a second, nothing to less than its field allows. Which options are times is
 * told by the schema, so that a new strategy takes part by being registered.
 */
export const benchWorlds: readonly BenchWorld[] = [
  createWorld('virtual', {
    factor: 1,
    quietUs: 60_000_000,
    patienceUs: 3_600_000_000,
    withBench: (options, body) => withStrategyBench({ ...options, oneWayUs: 20_000 }, body),
  }),
  createWorld('live', {
    factor: 200,
    quietUs: 200_000,
    patienceUs: livePatienceUs,
    withBench: withLiveBench,
  }),
];

interface Pace {
  /** What all times are divided by. */
  readonly factor: number;
  /** The least of all silences. */
  readonly quietUs: number;
  readonly patienceUs: number;
  readonly withBench: (options: BenchOptions, body: (bench: StrategyBench) => Promise<void>) => Promise<void>;
}

function createWorld(name: BenchWorld['name'], pace: Pace): BenchWorld {
  const schema = scenarioJsonSchema();
  const source = valueAt(scaleTimes({}, schema, pace.factor), ['source']);
  return {
    name,
    patienceUs: pace.patienceUs,
    withBench: (body) => pace.withBench({ source }, body),
    configure: (strategy, timeout) => {
      const longest = { timeoutUs: 0, waitUs: 0 };
      const scaled = scaleTimes({ strategies: [strategy.id] }, schema, pace.factor);
      const set = mapQuantities(scaled, schema, ({ path, text }) => {
        const isTimeout = durationRoles.get(path.at(-1) ?? '') === 'time-out';
        const written = isTimeout ? (timeout ?? text) : text;
        if (path[0] === 'strategies') {
          const which = isTimeout ? 'timeoutUs' : 'waitUs';
          longest[which] = Math.max(longest[which], readDurationUs(written));
        }
        return written;
      });
      return {
        ...strategy.configure(valueAt(set, ['strategies', '0', strategy.id])),
        // Waits are varied, by a half at most.
        silenceUs: pace.quietUs + Math.ceil(1.5 * longest.waitUs),
        timeoutUs: longest.timeoutUs,
      };
    },
  };
}

function readDurationUs(text: string): number {
  const parsed = parseDurationUs(text);
  if (!parsed.ok) {
    throw new Error(parsed.fault);
  }
  return parsed.value;
}
