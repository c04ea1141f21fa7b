import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { isAboutEqual } from '../../core/words/ratio-in-words.js';
import { escapeMarkdown } from '../markdown-text.js';
import { consumerNumbers } from '../ranking/rank-strategies.js';
import { readableCount } from '../readable-metric.js';
import { besideInWords, figureInWords } from './figure-in-words.js';
import { type RecordMetric, recordMetrics } from './record-metrics.js';

/** What speaks for an option or against it, in the words of MADR. */
interface Argument {
  readonly kind: 'Good' | 'Neutral' | 'Bad';
  /** Markdown; what follows `because`. */
  readonly text: string;
}

const kinds = ['Good', 'Neutral', 'Bad'] as const;

/**
 * A Markdown list of what speaks for a strategy, what is neither, and what speaks against it: each of its figures,
 * held against those of its peers. A figure that all of them share says nothing, and is left out.
 * @param peers the strategies that can be compared; without the strategy itself among them, its figures are not ranked
 */
export function listArguments(
  comparison: Comparison,
  row: ComparisonRow,
  peers: readonly ComparisonRow[],
): string {
  const found = [
    ...argueDeliveries(row),
    ...recordMetrics.flatMap((metric) => argueFigure(comparison, row, peers, metric) ?? []),
  ];
  return kinds
    .flatMap((kind) => found.filter((argument) => argument.kind === kind))
    .map(({ kind, text }) => `* ${kind}, because ${text}`)
    .join('\n');
}

function argueDeliveries({ metrics }: ComparisonRow): readonly Argument[] {
  const {
    events_lost: lost,
    deliveries_expected: expected,
    reads_failed: failed,
    reads_total: reads,
  } = metrics;
  const deliveries: Argument[] =
    lost === null || expected === null || expected === 0
      ? []
      : lost === 0
        ? [{ kind: 'Good', text: `all ${readableCount(expected)} deliveries were made.` }]
        : [
            {
              kind: 'Bad',
              text: `${readableCount(lost)} of ${readableCount(expected)} deliveries were lost; its latencies are those of the others.`,
            },
          ];
  const unanswered: Argument[] =
    failed === null || reads === null || failed === 0
      ? []
      : [{ kind: 'Bad', text: `${readableCount(failed)} of ${readableCount(reads)} reads had no answer.` }];
  return [...deliveries, ...unanswered];
}

/** Null where the strategy has no such figure, where its sample cannot support it, or where it is the same for all. */
function argueFigure(
  comparison: Comparison,
  row: ComparisonRow,
  peers: readonly ComparisonRow[],
  { name, words }: RecordMetric,
): Argument | null {
  const { world, rows } = comparison;
  const value = row.metrics[name];
  if (value === null || isUnsupported(row, name)) {
    return null;
  }
  const ranked = peers
    .flatMap((peer) => ({ peer, value: peer.metrics[name] }))
    .flatMap((one) => (one.value === null ? [] : [{ peer: one.peer, value: one.value }]))
    .toSorted((left, right) => left.value - right.value);
  const [least, most] = [ranked[0], ranked.at(-1)];
  const figure = `${figureInWords(row, name)}${besideInWords(world, row, name)}`;
  if (isCpu(name) && !isDecided(comparison, row, name)) {
    return {
      kind: 'Neutral',
      text: `by ${words} it stands at ${figure}, unranked: too few trials to tell from chance.`,
    };
  }
  if (!peers.includes(row) || least === undefined || most === undefined || ranked.length < 2) {
    return { kind: 'Neutral', text: `by ${words} it stands at ${figure}, unranked.` };
  }
  if (isAboutEqual(least.value, most.value)) {
    return null;
  }
  const nameOf = ({ peer }: typeof least) => `${escapeMarkdown(peer.label)} has ${figureInWords(peer, name)}`;
  const equals = consumerNumbers(rows).length > 1 ? ' with as many consumers' : '';
  const field = `of ${ranked.length} options${equals}`;
  if (isAboutEqual(value, least.value)) {
    const place = isAlone(value, ranked) ? 'the best' : 'among the best';
    return { kind: 'Good', text: `by ${words} it is ${place} ${field}: ${figure}; ${nameOf(most)}.` };
  }
  if (isAboutEqual(value, most.value)) {
    const place = isAlone(value, ranked) ? 'the worst' : 'among the worst';
    return { kind: 'Bad', text: `by ${words} it is ${place} ${field}: ${figure}; ${nameOf(least)}.` };
  }
  const text = `by ${words} it is in the middle: ${figure}; ${nameOf(least)}, ${nameOf(most)}.`;
  return { kind: 'Neutral', text };
}

/** CPU time varies from run to run more than counts and waits do. */
function isCpu(name: MetricName): boolean {
  return name.includes('_cpu_');
}

/** Whether there are enough trials to tell this strategy's CPU time from that of others. */
function isDecided({ contrasts }: Comparison, { label }: ComparisonRow, name: MetricName): boolean {
  return contrasts.some(
    (contrast) =>
      name.startsWith(contrast.metric) &&
      (contrast.label === label || contrast.against === label) &&
      contrast.interval !== null,
  );
}

/** Whether no other figure is about equal to this one. */
function isAlone(value: number, ranked: readonly { readonly value: number }[]): boolean {
  return ranked.filter((other) => isAboutEqual(value, other.value)).length === 1;
}

function isUnsupported({ warnings }: ComparisonRow, name: MetricName): boolean {
  return warnings.some(({ code, metrics }) => code === 'few-samples' && metrics.includes(name));
}
