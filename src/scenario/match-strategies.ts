import { describeUnknown } from './describe-issue.js';
import { isRecord } from './is-record.js';

/** A strategy entry as far as it can be told before it is validated. */
export interface StrategyName {
  readonly index: number;
  readonly id: string;
  /** Made of the id when the entry has no label of its own. */
  readonly label: string;
}

/** What tables call an entry without a label: `webhook`, or `webhook for 10` where it says how many consumers it has. */
export function defaultLabel(id: string, consumers: number | null): string {
  return consumers === null ? id : `${id} for ${consumers}`;
}

const noOptions: Readonly<Record<'label' | 'consumers', unknown>> = {
  label: undefined,
  consumers: undefined,
};

/** The names of a raw strategy list; entries without a recognisable form are passed over. */
export function listStrategyNames(rawList: unknown): StrategyName[] {
  return (Array.isArray(rawList) ? rawList : []).flatMap((entry: unknown, index) => {
    const [id, options] = typeof entry === 'string' ? [entry, {}] : onlyMember(entry);
    if (id === undefined) {
      return [];
    }
    const { label, consumers } = isRecord(options) ? { ...noOptions, ...options } : noOptions;
    const byDefault = defaultLabel(id, typeof consumers === 'number' ? consumers : null);
    return [{ index, id, label: typeof label === 'string' ? label : byDefault }];
  });
}

/** The entries that `name` stands for: those of that label, or else all of that id. */
export function matchStrategies<Entry extends { readonly id: string; readonly label: string }>(
  name: string,
  entries: readonly Entry[],
): Entry[] {
  const labelled = entries.filter(({ label }) => label === name);
  return labelled.length > 0 ? labelled : entries.filter(({ id }) => id === name);
}

/** What to say of a name that matches none of `entries`. */
export function describeUnmatched(
  name: string,
  entries: readonly { readonly id: string; readonly label: string }[],
): string {
  const known = new Set(entries.flatMap(({ label, id }) => [label, id]));
  return describeUnknown('strategy of this scenario', [name], [...known]);
}

function onlyMember(entry: unknown): [string, unknown] | [undefined, undefined] {
  const [first, ...others] = isRecord(entry) ? Object.entries(entry) : [];
  return first === undefined || others.length > 0 ? [undefined, undefined] : first;
}
