import { joinWords } from '../../core/words/join-words.js';
import { type FigureCheck, warn } from './figures.js';

/** Share of one processor from which on a process, which runs on one thread, is at its limit. */
const saturatedShare = 0.9;

/** A process that was busy all the time: its latencies are those of its queue. */
export const cpuSaturated: FigureCheck = ({ sourceCpuShare, consumerCpuShare }) => {
  const shares = [
    { who: 'the source', share: sourceCpuShare ?? 0 },
    { who: 'the consumers', share: consumerCpuShare ?? 0 },
  ];
  const saturated = shares.filter(({ share }) => share > saturatedShare);
  if (saturated.length === 0) {
    return null;
  }
  const loads = saturated.map(({ who, share }) => `${Math.round(share * 100)} % for ${who}`);
  return warn(
    'cpu-saturated',
    [],
    `A process was at its limit during the window (processor load ${joinWords(loads)}), so the figures show this ` +
      'machine rather than the strategy. Lower the rate, or use fewer consumers or a faster machine.',
  );
};
