import type { Observation } from '../../core/observation.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { watchResources } from './watch-resources.js';

/** For what a rehearsal leaves behind: garbage, and code that is still compiled beside it. */
const settleUs = 100_000;
const stretchUs = 400_000;
/** Longer than the look, which ends it. */
const watchedUs = 10_000_000;

/**
 * What this process costs while it does nothing but wait, under the very watch that it is under in the window. It is
 * called when the process is warm and before its role has begun. Of two stretches the quieter counts: what is still
 * being tidied up in the other is no cost of waiting. The wake-up at a stretch's end is in it, and makes the baseline
 * too high: by up to half, some 0.4 ms per second. (The difference of a long and a short stretch is free of that, but
 * far more scattered.)
 */
export async function lookIdle(): Promise<Observation> {
  const window = { warmUpUs: 0, durationUs: watchedUs };
  const watch = watchResources(liveClock.nowUs(), window, () => undefined);
  await wait(settleUs);
  const stretches = [await lookOnce(), await lookOnce()];
  await watch.end();
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

async function lookOnce(): Promise<Stretch> {
  const before = process.cpuUsage();
  const fromUs = liveClock.nowUs();
  await wait(stretchUs);
  const { user, system } = process.cpuUsage(before);
  return { cpuUs: user + system, spanUs: liveClock.nowUs() - fromUs };
}

function wait(spanUs: number): Promise<void> {
  return liveClock.sleepUntil(liveClock.nowUs() + spanUs);
}
