import { metricNames } from '../../core/metric-catalogue.js';
import { defineTextFormat } from './contract.js';

/** Keys that a reader looks for first, in the order of reading; any other follows in alphabetical order. */
const keyOrder = new Map(
  [
    'schemaVersion',
    'world',
    'state',
    'incompleteBecause',
    'scenario',
    'name',
    'question',
    'summary',
    'lookFor',
    'seed',
    'trialCount',
    'overrides',
    'quickForm',
    'hash',
    'verdict',
    'expectations',
    'setup',
    'faults',
    'key',
    'figure',
    'metric',
    'comparator',
    'bound',
    'trial',
    'label',
    'against',
    'strategyId',
    'teaches',
    'wire',
    'connection',
    'message',
    'options',
    'code',
    'message',
    'second',
    'events',
    'consumers',
    'sent',
    'received',
    'rows',
    'contrasts',
    'deviations',
    'significant',
    'basis',
    'reasons',
    'stability',
    'targetShare',
    'mostTrials',
    'reached',
    'widest',
    'trials',
    'ratio',
    'interval',
    'low',
    'high',
    'trusted',
    'warnings',
    'metrics',
    'medians',
    'intervals',
    'predicted',
    'simulated',
    'text',
    'environment',
    ...metricNames,
  ].map((key, position) => [key, position]),
);

function compareKeys(left: string, right: string): number {
  const rankLeft = keyOrder.get(left) ?? keyOrder.size;
  const rankRight = keyOrder.get(right) ?? keyOrder.size;
  if (rankLeft !== rankRight) {
    return rankLeft - rankRight;
  }
  return left < right ? -1 : 1;
}

function orderKeys(_key: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => compareKeys(left, right)))
    : value;
}

/**
 * run.json: the comparison with its facts of machine and wall clock under `environment` and nowhere else, so
 * that all else of a simulation repeats bit for bit. The order of the keys does not depend on how the arguments
 * were built.
 */
export const runJson = defineTextFormat({
  id: 'run-json',
  family: 'json',
  fileName: 'run.json',
  summary:
    'the whole run but for the single deliveries, in JSON, with the scenario’s text and the environment',
  question: 'How exactly did this run come about? Also what `push-vs-poll report` renders again.',
  columns: [],
  renderText: ({ comparison, environment }) =>
    `${JSON.stringify({ ...comparison, environment }, orderKeys, 2)}\n`,
});
