import type { MachineFigures } from '../../measure/machine-figures.js';
import { measureClockStep } from '../../worlds/live/clock-step.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { readProcessorTime, stolenShare } from '../../worlds/live/processor-time.js';

/** About 3 ms, before the trial's processes are started. */
const clockReads = 20_000;

export interface MachineWatch {
  /** The window follows the warm-up, which begins at `startUs`. */
  begin(startUs: number): void;
  /** What the machine did in the window; of one that was cut short, what can be told without it. */
  end(): Promise<Pick<MachineFigures, 'stolenShare' | 'clockStepNs'>>;
}

/** Watches the machine as a whole over a trial's window, from the controller: no process of the trial pays for it. */
export function watchMachine(window: {
  readonly warmUpUs: number;
  readonly durationUs: number;
}): MachineWatch {
  const { stepNs } = measureClockStep(clockReads);
  const ending = new AbortController();
  let stolen: Promise<number | null> = Promise.resolve(null);
  const watch = async (fromUs: number, untilUs: number): Promise<number | null> => {
    await liveClock.sleepUntil(fromUs, ending.signal);
    const before = await readProcessorTime();
    await liveClock.sleepUntil(untilUs, ending.signal);
    return ending.signal.aborted ? null : stolenShare(before, await readProcessorTime());
  };
  return {
    begin: (startUs) => {
      const fromUs = startUs + window.warmUpUs;
      stolen = watch(fromUs, fromUs + window.durationUs);
    },
    end: async () => {
      ending.abort();
      return { stolenShare: await stolen, clockStepNs: stepNs };
    },
  };
}
