import type { createColors } from 'picocolors';
import type { JudgedExpectation } from '../analyse/comparison.js';
import {
  type ReadableExpectation,
  readableExpectation,
  summariseExpectations,
} from './readable-expectation.js';
import { wrapText, wrapWithLead } from './wrap-text.js';

type Colors = ReturnType<typeof createColors>;

/** In capitals where a reader without colours must not pass it over; all of one width. */
const leads: Readonly<Record<ReadableExpectation['word'], string>> = {
  passed: 'passed  ',
  missed: 'MISSED  ',
  'not run': 'not run ',
};

/**
 * The thresholds of a scenario, each as passed or missed with its figure, for a terminal.
 * @returns lines of at most `widthChars`; none where the scenario has no expectations
 */
export function renderExpectations(
  expectations: readonly JudgedExpectation[],
  { widthChars, colors }: { readonly widthChars: number; readonly colors: Colors },
): string[] {
  if (expectations.length === 0) {
    return [];
  }
  const colorOf = { passed: colors.green, missed: colors.red, 'not run': colors.dim };
  const lines = expectations.map(readableExpectation).flatMap((expectation) => {
    const lead = leads[expectation.word];
    const word = lead.trimEnd();
    const [first = '', ...others] = wrapWithLead(lead, describe(expectation), widthChars);
    return [colorOf[expectation.word](word) + first.slice(word.length), ...others];
  });
  return [...wrapText(`Expectations: ${summariseExpectations(expectations)}`, widthChars), ...lines];
}

/** `webhook.latency_p99_ms < 250: 4.171 (the sample of webhook is too small for this percentile)`. */
function describe({ condition, figure, remark }: ReadableExpectation): string {
  if (figure === null) {
    return `${condition}: ${remark}`;
  }
  return `${condition}: ${figure}${remark === null ? '' : ` (${remark})`}`;
}
