import { stringify } from 'yaml';
import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { escapeMarkdown, fencedBlock } from '../markdown-text.js';
import { isMarked } from '../notes.js';
import { readableExpectation } from '../readable-expectation.js';

/** How far above the figure of this run a threshold stands: room for another day and another machine. */
const headroom: readonly { readonly metric: MetricName; readonly factor: number }[] = [
  { metric: 'latency_p50_ms', factor: 2 },
  { metric: 'latency_p99_ms', factor: 2 },
  { metric: 'read_age_mean_ms', factor: 2 },
  { metric: 'read_latency_mean_ms', factor: 2 },
  { metric: 'requests_per_event', factor: 1.25 },
];

/** What must not happen at all, where the strategy has such a figure. */
const neverMetrics: readonly MetricName[] = ['events_lost', 'duplicates_applied', 'reads_failed'];

/** A threshold in milliseconds is this at least: less would hold of no network. */
const leastBoundMs = 1;

/**
 * How to find out later whether the decision still holds: thresholds for the proposed strategy, as a scenario takes
 * them, and what became of those that it has.
 * @param row null where nothing is proposed
 */
export function renderConfirmation(comparison: Comparison, row: ComparisonRow | null): string {
  const thresholds = row === null ? { events_lost: 0 } : listThresholds(comparison, row);
  const explanation =
    row === null
      ? 'Whatever is decided, no event may be lost. In the scenario, so that `push-vs-poll run` exits with 1 when it is:'
      : 'Add these thresholds to the scenario: `push-vs-poll run` exits with 1 when one is missed. They stand at twice ' +
        'the latencies of this run and a quarter above its requests; set them to what the consumer needs.';
  const origin =
    row !== null && comparison.world === 'virtual'
      ? [
          'They come from a simulation, without the time that real sockets take: measure before relying on them.',
        ]
      : [];
  return [
    ...listJudged(comparison),
    ...(Object.keys(thresholds).length === 0
      ? []
      : [
          [explanation, ...origin].join(' '),
          fencedBlock(stringify({ expect: thresholds }, { lineWidth: 0 }), 'yaml'),
        ]),
  ].join('\n\n');
}

/** Keys that the scenario has already are left out: it would refuse to have them twice. */
function listThresholds(
  { expectations }: Comparison,
  row: ComparisonRow,
): Readonly<Record<string, string | number>> {
  const never = neverMetrics
    .filter((metric) => row.metrics[metric] !== null)
    .map((metric) => [`${row.label}.${metric}`, 0] as const);
  const bounds = headroom.flatMap(({ metric, factor }) => {
    const value = row.metrics[metric];
    const bound = value === null || isMarked(row, [metric]) ? null : boundFor(metric, value * factor);
    return bound === null ? [] : [[`${row.label}.${metric}`, `<= ${bound}`] as const];
  });
  const known = new Set(expectations.map(({ key }) => key));
  return Object.fromEntries([...never, ...bounds].filter(([key]) => !known.has(key)));
}

/** Rounded up to two digits; null where a bound of nothing would say nothing. */
function boundFor(metric: MetricName, value: number): number | null {
  const least = metric.endsWith('_ms') ? leastBoundMs : 0;
  const bound = Math.max(least, value);
  if (bound === 0) {
    return null;
  }
  const step = 10 ** (Math.floor(Math.log10(bound)) - 1);
  return Number((Math.ceil(bound / step - 1e-9) * step).toPrecision(2));
}

function listJudged({ expectations }: Comparison): readonly string[] {
  const lines = expectations.map(readableExpectation).map(({ word, condition, figure, remark }) => {
    const found = [figure === null ? null : `found ${figure}`, remark]
      .filter((part) => part !== null)
      .join('; ');
    return `* ${word}: ${escapeMarkdown(condition)}${found === '' ? '' : ` (${escapeMarkdown(found)})`}`;
  });
  return lines.length === 0 ? [] : [`What the scenario expects already:\n\n${lines.join('\n')}`];
}
