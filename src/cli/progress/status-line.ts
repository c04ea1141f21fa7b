import { textWidth } from '../../report/text-width.js';
import { describeStep, describeUnderWay } from './describe-progress.js';
import { fitLine, shortenText } from './fit-line.js';
import { createStepFollower, type UnderWay } from './follow-steps.js';
import type { ProgressDisplay, ProgressOutput } from './progress-display.js';

/** A terminal rewritten more often only flickers. */
const redrawMs = 100;

/**
 * Shows progress as one line that is rewritten, for terminals. A shorter text is padded over a longer one, so no
 * escape sequences are needed.
 *
 * @param output where and when to write, and the terminal's width in characters
 */
export function createStatusLine(output: ProgressOutput & { readonly columns: number }): ProgressDisplay {
  const { write, nowMs, columns } = output;
  // The last column stays free: some terminals wrap as soon as it is filled.
  const widthChars = columns - 1;
  const follower = createStepFollower(nowMs);
  let shownChars = 0;
  let lastDrawnMs = Number.NEGATIVE_INFINITY;

  function draw(text: string): void {
    const chars = textWidth(text);
    write(`\r${text}${' '.repeat(Math.max(0, shownChars - chars))}`);
    shownChars = chars;
    lastDrawnMs = nowMs();
  }
  const drawUnderWay = (underWay: UnderWay | null): void => {
    if (underWay !== null) {
      draw(fitLine(describeUnderWay(underWay), widthChars));
    }
  };

  return {
    onProgress: (progress) => {
      const underWay = follower.follow(progress);
      switch (progress.kind) {
        case 'trial-started':
          drawUnderWay(underWay);
          break;
        case 'trial-ended':
          draw(shortenText(`${describeStep(progress.step)}: ${progress.state}`, widthChars));
          break;
        case 'trial-counts':
          if (nowMs() - lastDrawnMs >= redrawMs) {
            drawUnderWay(underWay);
          }
          break;
        default:
          progress satisfies never;
      }
    },
    end: () => {
      write(`\r${' '.repeat(shownChars)}\r`);
      shownChars = 0;
    },
  };
}
