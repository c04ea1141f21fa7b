import type { Box, Point } from './box.js';
import { type Leader, leaderTo, lengthWithin } from './leader.js';

/** A label and the places where it may stand, best first. */
export interface LabelRequest {
  readonly boxes: readonly Box[];
  /** Where a thin line leads to from a place that is not near; by default no place has one. */
  readonly point?: Point;
}

/** A line through a label costs as much as if it were so wide. */
const leaderWidthPx = 18;

/** What is drawn already. */
interface Taken {
  /** Labels and obstacles. */
  readonly boxes: Box[];
  readonly labels: Box[];
  readonly leaders: Leader[];
}

function overlapArea(first: Box, second: Box): number {
  const width = Math.min(first.right, second.right) - Math.max(first.left, second.left);
  const height = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function isWithin(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  );
}

function sumOverlaps(box: Box, others: readonly Box[]): number {
  return others.reduce((sum, other) => sum + overlapArea(box, other), 0);
}

/** What a label would cover, and where a line would run through a label, in square pixels. */
function costOf(box: Box, leader: Leader | null, { boxes, labels, leaders }: Taken): number {
  const crossings = [
    ...leaders.map((other) => lengthWithin(other, box)),
    ...(leader === null ? [] : labels.map((label) => lengthWithin(leader, label))),
  ];
  return sumOverlaps(box, boxes) + leaderWidthPx * crossings.reduce((sum, lengthPx) => sum + lengthPx, 0);
}

/**
 * Gives labels places one after the other, each the first of its places that touches nothing, and whose line runs
 * through no label.
 * @param obstacles what no label may cover
 * @returns a box for each label with the line to it; where no place is free, the one that covers least, with `isFree`
 * false
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  frame: Box,
  obstacles: readonly Box[],
): readonly { readonly box: Box; readonly isFree: boolean; readonly leader: Leader | null }[] {
  const taken: Taken = { boxes: [...obstacles], labels: [], leaders: [] };
  return requests.map(({ boxes, point }) => {
    const leaderOf = (box: Box) => (point === undefined ? null : leaderTo(point, box));
    const inside = boxes.filter((box) => isWithin(box, frame));
    const costs = inside.map((box) => costOf(box, leaderOf(box), taken));
    const leastCost = costs.reduce((left, right) => Math.min(left, right), Number.POSITIVE_INFINITY);
    const box = inside[costs.indexOf(leastCost)] ?? boxes[0] ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const leader = leaderOf(box);
    taken.boxes.push(box);
    taken.labels.push(box);
    taken.leaders.push(...(leader === null ? [] : [leader]));
    return { box, isFree: leastCost === 0, leader };
  });
}

/**
 * Moves labels in one column apart, so that neighbours keep `pitch` and stay as near to their wishes as they can.
 * @param wishes where each one wants to be, in pixels
 * @returns where each one comes to be, in the order of the wishes; beyond `until` only where there is no room
 */
export function spreadLabels(
  wishes: readonly number[],
  pitch: number,
  from: number,
  until: number,
): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0) || a - b);
  const places: number[] = [];
  let last = from - pitch;
  for (const index of order) {
    last = Math.max(last + pitch, wishes[index] ?? 0);
    places.push(last);
  }
  let limit = Math.max(until, from + pitch * (wishes.length - 1));
  for (let rank = places.length - 1; rank >= 0; rank -= 1) {
    places[rank] = Math.min(places[rank] ?? 0, limit);
    limit = (places[rank] ?? 0) - pitch;
  }
  return wishes.map((_, index) => places[order.indexOf(index)] ?? 0);
}
