import { trustBounds } from '../../core/trust-bounds.js';
import { durationInWords } from '../../core/words/duration-in-words.js';
import { type FigureCheck, warn } from './figures.js';

/** A source that could not keep its own schedule. In virtual time there is no such thing. */
export const emissionLate: FigureCheck = ({ world, metrics }) => {
  const lateMs = metrics.emission_late_p99_ms;
  if (world === 'virtual' || lateMs === null || lateMs <= trustBounds.emissionLateMs) {
    return null;
  }
  return warn(
    'emission-late',
    [],
    `This machine emitted events late: 1 % of them by ${durationInWords(lateMs)} or more. Latency counts from the ` +
      'scheduled instant, so it includes this delay, and so do age and stale share. Close other programs, lower the rate, or use fewer consumers.',
  );
};
