import type { Books } from './books.js';
import type { Contradictions } from './contradictions.js';
import type { TrialEnd } from './join-requests.js';
import type { ReadEnd } from './read-records.js';
import type { TrialFacts } from './trial-window.js';

/**
 * Notes everything in which the books contradict each other or the plan about reads. In an interrupted trial reads
 * may be without an end, and an answer may know of an event whose emission did not get into the source's book.
 * @param startUs the instant of trace offset 0
 */
export function verifyReads(
  books: Books,
  trial: { readonly delivers: TrialFacts['delivers']; readonly startUs: number; readonly end: TrialEnd },
  found: Contradictions,
): void {
  const { reads, arrivals } = books.consumers;
  for (const read of reads.scheduled) {
    const ended = reads.endOf(read);
    const name = `read ${read.read}`;
    if (ended !== undefined) {
      verifyEnd(books, ended, { ...trial, name, scheduledUs: trial.startUs + read.offsetUs }, found);
    } else if (trial.end === 'complete') {
      found.note('read-without-end', name);
    }
  }
  if (trial.delivers === 'state-on-read' && arrivals.delivered.count.some((times) => times > 0)) {
    found.note('delivered-unasked', 'by a strategy that answers reads only');
  }
}

function verifyEnd(
  { index, source }: Books,
  ended: ReadEnd,
  of: { readonly name: string; readonly scheduledUs: number; readonly end: TrialEnd },
  found: Contradictions,
): void {
  if (ended.atUs < of.scheduledUs) {
    found.note('read-early', `${of.name} by ${of.scheduledUs - ended.atUs} µs`);
  }
  if (ended.kind !== 'source' || ended.lastPosition === null) {
    return;
  }
  const event = `${index.events[ended.lastPosition]?.id} by ${of.name}`;
  if (!source.emissions.isEmitted(ended.lastPosition)) {
    if (of.end === 'complete') {
      found.note('read-knew-not-emitted', event);
    }
  } else if (source.visibility.visibleUs(ended.lastPosition) > ended.atUs) {
    found.note('read-knew-early', event);
  }
}
