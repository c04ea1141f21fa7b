import { type FigureCheck, warn } from './figures.js';

/** Reads that nobody answered. */
export const readsFailed: FigureCheck = ({ metrics }) => {
  const failed = metrics.reads_failed ?? 0;
  if (failed === 0) {
    return null;
  }
  return warn(
    'reads-failed',
    [
      'reads_failed',
      'read_latency_mean_ms',
      'read_latency_p50_ms',
      'read_latency_p99_ms',
      'stale_read_share',
      'read_age_mean_ms',
    ],
    `${failed} of ${metrics.reads_total} reads got no answer, and what is told of reads is that of the others only. ` +
      'A longer time-out shows whether the answers were merely late.',
  );
};
