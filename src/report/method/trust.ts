import { trustBounds } from '../../core/trust-bounds.js';
import type { MethodSection } from './method-section.js';

const { emissionLateMs, loopDelayMs, cpuShare, stealShare } = trustBounds;

const perCent = (share: number): string => `${share * 100} %`;

export const trust: MethodSection = {
  title: 'When a run is called disturbed',
  body: `A strategy is not trusted, in any output, when its machine

- emitted events more than ${emissionLateMs} ms late (p99): the lateness is part of every latency;
- delayed an event loop by more than ${loopDelayMs} ms (p99);
- kept a process at more than ${perCent(cpuShare)} of a processor;
- gave more than ${perCent(stealShare)} of its processors’ time to others, where the kernel tells (steal time, Linux);
- drifted from trial to trial: with 6 trials or more, a trend in median latency or in CPU time per event that chance makes in
  at most 1 of 100 runs of a strategy (Mann-Kendall, exact distribution), and that comes to more than 5 % from the first trial
  to the last (Theil-Sen).

\`--strict\` makes such a run fail. Other warnings say what the figures cannot tell: percentiles beyond the sample, losses,
duplicates, failed reads, figures near the resolution of the clock. Each names the metrics that it touches.`,
};
