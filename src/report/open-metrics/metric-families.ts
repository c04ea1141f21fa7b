import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import {
  type MetricDefinition,
  type MetricName,
  type MetricUnit,
  metricCatalogue,
} from '../../core/metric-catalogue.js';
import type { Labels, MetricFamily, Sample } from './metric-family.js';
import { summarisedMetrics } from './summary-families.js';

const familyPrefix = 'push_vs_poll';

interface UnitRule {
  /** What adds up over trials is a counter. */
  readonly type: 'counter' | 'gauge';
  readonly base: MetricFamily['unit'];
  /** How many of the metric's unit are one of the base unit. */
  readonly perBase: number;
}

const plainGauge: UnitRule = { type: 'gauge', base: null, perBase: 1 };

const rules: Readonly<Record<MetricUnit, UnitRule>> = {
  count: { type: 'counter', base: null, perBase: 1 },
  bytes: { type: 'counter', base: 'bytes', perBase: 1 },
  ms: { type: 'gauge', base: 'seconds', perBase: 1_000 },
  share: { type: 'gauge', base: 'ratio', perBase: 1 },
  per_second: plainGauge,
  per_event: plainGauge,
};

/** What is counted per event has the unit of what is counted. */
function ruleOf({ name, unit }: MetricDefinition): UnitRule {
  if (unit === 'per_event' && name.includes('_ms_')) {
    return rules.ms;
  }
  return unit === 'per_event' && name.startsWith('bytes_') ? { ...rules.bytes, type: 'gauge' } : rules[unit];
}

/** The metric's name without its unit, then the base unit, where OpenMetrics wants it: at the end. */
function familyName(metric: MetricDefinition, part: '' | '_median' | '_interval'): string {
  const { base } = ruleOf(metric);
  const stem = metric.name.replace(/_(ms|share|total)(?=_|$)/, '').replace(/^bytes_/, 'traffic_');
  return `${familyPrefix}_${stem}${part}${base === null ? '' : `_${base}`}`;
}

/** Division by a thousand leaves digits behind that no measurement has. */
function inBaseUnit(value: number, { perBase }: UnitRule): number {
  return Number((value / perBase).toPrecision(15));
}

type LabelsOf = (row: ComparisonRow) => Labels;

/** A family for each metric that has a value, but for those of which the summaries are made. */
export function listMetricFamilies({ rows }: Comparison, labelsOf: LabelsOf): readonly MetricFamily[] {
  return metricCatalogue
    .filter(({ name }) => !summarisedMetrics.has(name))
    .map((metric) => {
      const rule = ruleOf(metric);
      const suffix = rule.type === 'counter' ? '_total' : '';
      return {
        name: familyName(metric, ''),
        type: rule.type,
        unit: rule.base,
        help: metric.meaning,
        samples: rows.flatMap((row): Sample[] => {
          const value = row.metrics[metric.name];
          return value === null ? [] : [{ suffix, labels: labelsOf(row), value: inBaseUnit(value, rule) }];
        }),
      };
    });
}

/** A family for the median over the trials of each metric that has one. */
export function listMedianFamilies({ rows }: Comparison, labelsOf: LabelsOf): readonly MetricFamily[] {
  return metricCatalogue.map((metric) => ({
    name: familyName(metric, '_median'),
    type: 'gauge',
    unit: ruleOf(metric).base,
    help: `Median over the trials: ${metric.meaning}`,
    samples: rows.flatMap((row): Sample[] => {
      const median = row.medians[metric.name];
      return median === undefined
        ? []
        : [{ suffix: '', labels: labelsOf(row), value: inBaseUnit(median, ruleOf(metric)) }];
    }),
  }));
}

/** A family for the interval of each metric that has one. */
export function listIntervalFamilies({ rows }: Comparison, labelsOf: LabelsOf): readonly MetricFamily[] {
  return metricCatalogue.map((metric) => ({
    name: familyName(metric, '_interval'),
    type: 'gauge',
    unit: ruleOf(metric).base,
    help: `95 % confidence interval of the median over the trials: ${metric.meaning}`,
    samples: rows.flatMap((row) => boundsOf(row, metric.name, labelsOf(row), ruleOf(metric))),
  }));
}

function boundsOf(row: ComparisonRow, name: MetricName, labels: Labels, rule: UnitRule): readonly Sample[] {
  const interval = row.intervals[name];
  return interval === undefined
    ? []
    : (['low', 'high'] as const).map((bound) => ({
        suffix: '',
        labels: { ...labels, bound },
        value: inBaseUnit(interval[bound], rule),
      }));
}
