import type { InferredOptionTypes, Options } from 'yargs';
import { fewestForInterval } from '../analyse/statistics/median-interval.js';
import { suggestNearest } from '../core/did-you-mean.js';
import { type MetricName, metricNames } from '../core/metric-catalogue.js';
import type { StabilityGoal } from '../core/stability-goal.js';
import { createUsageError } from './create-usage-error.js';

const usualMetric = 'latency_mean_ms' satisfies MetricName;
const usualMostTrials = 30;
/** As many as a scenario may ask for. */
const allowedTrials = 1_000;

/** How often everything is repeated, where that depends on the results. */
export const untilStableOptions = {
  'until-stable': {
    type: 'string',
    requiresArg: true,
    describe:
      'Add trials until half of each 95 % interval is at most this share of its median, for example 5%',
  },
  'stable-metric': {
    type: 'string',
    requiresArg: true,
    describe: `The metric that --until-stable looks at (${usualMetric} unless told)`,
  },
  'max-trials': {
    type: 'string',
    requiresArg: true,
    describe: `Trials after which --until-stable gives up (${usualMostTrials} unless told)`,
  },
} as const satisfies Readonly<Record<string, Options>>;

type UntilStableArguments = Partial<InferredOptionTypes<typeof untilStableOptions>> & {
  readonly trials?: string | undefined;
  readonly quick?: boolean | undefined;
};

/**
 * What `--until-stable` asks for; undefined where it is not given.
 * @throws PushVsPollError PVP_USAGE for what is no share, metric or number of trials, and for options without their main
 *   one
 */
export function readStabilityGoal(args: UntilStableArguments, command: string): StabilityGoal | undefined {
  const { 'until-stable': target, 'stable-metric': metric, 'max-trials': most } = args;
  if (target === undefined) {
    const lonely = metric !== undefined ? '--stable-metric' : most !== undefined ? '--max-trials' : null;
    if (lonely !== null) {
      throw createUsageError(`${lonely} needs --until-stable, for example --until-stable 5%`, command);
    }
    return undefined;
  }
  if (args.quick) {
    throw createUsageError(
      '--until-stable and --quick exclude each other: one lengthens a run, one shortens it',
      command,
    );
  }
  const mostTrials = readTrials('--max-trials', most ?? String(usualMostTrials), command);
  const fewestTrials = Math.max(
    fewestForInterval,
    args.trials === undefined ? fewestForInterval : readTrials('--trials', args.trials, command),
  );
  if (mostTrials < fewestTrials) {
    throw createUsageError(
      `--max-trials ${mostTrials}: --until-stable needs ${fewestTrials} trials or more, since fewer support no interval or were asked for by --trials`,
      command,
    );
  }
  return {
    metric: readMetric(metric ?? usualMetric, command),
    targetShare: readShare(target, command),
    ...{ fewestTrials, mostTrials },
  };
}

function readShare(text: string, command: string): number {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1];
  const share = Number(percent) / 100;
  if (percent === undefined || share <= 0 || share >= 1) {
    throw createUsageError(
      `--until-stable ${text}: expected a share above 0% and below 100%, such as 5%`,
      command,
    );
  }
  return share;
}

function readTrials(option: string, text: string, command: string): number {
  const trials = Number(text);
  if (!/^\d+$/.test(text) || trials < 1 || trials > allowedTrials) {
    throw createUsageError(`${option} ${text}: expected a whole number from 1 to ${allowedTrials}`, command);
  }
  return trials;
}

function readMetric(text: string, command: string): MetricName {
  const metric = metricNames.find((name) => name === text);
  if (metric === undefined) {
    throw createUsageError(
      `--stable-metric ${text}: there is no such metric${suggestNearest(text, metricNames)}`,
      command,
    );
  }
  return metric;
}
