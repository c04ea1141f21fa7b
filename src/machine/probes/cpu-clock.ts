import { judgeFigure, type Probe } from './contract.js';

/** CPU times are printed in milliseconds with three digits; a window of ten seconds costs some tens of them. */
const goodUpToUs = 1_000;
/** A kernel that charges by its tick counts in steps of 4 or 10 ms: a quiet process costs less than that. */
const poorFromUs = 4_000;

const spinMs = { brief: 20, quick: 50, full: 200 } as const;

/** How finely the operating system counts the CPU time that it charges a process with. */
export const cpuClock: Probe = {
  id: 'cpu-clock',
  title: 'CPU clock resolution',
  isBrief: true,
  measure: async (depth) => {
    const stepUs = smallestStepUs(spinMs[depth]);
    const steps = stepUs === null ? `longer than ${spinMs[depth]} ms` : `${stepUs} µs`;
    return {
      figures: { cpu_clock_step_us: stepUs },
      verdicts: [
        judgeFigure(
          stepUs ?? Number.POSITIVE_INFINITY,
          { goodUpTo: goodUpToUs, poorFrom: poorFromUs },
          {
            good: `CPU times are exact enough for short runs: the system counts them in steps of ${steps}.`,
            fair: `CPU times of short, quiet runs are coarse: the system counts them in steps of ${steps}.`,
            poor: `CPU times mean little in short or quiet runs: the system counts them in steps of ${steps}.`,
          },
        ),
      ],
    };
  },
};

/** The smallest step seen while computing for so long; null where there was none. */
function smallestStepUs(forMs: number): number | null {
  const untilNs = process.hrtime.bigint() + BigInt(forMs) * 1_000_000n;
  let smallestUs: number | null = null;
  let lastUs = readCpuUs();
  while (process.hrtime.bigint() < untilNs) {
    const nowUs = readCpuUs();
    const stepUs = nowUs - lastUs;
    if (stepUs > 0 && (smallestUs === null || stepUs < smallestUs)) {
      smallestUs = stepUs;
    }
    lastUs = nowUs;
  }
  return smallestUs;
}

function readCpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
