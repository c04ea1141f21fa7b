import { durationInWords } from '../core/words/duration-in-words.js';
import { isAboutEqual, requestsInWords, timesInWords } from '../core/words/ratio-in-words.js';
import type { Contender } from './contender.js';

/** Whom a sentence holds against another one, with why just that one. */
export interface Opponent {
  readonly other: Contender;
  /** Null where it needs no reason. */
  readonly because: string | null;
}

/** Why just that one is named of its kind. */
export const kindWords: Readonly<Record<Contender['kind'], string>> = {
  pull: 'the freshest that polls',
  push: 'the freshest that does not poll',
};

/** Clocks tell microseconds: less than half of one is no time, and nothing to divide by. */
const atOnceMs = 0.000_5;

/** `told the consumer 8 times sooner than poll (median 5 ms against 40 ms) and sent half the requests (24 against 48).` */
export function describeComparison(freshest: Contender, { other, because }: Opponent): string {
  const requests = requestsInWords(freshest.requests, other.requests);
  return `told ${freshest.audience} ${describeFreshness(freshest, { other, because })} and sent ${requests}.`;
}

function describeFreshness(freshest: Contender, { other, because }: Opponent): string {
  const [soon, late] = [durationInWords(freshest.medianMs), durationInWords(other.medianMs)];
  const name = because === null ? other.label : `${other.label}, ${because}`;
  if (soon === late) {
    return `as soon as ${name} (median ${soon} each)`;
  }
  if (freshest.medianMs < atOnceMs) {
    return `at once, where ${name}${because === null ? '' : ','} took a median of ${late},`;
  }
  const medians = `${name} (median ${soon} against ${late})`;
  return isAboutEqual(freshest.medianMs, other.medianMs)
    ? `about as soon as ${medians}`
    : `${timesInWords(other.medianMs / freshest.medianMs)} sooner than ${medians}`;
}

/** A sentence about one strategy by itself. */
export function describeAlone(alone: Contender): string {
  const { label, medianMs, requests, requestsPerEvent, audience } = alone;
  const when = medianMs === 0 ? 'at once (median 0 ms)' : `after a ${describeMedian(alone)}`;
  const cost = requests === 1 ? '1 request' : `${requests} requests`;
  const perEvent = Number(requestsPerEvent.toPrecision(3));
  return `${label} told ${audience} ${when} and sent ${cost}, ${perEvent} per event.`;
}

export function describeMedian({ medianMs }: Contender): string {
  return `median of ${durationInWords(medianMs)}`;
}
