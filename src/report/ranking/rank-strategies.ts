import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import { isAboutEqual } from '../../core/words/ratio-in-words.js';
import { type Exclusion, isOfTheRun, listExclusions } from './exclusion.js';

/** What tells how fresh a consumer was: of deliveries, or of the answers to reads. */
export type FreshnessMetric = 'latency_p50_ms' | 'read_age_mean_ms';

/** What sentences and headings call it. */
export const freshnessWords: Readonly<Record<FreshnessMetric, string>> = {
  latency_p50_ms: 'median latency',
  read_age_mean_ms: 'mean age of answers',
};

/** A strategy that can be held against others: it was measured whole and undisturbed, and nothing was lost. */
export interface Contender {
  readonly row: ComparisonRow;
  /** In the ranking's freshness metric. */
  readonly freshnessMs: number;
  readonly requestsPerEvent: number;
}

export interface ExcludedStrategy {
  readonly row: ComparisonRow;
  /** Never empty. */
  readonly because: readonly Exclusion[];
}

/** Who of a run can be held against whom, and who is best among equals. */
export interface Ranking {
  readonly freshness: FreshnessMetric;
  /** In scenario order. */
  readonly contenders: readonly Contender[];
  /** In scenario order. */
  readonly excluded: readonly ExcludedStrategy[];
  /**
   * Those with the least of the freshness metric among equals, several where they are about equal (within 5 %), the
   * least first. Equals have as many consumers: where the numbers differ, each number of consumers has its best ones,
   * in scenario order. Empty where no two equals contend, and where one that was disturbed, failed or was not measured may be
   * better.
   */
  readonly freshest: readonly Contender[];
  /** The same by requests per event. */
  readonly cheapest: readonly Contender[];
}

/**
 * Ranks the strategies of a run by freshness and by cost. Where one of them only answers reads, as `on-demand` does,
 * all are ranked by the age of their answers, else by the median latency of deliveries.
 * @param judge what keeps a strategy out beside what every ranking minds
 */
export function rankStrategies(
  comparison: Comparison,
  judge: (row: ComparisonRow) => readonly Exclusion[] = () => [],
): Ranking {
  const freshness = chooseFreshness(comparison.rows);
  const contenders: Contender[] = [];
  const excluded: ExcludedStrategy[] = [];
  for (const row of comparison.rows) {
    const because = [...listExclusions(comparison, row, [freshness, 'requests_per_event']), ...judge(row)];
    const { [freshness]: freshnessMs, requests_per_event: requestsPerEvent } = row.metrics;
    if (because.length === 0 && freshnessMs !== null && requestsPerEvent !== null) {
      contenders.push({ row, freshnessMs, requestsPerEvent });
    } else {
      excluded.push({ row, because });
    }
  }
  return {
    freshness,
    contenders,
    excluded,
    freshest: listBestOfEquals(contenders, excluded, freshness, ({ freshnessMs }) => freshnessMs),
    cheapest: listBestOfEquals(
      contenders,
      excluded,
      'requests_per_event',
      ({ requestsPerEvent }) => requestsPerEvent,
    ),
  };
}

/** The numbers of consumers of the strategies, each once: with several, only some of them are equals. */
export function consumerNumbers(rows: readonly Pick<ComparisonRow, 'consumers'>[]): readonly number[] {
  return [...new Set(rows.map(({ consumers }) => consumers))];
}

/** Those with as many consumers as that row, itself included where it is among them. */
export function equalsOf<Row extends Pick<ComparisonRow, 'consumers'>>(
  { consumers }: Pick<ComparisonRow, 'consumers'>,
  rows: readonly Row[],
): readonly Row[] {
  return rows.filter((row) => row.consumers === consumers);
}

function listBestOfEquals(
  contenders: readonly Contender[],
  excluded: readonly ExcludedStrategy[],
  metric: FreshnessMetric | 'requests_per_event',
  figureOf: (contender: Contender) => number,
): readonly Contender[] {
  return consumerNumbers(contenders.map(({ row }) => row)).flatMap((consumers) => {
    const best = listBest(
      contenders.filter(({ row }) => row.consumers === consumers),
      figureOf,
    );
    const [first] = best;
    const mayBeBetter = excluded.some(
      ({ row, because }) =>
        row.consumers === consumers &&
        because.some(isOfTheRun) &&
        (row.metrics[metric] ?? 0) <= (first === undefined ? 0 : figureOf(first)),
    );
    return mayBeBetter ? [] : best;
  });
}

function chooseFreshness(rows: readonly ComparisonRow[]): FreshnessMetric {
  const onlyAnswers = rows.some(
    ({ metrics }) => metrics.latency_p50_ms === null && metrics.read_age_mean_ms !== null,
  );
  return onlyAnswers ? 'read_age_mean_ms' : 'latency_p50_ms';
}

function listBest(
  contenders: readonly Contender[],
  figureOf: (contender: Contender) => number,
): readonly Contender[] {
  const [best, ...others] = contenders.toSorted((left, right) => figureOf(left) - figureOf(right));
  return best === undefined || others.length === 0
    ? []
    : [best, ...others.filter((other) => isAboutEqual(figureOf(best), figureOf(other)))];
}
