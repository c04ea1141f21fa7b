import { PushVsPollError } from '../core/errors.js';

/** One field of a scenario that the command line sets. */
export interface Override {
  /** As it was typed: `workload.duration`, `strategies.1.interval-poll.every`, `strategies.slow poll.every`. */
  readonly path: string;
  /** YAML: a scalar, a list in brackets or a map in braces. */
  readonly valueText: string;
  /** The option as a user would repeat it; faults are told at it. */
  readonly option: string;
}

/** What the command line changes about a scenario. */
export interface ScenarioChanges {
  /** Applied in this order; later ones see what earlier ones did. */
  readonly overrides: readonly Override[];
  /** Labels or ids of the strategies to keep; undefined keeps all. */
  readonly only: readonly string[] | undefined;
  /** Whether what the others made is shortened to half a minute of a live run. */
  readonly quick: boolean;
}

/** Options of the command line that concern the scenario, as text. */
export interface ScenarioFlags {
  /** Values of `--set`: `path=value`. */
  readonly set?: readonly string[] | undefined;
  /** Labels or ids, separated by commas. */
  readonly strategies?: string | undefined;
  readonly trials?: string | undefined;
  readonly seed?: string | undefined;
  readonly duration?: string | undefined;
  readonly quick?: boolean | undefined;
}

export const noChanges: ScenarioChanges = { overrides: [], only: undefined, quick: false };

/**
 * Command-line options as changes. `--trials`, `--seed` and `--duration` are short for `--set`, and win over it;
 * `--quick` shortens what all of them made.
 * @throws PushVsPollError PVP_USAGE when a `--set` has no `=`, or `--strategies` names nothing
 */
export function readScenarioFlags(flags: ScenarioFlags): ScenarioChanges {
  const shorthand = [
    { flag: '--trials', path: 'trials', valueText: flags.trials },
    { flag: '--seed', path: 'seed', valueText: flags.seed },
    { flag: '--duration', path: 'workload.duration', valueText: flags.duration },
  ].flatMap(({ flag, path, valueText }) =>
    valueText === undefined ? [] : [{ path, valueText, option: `${flag} ${valueText}` }],
  );
  return {
    overrides: [...(flags.set ?? []).map(readOverride), ...shorthand],
    only: flags.strategies === undefined ? undefined : readNames(flags.strategies),
    quick: flags.quick ?? false,
  };
}

/** What a run records about its changes: the options that repeat it. */
export function listChanges({ overrides, only, quick }: ScenarioChanges): string[] {
  return [
    ...overrides.map(({ option }) => option),
    ...(only === undefined ? [] : [`--strategies ${only.join(',')}`]),
    ...(quick ? ['--quick'] : []),
  ];
}

function readOverride(text: string): Override {
  const equals = text.indexOf('=');
  const path = text.slice(0, equals).trim();
  if (equals < 0 || path === '') {
    throw new PushVsPollError('PVP_USAGE', `--set ${text}: expected path=value`, {
      nextStep: 'Write for example --set workload.duration=30s',
    });
  }
  return { path, valueText: text.slice(equals + 1).trim(), option: `--set ${text}` };
}

function readNames(text: string): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) {
    throw new PushVsPollError('PVP_USAGE', '--strategies names no strategy', {
      nextStep: 'Write labels or ids separated by commas, such as --strategies webhook,interval-poll',
    });
  }
  return names;
}
