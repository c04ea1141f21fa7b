import type { LossContrast, MetricContrast } from '../../analyse/between-runs/runs-comparison.js';
import type { RunVerdict } from '../../core/between-runs.js';
import { type ContrastMetric, contrastMetrics } from '../../core/contrast.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { noValue, readableCount, readableMetric } from '../readable-metric.js';
import { contrastName, ratioInWords } from '../repetition/contrast-in-words.js';

/** A row of the tables for people. */
export interface ContrastCells {
  readonly metric: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly ratio: string;
  readonly verdict: string;
  /** How the verdict is to be shown. */
  readonly mood: 'bad' | 'good' | 'plain' | 'unjudged';
}

const verdictWords: Readonly<Record<RunVerdict, string>> = {
  better: 'better',
  'no-difference': 'no difference these runs can show',
  worse: 'worse, not shown to exceed the tolerance',
  regression: 'REGRESSION',
  'too-few-trials': 'too few trials for a verdict',
  'few-samples': 'too few latencies for a verdict',
  'events-lost': 'not judged: events were lost',
  disturbed: 'not judged: disturbed',
  'no-figure': 'not judged: no such figure',
  'other-consumers': 'not judged: other consumers',
  'other-window': 'not judged: other duration',
};

const moods: Readonly<Partial<Record<RunVerdict, ContrastCells['mood']>>> = {
  better: 'good',
  'no-difference': 'plain',
  worse: 'plain',
  regression: 'bad',
};

/** What a metric is called: in words where contrasts have some for it. */
function metricInWords(metric: MetricName): string {
  const known: ContrastMetric | undefined = contrastMetrics.find((name) => name === metric);
  return known === undefined ? metric : contrastName(known);
}

/** A metric, for a person. */
export function metricCells(contrast: MetricContrast): ContrastCells {
  const { metric, baselineMedian, candidateMedian, verdict } = contrast;
  const hasRatio = baselineMedian !== null && candidateMedian !== null;
  return {
    metric: metricInWords(metric),
    baseline: readableMetric(metric, baselineMedian),
    candidate: readableMetric(metric, candidateMedian),
    ratio: hasRatio ? ratioText(contrast) : noValue,
    verdict: verdictWords[verdict],
    mood: moods[verdict] ?? 'unjudged',
  };
}

/** Where every trial of the baseline had 0, the bounds say nothing more. */
function ratioText(contrast: MetricContrast): string {
  const isUnbounded = contrast.ratio === null && contrast.interval?.low === null;
  return ratioInWords(isUnbounded ? { ratio: null, interval: null } : contrast);
}

const lossNames = { events_lost: 'lost', reads_failed: 'reads failed' } as const;

const lossVerdicts = {
  regression: { verdict: 'REGRESSION: more than before', mood: 'bad' },
  'not-more': { verdict: 'not more than before', mood: 'plain' },
  disturbed: { verdict: verdictWords.disturbed, mood: 'unjudged' },
  'other-consumers': { verdict: verdictWords['other-consumers'], mood: 'unjudged' },
} as const satisfies Record<LossContrast['verdict'], Pick<ContrastCells, 'verdict' | 'mood'>>;

/** What was lost, for a person. */
export function lossCells(loss: LossContrast): ContrastCells {
  const { metric, baselineLost, baselineExpected, candidateLost, candidateExpected, verdict } = loss;
  return {
    metric: lossNames[metric],
    baseline: lostOf(baselineLost, baselineExpected),
    candidate: lostOf(candidateLost, candidateExpected),
    ratio: noValue,
    ...lossVerdicts[verdict],
  };
}

function lostOf(lost: number, expected: number): string {
  return `${readableCount(lost)} of ${readableCount(expected)}`;
}
