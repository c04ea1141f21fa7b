import type { Observation } from '../../core/observation.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { watchResources } from './watch-resources.js';

/** For what a rehearsal leaves behind: garbage, and code that is still compiled beside it. */
const settleUs = 100_000;
const stretchUs = 250_000;

/**
 * What this process costs while it does nothing but wait, under the very watch that it is under in the window. It is
 * called when the process is warm and before its role has begun. Of three stretches the quietest counts: what is still
 * being tidied up in the others is no cost of waiting. The wake-up at a stretch's end is in it, and makes the baseline
 * too high by about a third: some 0.3 ms per second. (The difference of a long and a short stretch is free of that,
 * but ten times as scattered.)
 */
export async function lookIdle(): Promise<Observation> {
  await liveClock.sleepUntil(liveClock.nowUs() + settleUs);
  const stretches = [await lookOnce(), await lookOnce(), await lookOnce()];
  const quietest = stretches.reduce((least, each) => (costs(each) < costs(least) ? each : least));
  return { kind: 'idle', ...quietest, atUs: liveClock.nowUs() };
}

interface Stretch {
  readonly cpuUs: number;
  readonly spanUs: number;
}

function costs({ cpuUs, spanUs }: Stretch): number {
  return cpuUs / spanUs;
}

function lookOnce(): Promise<Stretch> {
  const startUs = liveClock.nowUs();
  return new Promise((resolve) => {
    let fromCpuUs = 0;
    let fromUs = startUs;
    watchResources(startUs, { warmUpUs: 0, durationUs: stretchUs }, (mark) => {
      if (mark.kind !== 'resources') {
        return;
      }
      if (mark.mark === 'window-start') {
        fromCpuUs = mark.cpuUs;
        fromUs = mark.atUs;
      } else {
        resolve({ cpuUs: mark.cpuUs - fromCpuUs, spanUs: Math.max(1, mark.atUs - fromUs) });
      }
    });
  });
}
