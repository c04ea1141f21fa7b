import { isRecord, valueAt } from '../is-record.js';
import type { RecordedTrace } from '../recorded-trace.js';
import { chooseQuickForm, type QuickFacts, type QuickForm } from './choose-quick-form.js';
import { readQuickFacts } from './read-quick-facts.js';
import { scaleTimes, writeDuration } from './scale-times.js';

/** A raw scenario in its quick form. */
export interface ShortenedScenario {
  readonly raw: unknown;
  /** What times were divided by. */
  readonly factor: number;
  /** What was done, in words, for the report. */
  readonly words: string;
}

/**
 * The quick form of a raw scenario: live, one trial, within half a minute, with all times and rates scaled by one
 * factor.
 * @param recorded the rows of its trace file in full length; null where it has none
 * @param only labels or ids of the strategies that are kept; undefined keeps all
 * @param schema the JSON Schema of scenarios
 */
export function shortenScenario(
  raw: Readonly<Record<string, unknown>>,
  recorded: RecordedTrace | null,
  only: readonly string[] | undefined,
  schema: unknown,
): ShortenedScenario {
  const facts = readQuickFacts(raw, recorded, only, schema);
  const form = chooseQuickForm(facts);
  const scaled = scaleTimes(raw, schema, form.factor);
  const workload = valueAt(scaled, ['workload']);
  const shortened = {
    ...(isRecord(scaled) ? scaled : raw),
    world: 'live',
    trials: 1,
    schedule: form.schedule,
    // What was expected in full length need not hold of other times and of a shorter window.
    expect: {},
    'warm-up': writeDuration(form.warmUpUs),
    drain: writeDuration(form.drainUs),
    ...(isRecord(workload) ? { workload: { ...workload, duration: writeDuration(form.durationUs) } } : {}),
  };
  return { raw: shortened, factor: form.factor, words: describeQuickForm(raw, facts, form) };
}

function describeQuickForm(raw: unknown, { durationUs: fullUs }: QuickFacts, form: QuickForm): string {
  const { factor, durationUs } = form;
  const scaling = factor === 1 ? [] : [`all times divided by ${factor}, all rates multiplied by ${factor}`];
  const stoodForUs = durationUs * factor;
  // Less than a percent is rounding.
  const cut = fullUs * 0.99 > stoodForUs ? [describeCut(fullUs, durationUs, stoodForUs)] : [];
  const expects = valueAt(raw, ['expect']) === undefined ? [] : ['expectations are not checked'];
  return [...scaling, ...cut, 'one trial', ...expects].join('; ');
}

function describeCut(fullUs: number, durationUs: number, stoodForUs: number): string {
  const [full, now, stoodFor] = [fullUs, durationUs, stoodForUs].map(roundedDuration);
  return stoodFor === now
    ? `the window cut from ${full} to ${now}`
    : `the window cut to ${now}, which stands for ${stoodFor} of ${full}`;
}

const unitsUs = { d: 86_400_000_000, h: 3_600_000_000, min: 60_000_000, s: 1_000_000, ms: 1_000 } as const;

/** To three digits, in the largest unit of which it has at least one: `2.83 h`. */
function roundedDuration(durationUs: number): string {
  const [unit, unitUs] = Object.entries(unitsUs).find(([, us]) => durationUs >= us) ?? ['ms', unitsUs.ms];
  return `${Number((durationUs / unitUs).toPrecision(3))} ${unit}`;
}
