import { parseDurationUs } from '../core/units/duration.js';
import { parseInstantUs } from '../core/units/instant.js';
import { longestUs } from './bounds.js';

type Kind = 'offsets' | 'ISO times';

/**
 * Reads the `at` cells of a trace, from the first row to the last: all of them offsets (`1.5s`) or all of them ISO
 * times, never running backwards.
 */
export function createTimeline() {
  let kind: Kind | undefined;
  let startsAtUs: number | undefined;
  let previous = { offsetUs: 0, text: '' };

  return {
    /** The cell's offset in microseconds, and what is wrong with it; ISO times count from the first row. */
    read(text: string): { readonly offsetUs: number; readonly fault?: string } {
      const found: Kind = /^\d{4}-/.test(text) ? 'ISO times' : 'offsets';
      kind ??= found;
      if (found !== kind) {
        const fault = `${JSON.stringify(text)} mixes two kinds of time; this file began with ${kind}`;
        return { offsetUs: previous.offsetUs, fault };
      }
      const parsed = kind === 'ISO times' ? parseInstantUs(text) : parseDurationUs(text);
      if (!parsed.ok) {
        return { offsetUs: previous.offsetUs, fault: parsed.fault };
      }
      if (kind === 'ISO times') {
        startsAtUs ??= parsed.value;
      }
      const offsetUs = parsed.value - (startsAtUs ?? 0);
      if (offsetUs < previous.offsetUs) {
        const fault = `${text} runs backwards: the row before is at ${previous.text}; sort the rows by time`;
        return { offsetUs: previous.offsetUs, fault };
      }
      if (offsetUs >= longestUs) {
        return { offsetUs: previous.offsetUs, fault: `${text} is more than 31d after the start` };
      }
      previous = { offsetUs, text };
      return { offsetUs };
    },
    /** The first row's time in microseconds since 1970; undefined when the trace has offsets. */
    startsAtUs: () => startsAtUs,
  };
}
