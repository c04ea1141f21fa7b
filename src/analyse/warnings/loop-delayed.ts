import { trustBounds } from '../../core/trust-bounds.js';
import { durationInWords } from '../../core/words/duration-in-words.js';
import { joinWords } from '../../core/words/join-words.js';
import { type FigureCheck, warn } from './figures.js';

/** A process that did what was due late, whatever kept it. In virtual time there is no such thing. */
export const loopDelayed: FigureCheck = ({ world, metrics }) => {
  const delayed = [
    { who: 'the source', delayMs: metrics.source_loop_delay_p99_ms ?? 0 },
    { who: 'the consumers', delayMs: metrics.consumer_loop_delay_p99_ms ?? 0 },
  ].filter(({ delayMs }) => delayMs > trustBounds.loopDelayMs);
  if (world === 'virtual' || delayed.length === 0) {
    return null;
  }
  const delays = delayed.map(({ who, delayMs }) => `${durationInWords(delayMs)} for ${who}`);
  return warn(
    'loop-delayed',
    [],
    `A process did 1 % or more of what was due late (event-loop delay p99: ${joinWords(delays)}), because it was busy or ` +
      'was not given a processor. Latency, age and stale share include this delay. Close other programs, lower the ' +
      'rate, or use fewer consumers or a faster machine.',
  );
};
