import type { Axis } from './axis.js';

/** What the dotted line of a logarithmic axis is for; nothing where no axis has one. */
export function zeroNote(axes: readonly Axis[]): readonly string[] {
  return axes.some(({ breakAt }) => breakAt !== null)
    ? ['Beyond the dotted line stands 0, which no logarithmic axis reaches.']
    : [];
}
