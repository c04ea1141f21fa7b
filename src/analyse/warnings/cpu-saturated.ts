import { trustBounds } from '../../core/trust-bounds.js';
import { joinWords } from '../../core/words/join-words.js';
import { type FigureCheck, warn } from './figures.js';

/** A process that was busy all the time: its latencies are those of its queue. */
export const cpuSaturated: FigureCheck = ({ metrics }) => {
  const shares = [
    { who: 'the source', share: metrics.source_cpu_share ?? 0 },
    { who: 'the consumers', share: metrics.consumer_cpu_share ?? 0 },
  ];
  const saturated = shares.filter(({ share }) => share > trustBounds.cpuShare);
  if (saturated.length === 0) {
    return null;
  }
  const loads = saturated.map(({ who, share }) => `${Math.round(share * 100)} % for ${who}`);
  return warn(
    'cpu-saturated',
    [],
    `A process was at its limit during the window (processor load ${joinWords(loads)}), so all its figures show this ` +
      'machine rather than the strategy. Lower the rate, or use fewer consumers or a faster machine.',
  );
};
