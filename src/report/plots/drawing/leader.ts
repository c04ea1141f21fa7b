import type { Box, Point } from './box.js';

/** A thin line from what a label names to the label. */
export interface Leader {
  readonly from: Point;
  readonly until: Point;
}

/** A label that is nearer than that belongs to its point without a line. */
const nearPx = 22;

/** The line to a label in that box, which ends at the box's nearest point; null where the label stands near. */
export function leaderTo(point: Point, { left, right, top, bottom }: Box): Leader | null {
  const until = {
    x: Math.min(Math.max(point.x, left), right),
    y: Math.min(Math.max(point.y, top), bottom),
  };
  return Math.hypot(until.x - point.x, until.y - point.y) > nearPx ? { from: point, until } : null;
}

/** How much of a line lies within a box, in pixels (Liang and Barsky's clipping). */
export function lengthWithin({ from, until }: Leader, { left, right, top, bottom }: Box): number {
  const across = until.x - from.x;
  const down = until.y - from.y;
  let start = 0;
  let end = 1;
  for (const [step, room] of [
    [-across, from.x - left],
    [across, right - from.x],
    [-down, from.y - top],
    [down, bottom - from.y],
  ] as const) {
    if (step === 0 && room <= 0) {
      return 0;
    }
    if (step < 0) {
      start = Math.max(start, room / step);
    } else if (step > 0) {
      end = Math.min(end, room / step);
    }
  }
  return Math.max(0, end - start) * Math.hypot(across, down);
}
