/** In pixels, from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A label and the places where it may stand, best first. */
export interface LabelRequest {
  readonly boxes: readonly Box[];
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

/**
 * Gives labels places one after the other, each the first of its places that touches nothing.
 * @param obstacles what no label may cover
 * @returns a box for each label; where no place is free, the one that covers least, with `isFree` false
 */
export function placeLabels(
  labels: readonly LabelRequest[],
  frame: Box,
  obstacles: readonly Box[],
): readonly { readonly box: Box; readonly isFree: boolean }[] {
  const taken: Box[] = [...obstacles];
  return labels.map(({ boxes }) => {
    const inside = boxes.filter((box) => isWithin(box, frame));
    const costs = inside.map((box) => sumOverlaps(box, taken));
    const leastCost = costs.reduce((left, right) => Math.min(left, right), Number.POSITIVE_INFINITY);
    const box = inside[costs.indexOf(leastCost)] ?? boxes[0] ?? { left: 0, top: 0, right: 0, bottom: 0 };
    taken.push(box);
    return { box, isFree: leastCost === 0 };
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
