import { judgeFigure, type Probe } from './contract.js';

/** Latencies are kept in whole microseconds: a clock that steps further than that is the coarser of the two. */
const goodUpToNs = 1_000;
/** A tenth of a millisecond is a tenth of what a transit on the loopback takes. */
const poorFromNs = 100_000;

const reads = { brief: 20_000, quick: 100_000, full: 400_000 } as const;

/** How finely this process's clock counts, and what it costs to read it. */
export const clock: Probe = {
  id: 'clock',
  title: 'clock resolution',
  isBrief: true,
  measure: async (depth) => {
    const howMany = reads[depth];
    let smallestStepNs = Number.POSITIVE_INFINITY;
    const startNs = process.hrtime.bigint();
    let lastNs = startNs;
    for (let read = 0; read < howMany; read += 1) {
      const nowNs = process.hrtime.bigint();
      const stepNs = Number(nowNs - lastNs);
      if (stepNs > 0 && stepNs < smallestStepNs) {
        smallestStepNs = stepNs;
      }
      lastNs = nowNs;
    }
    const clockReadNs = Math.round(Number(lastNs - startNs) / howMany);
    const steps = `the clock’s smallest step is ${smallestStepNs} ns`;
    return {
      figures: { clock_step_ns: smallestStepNs, clock_read_ns: clockReadNs },
      verdicts: [
        judgeFigure(
          smallestStepNs,
          { goodUpTo: goodUpToNs, poorFrom: poorFromNs },
          {
            good: `Latencies are exact to the microsecond in which they are kept: ${steps}.`,
            fair: `Latencies are no finer than ${smallestStepNs / 1_000} µs: ${steps}.`,
            poor: `Latencies below a millisecond mean nothing here: ${steps}.`,
          },
        ),
      ],
    };
  },
};
