import { joinWords } from '../core/words/join-words.js';
import type { ComparisonRow, Contrast, World } from './comparison.js';
import { describeChance } from './verdict-of-chance.js';
import { compareDeliveries } from './verdict-of-deliveries.js';
import { describeReads, describeUnanswered } from './verdict-of-reads.js';

/**
 * Sentences that a person can repeat: what the freshest strategy bought and what it cost; then what keeps other strategies, or all of them, from being compared, the gravest
 * first; then the same for strategies with other numbers of consumers, since only those with equally many are compared,
 * and what reads learned, where somebody read. Who repeats only the first three leaves out no loss and no disturbance. A
 * strategy that lost events is never praised, because its latency is that of the events that it did not lose.
 * @param rows in scenario order
 * @param contrasts between them; which differences could be chance is told from these
 */
export function writeVerdict(
  rows: readonly ComparisonRow[],
  world: World,
  contrasts: readonly Contrast[] = [],
): readonly string[] {
  const groups = groupByConsumers(rows);
  const findings = groups.flatMap((group) => [
    ...compareDeliveries(group, groups.length > 1),
    ...describeReads(group),
  ]);
  const [first = explainSilence(rows), ...others] = findings;
  const main = findings.length > 0 && world === 'virtual' ? `In simulation, ${first}` : first;
  return [
    main,
    ...describeLosses(rows),
    ...describeDisturbed(rows),
    ...describeDisorder(rows),
    ...describeChance(
      contrasts.filter(({ label, against }) => isTrusted(rows, label) && isTrusted(rows, against)),
    ),
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

/** Whoever asks whether all events arrive asks whether they do so in order. */
function describeDisorder(rows: readonly ComparisonRow[]): readonly string[] {
  const disorder = rows.flatMap(({ label, metrics }) => {
    const count = metrics.out_of_order ?? 0;
    return count === 0
      ? []
      : [`${label} made ${count} of ${metrics.deliveries_expected} deliveries out of order`];
  });
  return disorder.length === 0 ? [] : [`${joinWords(disorder)}.`];
}

function isTrusted(rows: readonly ComparisonRow[], label: string): boolean {
  return rows.some((row) => row.label === label && row.trusted);
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
