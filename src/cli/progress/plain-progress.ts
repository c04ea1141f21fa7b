import { describeStep, describeUnderWay } from './describe-progress.js';
import { createStepFollower } from './follow-steps.js';
import type { ProgressDisplay, ProgressOutput } from './progress-display.js';

/** A log should tell that a run is alive, and be readable afterwards. */
const quietMs = 5_000;

/**
 * Shows progress as lines, for logs: each trial's start and end, and in between one line every 5 s at most,
 * about all trials that are under way together. Of the simulation that follows a live run only the latter.
 */
export function createPlainProgress({ write, nowMs }: ProgressOutput): ProgressDisplay {
  const follower = createStepFollower(nowMs);
  let lastLineMs = nowMs();
  let isLive = false;

  function writeLine(text: string): void {
    lastLineMs = nowMs();
    write(`${text}\n`);
  }

  return {
    onProgress: (progress) => {
      const step = describeStep(progress.step);
      const underWay = follower.follow(progress);
      isLive ||= progress.step.world === 'live';
      const isAside = isLive && progress.step.world === 'virtual';
      switch (progress.kind) {
        case 'trial-started':
          if (!isAside) {
            writeLine(`${step}: started`);
          }
          break;
        case 'trial-ended':
          if (!isAside) {
            writeLine(`${step}: ${progress.state}`);
          }
          break;
        case 'trial-counts':
          if (underWay !== null && nowMs() - lastLineMs >= quietMs) {
            const [{ before, label, after }] = describeUnderWay(underWay);
            writeLine(before + label + after);
          }
          break;
        default:
          progress satisfies never;
      }
    },
    end: () => undefined,
  };
}
