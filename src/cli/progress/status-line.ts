import { describeStep } from './describe-progress.js';
import { createStepFollower } from './follow-steps.js';
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
  const follower = createStepFollower();
  let shownLength = 0;
  let lastDrawnMs = Number.NEGATIVE_INFINITY;

  function draw(text: string): void {
    // The last column stays free: some terminals wrap as soon as it is filled.
    const visible = shorten(text, columns - 1);
    write(`\r${visible.padEnd(shownLength)}`);
    shownLength = visible.length;
    lastDrawnMs = nowMs();
  }

  return {
    onProgress: (progress) => {
      const underWay = follower.follow(progress);
      switch (progress.kind) {
        case 'trial-started':
          draw(underWay);
          break;
        case 'trial-ended':
          draw(`${describeStep(progress.step)}: ${progress.state}`);
          break;
        case 'trial-counts':
          if (nowMs() - lastDrawnMs >= redrawMs) {
            draw(underWay);
          }
          break;
        default:
          progress satisfies never;
      }
    },
    end: () => {
      write(`\r${''.padEnd(shownLength)}\r`);
      shownLength = 0;
    },
  };
}

/** At most `widthChars` characters of a text: whole words, and an ellipsis for the rest. */
function shorten(text: string, widthChars: number): string {
  if (text.length <= widthChars) {
    return text;
  }
  const lastSpace = text.lastIndexOf(' ', widthChars - 1);
  const kept = text.slice(0, lastSpace > 0 ? lastSpace : widthChars - 1);
  return `${kept.replace(/[ ·,:]+$/, '')}…`;
}
