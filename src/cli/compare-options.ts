import type { CompareRunsOptions } from '../analyse/between-runs/runs-comparison.js';
import { type Allowance, allowances } from '../core/between-runs.js';
import { suggestNearest } from '../core/did-you-mean.js';
import { lessIsBetter } from '../core/less-is-better.js';
import { type MetricName, metricNames } from '../core/metric-catalogue.js';
import { createUsageError } from './create-usage-error.js';

export interface CompareOptionTexts {
  readonly tolerance: string;
  readonly metric: string | undefined;
  readonly strategies: string | undefined;
  readonly allow: string | undefined;
}

/**
 * The options of `compare`, read strictly.
 * @throws PushVsPollError PVP_USAGE
 */
export function readCompareOptions(texts: CompareOptionTexts): CompareRunsOptions {
  return {
    toleranceShare: readTolerance(texts.tolerance),
    metrics: texts.metric === undefined ? null : readNames('--metric', texts.metric).map(readMetric),
    strategies: texts.strategies === undefined ? null : readNames('--strategies', texts.strategies),
    allowed: texts.allow === undefined ? [] : readNames('--allow', texts.allow).map(readAllowance),
  };
}

function readTolerance(text: string): number {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1];
  if (percent === undefined) {
    throw createUsageError(`--tolerance ${text}: expected a share such as 5%, or 0%`, 'compare');
  }
  return Number(percent) / 100;
}

/** Each name once. */
function readNames(option: string, text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) {
    throw createUsageError(`${option} names nothing`, 'compare');
  }
  return [...new Set(names)];
}

function readMetric(text: string): MetricName {
  const metric = metricNames.find((name) => name === text);
  if (metric === undefined) {
    throw createUsageError(
      `--metric ${text}: there is no such metric${suggestNearest(text, lessIsBetter)}`,
      'compare',
    );
  }
  if (!lessIsBetter.includes(metric)) {
    throw createUsageError(
      `--metric ${text}: less of it is not better, so that no verdict can be given`,
      'compare',
    );
  }
  return metric;
}

function readAllowance(text: string): Allowance {
  const allowance = allowances.find((name) => name === text);
  if (allowance === undefined) {
    throw createUsageError(
      `--allow ${text}: allowed are ${allowances.join(', ')}${suggestNearest(text, allowances)}`,
      'compare',
    );
  }
  return allowance;
}
