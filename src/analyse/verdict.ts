import { durationInWords } from '../core/words/duration-in-words.js';
import { joinWords } from '../core/words/join-words.js';
import { isAboutEqual, requestsInWords, timesInWords } from '../core/words/ratio-in-words.js';
import type { ComparisonRow, World } from './comparison.js';
import { describeReads, describeUnanswered } from './verdict-of-reads.js';

/** A strategy that can be held against others: it delivered everything. */
interface Contender {
  readonly label: string;
  readonly medianMs: number;
  readonly requests: number;
  readonly requestsPerEvent: number;
  /** Whom it told, in words. */
  readonly audience: string;
}

/**
 * Sentences that a person can repeat: what the freshest strategy (by median latency) bought and what it cost against
 * the cheapest (by requests); then what keeps other strategies, or all of them, from being compared, the gravest
 * first; then the same for strategies with other numbers of consumers, since only those with equally many are compared,
 * and what reads learned, where somebody read. Who repeats only the first three leaves out no loss and no disturbance. A
 * strategy that lost events is never praised, because its latency is that of the events that it did not lose.
 * @param rows in scenario order
 */
export function writeVerdict(rows: readonly ComparisonRow[], world: World): readonly string[] {
  const groups = groupByConsumers(rows);
  const findings = groups.flatMap((group) => [
    ...compareExtremes(group.flatMap((row) => contenderOf(row, groups.length > 1) ?? [])),
    ...describeReads(group),
  ]);
  const [first = explainSilence(rows), ...others] = findings;
  const main = findings.length > 0 && world === 'virtual' ? `In simulation, ${first}` : first;
  return [
    main,
    ...describeLosses(rows),
    ...describeDisturbed(rows),
    ...describeUnanswered(rows),
    ...describeUnmeasured(rows),
    ...others,
  ];
}

/** In order of their first rows. */
function groupByConsumers(rows: readonly ComparisonRow[]): readonly (readonly ComparisonRow[])[] {
  const numbers = [...new Set(rows.map(({ consumers }) => consumers))];
  return numbers.map((number) => rows.filter(({ consumers }) => consumers === number));
}

function contenderOf(
  { label, consumers, trials, metrics }: ComparisonRow,
  isMixed: boolean,
): Contender | null {
  const {
    latency_p50_ms: medianMs,
    requests_total: requests,
    requests_per_event: requestsPerEvent,
  } = metrics;
  const isComparable = trials > 0 && metrics.events_lost === 0;
  return !isComparable || medianMs === null || requests === null || requestsPerEvent === null
    ? null
    : { label, medianMs, requests, requestsPerEvent, audience: audienceOf(consumers, isMixed) };
}

/** Empty where nothing was delivered. */
function compareExtremes(contenders: readonly Contender[]): readonly string[] {
  // Sorting is stable: what ties in both stays in scenario order.
  const [freshest] = contenders.toSorted(
    (left, right) => left.medianMs - right.medianMs || left.requests - right.requests,
  );
  if (freshest === undefined) {
    return [];
  }
  const byRequests = contenders.toSorted(
    (left, right) => left.requests - right.requests || left.medianMs - right.medianMs,
  );
  const [other] = byRequests.filter((contender) => contender !== freshest);
  if (other === undefined) {
    return [describeAlone(freshest)];
  }
  const comparison = `told ${freshest.audience} ${describeFreshness(freshest, other)} and sent ${requestsInWords(
    freshest.requests,
    other.requests,
  )}.`;
  return byRequests[0] === freshest && !isAboutEqual(freshest.requests, other.requests)
    ? [`${freshest.label} was both the freshest and the cheapest: it ${comparison}`]
    : [`${freshest.label} ${comparison}`];
}

function describeFreshness(freshest: Contender, other: Contender): string {
  const [soon, late] = [durationInWords(freshest.medianMs), durationInWords(other.medianMs)];
  if (soon === late) {
    return `as soon as ${other.label} (median ${soon} each)`;
  }
  if (freshest.medianMs === 0) {
    return `at once, where ${other.label} took a median of ${late},`;
  }
  const medians = `${other.label} (median ${soon} against ${late})`;
  return isAboutEqual(freshest.medianMs, other.medianMs)
    ? `about as soon as ${medians}`
    : `${timesInWords(other.medianMs / freshest.medianMs)} sooner than ${medians}`;
}

function describeAlone({ label, medianMs, requests, requestsPerEvent, audience }: Contender): string {
  const when = medianMs === 0 ? 'at once (median 0 ms)' : `after a median of ${durationInWords(medianMs)}`;
  const cost = requests === 1 ? '1 request' : `${requests} requests`;
  const perEvent = Number(requestsPerEvent.toPrecision(3));
  return `${label} told ${audience} ${when} and sent ${cost}, ${perEvent} per event.`;
}

function audienceOf(consumers: number, isMixed: boolean): string {
  const noun = consumers === 1 ? 'consumer' : 'consumers';
  return isMixed ? `its ${consumers} ${noun}` : `the ${noun}`;
}

function explainSilence(rows: readonly ComparisonRow[]): string {
  const measured = rows.filter(({ trials }) => trials > 0);
  if (measured.length === 0) {
    return 'No strategy was measured to the end, so there is nothing to compare.';
  }
  if (measured.every(({ metrics }) => metrics.deliveries_expected === null)) {
    return 'Nothing is handed over unasked, and nobody read: give the workload `reads` to compare answers.';
  }
  return measured.every(({ metrics }) => (metrics.events_lost ?? 0) > 0)
    ? 'Every strategy that was measured lost events, so none of them is recommended.'
    : 'No delivery was expected within the measured window, so there is nothing to compare: raise ' +
        'workload.duration or the rate of the arrivals.';
}

/** One sentence about all that lost events. */
function describeLosses(rows: readonly ComparisonRow[]): readonly string[] {
  const losses = rows.flatMap(({ label, metrics }) => {
    const lost = metrics.events_lost ?? 0;
    const due = metrics.events_pending ?? 0;
    const pending = due === 0 ? '' : ` (a retry was still due for ${due === lost ? 'all of them' : due})`;
    return lost === 0 ? [] : [`${label} lost ${lost} of ${metrics.deliveries_expected} deliveries${pending}`];
  });
  const held = losses.length === 1 ? 'its latency is not' : 'their latencies are not';
  const against = losses.length === 1 ? 'that' : 'those';
  return losses.length === 0
    ? []
    : [`${joinWords(losses)}, so ${held} held against ${against} of the others.`];
}

/** Strategies without a figure beside others that have one. */
function describeUnmeasured(rows: readonly ComparisonRow[]): readonly string[] {
  const unmeasured = rows.filter(({ trials }) => trials === 0).map(({ label }) => label);
  const verb = unmeasured.length === 1 ? 'was' : 'were';
  return unmeasured.length === 0 || unmeasured.length === rows.length
    ? []
    : [`${joinWords(unmeasured)} ${verb} not measured to the end.`];
}

/** Strategies whose figures this machine disturbed. */
function describeDisturbed(rows: readonly ComparisonRow[]): readonly string[] {
  const disturbed = rows.filter(({ trials, trusted }) => trials > 0 && !trusted).map(({ label }) => label);
  return disturbed.length === 0
    ? []
    : [`This machine disturbed the figures of ${joinWords(disturbed)}: measure again before quoting them.`];
}
