import { describeStep } from './describe-progress.js';
import { createStepFollower } from './follow-steps.js';
import type { ProgressDisplay, ProgressOutput } from './progress-display.js';

/** A log should tell that a run is alive, and be readable afterwards. */
const quietMs = 5_000;

/**
 * Shows progress as lines, for logs: each trial's start and end, and in between one line every 5 s at most,
 * about all trials that are under way together.
 */
export function createPlainProgress({ write, nowMs }: ProgressOutput): ProgressDisplay {
  const follower = createStepFollower();
  let lastLineMs = nowMs();

  function writeLine(text: string): void {
    lastLineMs = nowMs();
    write(`${text}\n`);
  }

  return {
    onProgress: (progress) => {
      const step = describeStep(progress.step);
      const underWay = follower.follow(progress);
      switch (progress.kind) {
        case 'trial-started':
          writeLine(`${step}: started`);
          break;
        case 'trial-ended':
          writeLine(`${step}: ${progress.state}`);
          break;
        case 'trial-counts':
          if (nowMs() - lastLineMs >= quietMs) {
            writeLine(underWay);
          }
          break;
        default:
          progress satisfies never;
      }
    },
    end: () => undefined,
  };
}
