import type { Contrast } from '../../analyse/comparison.js';
import type { ContrastMetric } from '../../core/contrast.js';

/** What a metric is called, and what having less or more of it is. */
interface Wording {
  readonly name: string;
  readonly less: string;
  readonly more: string;
}

const speed = { less: 'faster', more: 'slower' } as const;
const freshness = { less: 'fresher', more: 'staler' } as const;

const wordings: Readonly<Record<ContrastMetric, Wording>> = {
  latency_mean_ms: { name: 'latency mean', ...speed },
  latency_p50_ms: { name: 'latency p50', ...speed },
  latency_p99_ms: { name: 'latency p99', ...speed },
  age_mean_ms: { name: 'mean age', ...freshness },
  stale_share: { name: 'time stale', ...freshness },
  read_latency_mean_ms: { name: 'read latency', ...speed },
  stale_read_share: { name: 'stale reads', less: 'fewer', more: 'more' },
  read_age_mean_ms: { name: 'age at read', ...freshness },
  requests_total: { name: 'requests', less: 'fewer', more: 'more' },
  bytes_per_event: { name: 'bytes', less: 'fewer', more: 'more' },
  source_cpu_ms: { name: 'source CPU', less: 'less', more: 'more' },
  consumer_cpu_ms: { name: 'consumer CPU', less: 'less', more: 'more' },
};

/** What a metric is called in contrasts. */
export function contrastName(metric: ContrastMetric): string {
  return wordings[metric].name;
}

/** The verdict: `faster`, `slower`, `no difference this run can show`, or why there is none. */
export function verdictInWords({ metric, verdict }: Pick<Contrast, 'metric' | 'verdict'>): string {
  switch (verdict) {
    case 'less':
      return wordings[metric].less;
    case 'more':
      return wordings[metric].more;
    case 'no-difference':
      return 'no difference this run can show';
    case 'too-few-trials':
      return 'too few trials for a verdict';
    case 'events-lost':
      return 'not compared, since events were lost';
    default:
      return verdict satisfies never;
  }
}

/** The verdict with how many times: `faster: 250 times (192–333)`. */
export function contrastInWords(contrast: Contrast): string {
  return `${verdictInWords(contrast)}: ${timesInWords(contrast)}`;
}

/** `0.40 (0.38–0.43)`; a bound or ratio without a number reads ∞. */
export function ratioInWords({ ratio, interval }: Pick<Contrast, 'ratio' | 'interval'>): string {
  const middle = significant(ratio);
  return interval === null
    ? middle
    : `${middle} (${significant(interval.low)}–${significant(interval.high)})`;
}

/**
 * How many times, with the interval: `159 times (134–225)` where a verdict says of what, else the ratio itself:
 * `1.02 (0.97–1.05)`. Where one of both is 0, no number says it.
 */
export function timesInWords({
  ratio,
  interval,
  verdict,
}: Pick<Contrast, 'ratio' | 'interval' | 'verdict'>): string {
  if (ratio === 0 || ratio === null) {
    return ratio === 0 ? 'at 0, the other is not' : 'the other is at 0';
  }
  if (verdict !== 'less' && verdict !== 'more') {
    return ratioInWords({ ratio, interval });
  }
  const turned = verdict === 'less' ? turnAround(ratio, interval) : { ratio, interval };
  const [figure, ...bounds] = ratioInWords(turned).split(' ');
  return [figure, 'times', ...bounds].join(' ');
}

/** The same, seen from the other side. */
function turnAround(ratio: number, interval: Contrast['interval']): Pick<Contrast, 'ratio' | 'interval'> {
  return {
    ratio: 1 / ratio,
    interval: interval && { low: invert(interval.high), high: invert(interval.low) },
  };
}

/** Null stands for infinity. */
function invert(bound: number | null): number | null {
  return bound === null ? 0 : bound === 0 ? null : 1 / bound;
}

/** Three significant digits where they are decimals, whole from 100 on, without an exponent. */
function significant(ratio: number | null): string {
  if (ratio === null) {
    return '∞';
  }
  if (ratio >= 99.95) {
    return ratio.toFixed(0);
  }
  if (ratio >= 0.0995 || ratio === 0) {
    return ratio === 0 ? '0' : ratio.toFixed(ratio >= 9.995 ? 1 : 2);
  }
  const decimals = Math.min(8, 1 - Math.floor(Math.log10(ratio)) + 1);
  return ratio < 5e-9 ? '<0.00000001' : ratio.toFixed(decimals);
}
