import type { Observation } from '../../core/observation.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { watchResources } from './watch-resources.js';

/** For what a rehearsal leaves behind: garbage, and code that is still compiled beside it. */
const settleUs = 100_000;
const stretchUs = 250_000;
/** Longer than the look, which ends it. */
const watchedUs = 10_000_000;

/**
 * What this process costs while it does nothing but wait, under the very watch that it is under in the window. It is
 * called when the process is warm and before its role has begun. Of three stretches the quietest counts: what is still
 * being tidied up in the others is no cost of waiting. The wake-up at a stretch's end is in it, and makes the baseline
 * too high, for all strategies alike: by 0.3 to 0.8 ms per second as measured. (Longer stretches, and the difference of a
 * long and a short one, have less of that, but scatter more from trial to trial, which would tell strategies apart.)
 */
export async function lookIdle(): Promise<Observation> {
  const window = { warmUpUs: 0, durationUs: watchedUs };
  const watch = watchResources(liveClock.nowUs(), window, () => undefined);
  await wait(settleUs);
  const stretches = [await lookOnce(), await lookOnce(), await lookOnce()];
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
