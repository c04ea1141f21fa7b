import { createSeededRandom } from '../../core/seeded-random.js';
import { nearestRank } from '../../measure/nearest-rank.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { judgeFigure, type Probe } from './contract.js';

/** Timers of an idle machine are up to 1.1 ms late: they count whole milliseconds. */
const goodUpToUs = 2_000;
/** From here on emission is late by as much as a webhook's whole transit takes, several times over. */
const poorFromUs = 10_000;

const waits = { brief: 60, quick: 150, full: 600 } as const;
const longestWaitUs = 4_000;

/** How late this machine wakes a process: events are emitted, and polls sent, by the same clock. */
export const timers: Probe = {
  id: 'timers',
  title: 'timer lateness',
  isBrief: true,
  measure: async (depth, signal) => {
    const random = createSeededRandom(0).fork('timers');
    const lateUs: number[] = [];
    for (let wait = 0; wait < waits[depth] && !signal.aborted; wait += 1) {
      const dueUs = liveClock.nowUs() + 1 + random.below(longestWaitUs);
      await liveClock.sleepUntil(dueUs, signal);
      lateUs.push(Math.max(0, liveClock.nowUs() - dueUs));
    }
    const p95Us = nearestRank(lateUs, 0.95) ?? 0;
    const figure = `19 of 20 timers fire at most ${inMs(p95Us)} late`;
    return {
      figures: {
        timer_late_p50_us: nearestRank(lateUs, 0.5),
        timer_late_p95_us: p95Us,
        timer_late_p99_us: lateUs.length < 100 ? null : nearestRank(lateUs, 0.99),
        timer_late_max_us: nearestRank(lateUs, 1),
      },
      verdicts: [
        judgeFigure(
          p95Us,
          { goodUpTo: goodUpToUs, poorFrom: poorFromUs },
          {
            good: `Events and polls leave in time: ${figure}.`,
            fair: `Events and polls leave late: ${figure}. Latencies of a push carry that; those of polls at a second or more hardly do.`,
            poor: `The machine is busy with something else: ${figure}. Close other programs and try again.`,
          },
        ),
      ],
    };
  },
};

function inMs(us: number): string {
  return `${(us / 1_000).toFixed(2)} ms`;
}
