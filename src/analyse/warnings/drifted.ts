import { deliveryLatencies } from '../../core/delivery-latencies.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { joinWords } from '../../core/words/join-words.js';
import { type Drift, findDrifts } from '../drift/find-drifts.js';
import { type FigureCheck, warn } from './figures.js';

interface Touched {
  readonly words: string;
  readonly metrics: readonly MetricName[];
}

/** What is known to have drifted, in words, and all that moves with it. */
const touchedBy: Partial<Record<MetricName, Touched>> = {
  latency_p50_ms: {
    words: 'the median latency',
    metrics: [...deliveryLatencies, 'age_mean_ms', 'age_peak_ms', 'stale_share'],
  },
  read_latency_p50_ms: {
    words: 'the median read latency',
    metrics: ['read_latency_mean_ms', 'read_latency_p50_ms', 'read_latency_p99_ms'],
  },
  source_cpu_ms_per_event: {
    words: 'the source’s CPU time per event',
    metrics: ['source_cpu_ms', 'source_cpu_ms_per_event', 'source_cpu_share'],
  },
  consumer_cpu_ms_per_event: {
    words: 'the consumers’ CPU time per event',
    metrics: ['consumer_cpu_ms', 'consumer_cpu_ms_per_event', 'consumer_cpu_share'],
  },
};

/**
 * Trials that were no repetitions of each other: what changed from one to the next was the machine. Virtual time has
 * nothing that could warm up.
 */
export const drifted: FigureCheck = ({ world, trials }) => {
  const drifts = world === 'virtual' ? [] : findDrifts(trials);
  if (drifts.length === 0) {
    return null;
  }
  const touched = drifts.flatMap(({ metric }) => touchedBy[metric]?.metrics ?? []);
  return warn(
    'drifted',
    touched,
    `From the first of ${trials.length} trials to the last, ${joinWords(drifts.map(inWords))}. That is more than chance ` +
      'does, so the trials are no repetitions of each other, and medians and intervals over them describe none of them. ' +
      'Lengthen the warm-up (--set warm-up=10s), close other programs, and measure again.',
  );
};

function inWords({ metric, change }: Drift): string {
  const verb = change > 0 ? 'rose' : 'fell';
  return `${touchedBy[metric]?.words ?? metric} ${verb} by ${Math.round(Math.abs(change) * 100)} %`;
}
