import { measureClockStep } from '../../worlds/live/clock-step.js';
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
    const { stepNs, readNs } = measureClockStep(reads[depth]);
    const steps = `the clock’s smallest step is ${stepNs} ns`;
    return {
      figures: { clock_step_ns: stepNs, clock_read_ns: readNs },
      verdicts: [
        judgeFigure(
          stepNs,
          { goodUpTo: goodUpToNs, poorFrom: poorFromNs },
          {
            good: `Latencies are exact to the microsecond in which they are kept: ${steps}.`,
            fair: `Latencies are no finer than ${stepNs / 1_000} µs: ${steps}.`,
            poor: `Latencies below a millisecond mean nothing here: ${steps}.`,
          },
        ),
      ],
    };
  },
};
