import { readFile } from 'node:fs/promises';
import { cpus, loadavg, platform } from 'node:os';
import type { ProbeVerdict } from '../../core/machine-check.js';
import { nearestRank } from '../../measure/nearest-rank.js';
import { readProcessorTime, stolenShare } from '../../worlds/live/processor-time.js';
import { judgeFigure, type Probe } from './contract.js';

/** Source, consumers and the controller: with fewer, one waits while another one works. */
const coresNeeded = 2;
/** The same work takes up to a tenth longer when a processor changes its frequency a little. */
const goodUpToSpread = 0.1;
const poorFromSpread = 0.5;
/** What other guests of the host take away: a hundredth shows in p99. */
const goodUpToSteal = 0.01;
const poorFromSteal = 0.1;

const rounds = { brief: 20, quick: 60, full: 200 } as const;
const workPerRound = 400_000;

/** How many processors there are, whether they keep their speed, and whether somebody else takes their time. */
export const processor: Probe = {
  id: 'processor',
  title: 'cores and their speed',
  isBrief: true,
  measure: async (depth) => {
    const before = await readProcessorTime();
    const spread = measureSpread(rounds[depth]);
    const stolen = stolenShare(before, await readProcessorTime());
    const governor = await readGovernor();
    const cores = cpus().length;
    return {
      figures: {
        cores_count: cores,
        speed_spread_share: Number(spread.toFixed(3)),
        steal_share: stolen === null ? null : Number(stolen.toFixed(4)),
        load_average_count: platform() === 'win32' ? null : Number((loadavg()[0] ?? 0).toFixed(2)),
      },
      verdicts: [
        judgeCores(cores),
        judgeSpread(spread, governor),
        ...(stolen === null ? [] : [judgeSteal(stolen)]),
      ],
    };
  },
};

/** How much longer the slow rounds (p90) of the same work took than the fastest one, as a share. */
function measureSpread(howMany: number): number {
  const tookNs = Array.from({ length: howMany }, () => {
    const startNs = process.hrtime.bigint();
    let sum = 0;
    for (let step = 0; step < workPerRound; step += 1) {
      sum = (sum * 31 + step) % 1_000_003;
    }
    return Number(process.hrtime.bigint() - startNs) + (sum < 0 ? 1 : 0);
  });
  const fastestNs = Math.min(...tookNs);
  return (nearestRank(tookNs, 0.9) ?? fastestNs) / fastestNs - 1;
}

/** How the kernel chooses the frequency; null where it does not tell. */
async function readGovernor(): Promise<string | null> {
  const path = '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor';
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trim() === '' ? null : text.trim();
}

function judgeCores(cores: number): ProbeVerdict {
  return cores >= coresNeeded
    ? { state: 'good', text: `Source and consumers each have a core: there are ${cores}.` }
    : { state: 'poor', text: 'Source and consumers share one core: each delays the other.' };
}

function judgeSpread(spread: number, governor: string | null): ProbeVerdict {
  const told =
    governor === null ? 'how the frequency is chosen is not told' : `the governor is "${governor}"`;
  const figure = `the same work takes up to ${(spread * 100).toFixed(0)} % longer (p90); ${told}`;
  return judgeFigure(
    spread,
    { goodUpTo: goodUpToSpread, poorFrom: poorFromSpread },
    {
      good: `The processor keeps its speed: ${figure}.`,
      fair: `The processor changes its speed, or is shared: ${figure}. CPU figures vary by as much.`,
      poor: `The processor’s speed changes a lot, or other programs take its time: ${figure}. Close them, and compare no CPU figures until this is better.`,
    },
  );
}

function judgeSteal(share: number): ProbeVerdict {
  const figure = `${(share * 100).toFixed(1)} % of the processors’ time went to others on the host`;
  return judgeFigure(
    share,
    { goodUpTo: goodUpToSteal, poorFrom: poorFromSteal },
    {
      good: `The host takes nothing away: ${figure}.`,
      fair: `The host is shared: ${figure}. High percentiles carry that.`,
      poor: `The host is overbooked: ${figure}. Measure elsewhere, or at another time.`,
    },
  );
}
