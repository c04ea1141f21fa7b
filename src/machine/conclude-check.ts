import type { ProbeRecord } from '../core/machine-check.js';

/**
 * Of what the generator gets out of an idle server: the real source and receiver do more per request, and share the
 * processors with everything else of a run.
 */
const usableShare = 0.25;

/**
 * Which latencies and rates can be trusted here, in sentences. What was not measured is not spoken of.
 *
 * A push's latency holds the exchange itself and the timer that emitted the event, so that differences below the sum
 * of both cannot be told from the machine's own.
 */
export function concludeCheck(records: readonly ProbeRecord[]): readonly string[] {
  const figure = (name: string): number | null => {
    const holder = records.find((record) => record.state === 'measured' && name in record.figures);
    return holder?.state === 'measured' ? (holder.figures[name] ?? null) : null;
  };
  const floorUs = figure('post_spaced_p50_us');
  const lateUs = figure('timer_late_p95_us');
  const perSecond = figure('autocannon_posts_per_second');
  const linkUs = figure('link_error_p95_us');
  const isAgreed = figure('clock_order_violations_count') ?? 0;
  return [
    ...(isAgreed === 0 ? [] : ['No latency can be trusted: the clocks of two processes disagree.']),
    ...(floorUs === null || lateUs === null
      ? []
      : [
          `Latencies are the strategy’s from ${inMs(floorUs + lateUs)} on; a difference smaller than that may be the machine’s (floor ${inMs(floorUs)}, timers ${inMs(lateUs)}).`,
        ]),
    ...(perSecond === null
      ? []
      : [
          `Up to about ${roundDown(perSecond * usableShare)} requests a second of all strategies’ traffic can be trusted; \`push-vs-poll capacity\` measures a scenario’s own limit.`,
        ]),
    ...(linkUs === null
      ? []
      : [`Emulated links add up to ${inMs(Math.max(0, linkUs))} of their own each way.`]),
  ];
}

/** Two digits, downwards: more would pretend to know. */
function roundDown(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.floor(value / unit) * unit;
}

function inMs(us: number): string {
  return `${Number((us / 1_000).toPrecision(2))} ms`;
}
