import { isCollection, isScalar, parseDocument } from 'yaml';
import { isRecord, valueAt } from './is-record.js';
import { describeUnmatched, listStrategyNames, matchStrategies } from './match-strategies.js';
import type { Override } from './scenario-changes.js';
import type { ScenarioFault } from './scenario-fault.js';

/** A path that the command line has set. */
export interface OverriddenPath {
  readonly path: readonly string[];
  readonly option: string;
}

type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string };

/**
 * A raw scenario with overrides applied, in order, on a copy. Optional parents are created. Overrides that cannot
 * be applied become faults.
 */
export function applyOverrides(raw: unknown, overrides: readonly Override[]) {
  let value = raw;
  const overridden: OverriddenPath[] = [];
  const faults: ScenarioFault[] = [];
  for (const { path, valueText, option } of overrides) {
    const outcome = applyOne(value, path, valueText);
    if (outcome.ok) {
      value = outcome.value.value;
      overridden.push(...outcome.value.paths.map((applied) => ({ path: applied, option })));
    } else {
      faults.push({ place: { kind: 'option', option }, key: path, problem: outcome.problem });
    }
  }
  return { value, overridden, faults };
}

interface Applied {
  readonly value: unknown;
  readonly paths: readonly (readonly string[])[];
}

function applyOne(raw: unknown, path: string, valueText: string): Outcome<Applied> {
  const parsed = parseValue(valueText);
  const paths = resolvePath(raw, path);
  if (!parsed.ok) {
    return parsed;
  }
  if (!paths.ok) {
    return paths;
  }
  let value = raw;
  for (const resolved of paths.value) {
    const changed = setAt(value, resolved, parsed.value);
    if (!changed.ok) {
      return changed;
    }
    value = changed.value;
  }
  return { ok: true, value: { value, paths: paths.value } };
}

/** A scalar or a flow collection is read as YAML; text that YAML would take for a block is meant as text. */
function parseValue(text: string): Outcome<unknown> {
  const document = parseDocument(text, { prettyErrors: false, version: '1.2', stringKeys: true });
  const { contents, errors } = document;
  if ((isCollection(contents) && contents.flow !== true) || isBlockScalar(contents)) {
    return { ok: true, value: text };
  }
  const [error] = errors;
  if (error !== undefined || (contents !== null && !isScalar(contents) && !isCollection(contents))) {
    return { ok: false, problem: `the value is not valid YAML: ${error?.message ?? 'no aliases here'}` };
  }
  return { ok: true, value: document.toJS() };
}

/** What begins with `>` or `|`, such as the condition `> 0.9`. */
function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
}

/**
 * `strategies.<label or id>.<option>` may stand for several entries; what follows `expect.` is one key, dots and all;
 * every other path is what it says.
 */
function resolvePath(raw: unknown, path: string): Outcome<readonly (readonly string[])[]> {
  const [, expectation] = /^expect\.(.+)$/s.exec(path) ?? [];
  if (expectation !== undefined) {
    return { ok: true, value: [['expect', expectation]] };
  }
  const [, rest] = /^strategies\.(.+)$/s.exec(path) ?? [];
  if (rest === undefined || /^\d+(\.|$)/.test(rest)) {
    const segments = path.split('.');
    return segments.includes('')
      ? { ok: false, problem: 'is no path; write field names joined by single dots' }
      : { ok: true, value: [segments] };
  }
  const entries = listStrategyNames(valueAt(raw, ['strategies']));
  const names = entries.flatMap(({ label, id }) => [label, id]).sort((a, b) => b.length - a.length);
  const name = names.find((known) => rest === known || rest.startsWith(`${known}.`));
  if (name === undefined) {
    const [unknown = rest] = rest.split('.');
    return { ok: false, problem: describeUnmatched(unknown, entries) };
  }
  const tail = rest === name ? [] : rest.slice(name.length + 1).split('.');
  const paths = matchStrategies(name, entries).map(({ index, id }) => [
    'strategies',
    String(index),
    id,
    ...tail,
  ]);
  return { ok: true, value: paths };
}

/** A copy of `container` in which `value` stands at `path`; a bare strategy id on the way becomes a map. */
function setAt(container: unknown, path: readonly string[], value: unknown): Outcome<unknown> {
  const [key, ...rest] = path;
  if (key === undefined) {
    return { ok: true, value };
  }
  if (Array.isArray(container)) {
    return setInList(container, key, rest, value);
  }
  const map = container === key ? { [key]: {} } : (container ?? {});
  if (!isRecord(map)) {
    return {
      ok: false,
      problem: `nothing can be set at "${key}": what holds it is neither a map nor a list`,
    };
  }
  const inner = setAt(valueAt(map, [key]), rest, value);
  return inner.ok ? { ok: true, value: { ...map, [key]: inner.value } } : inner;
}

function setInList(
  list: readonly unknown[],
  key: string,
  rest: readonly string[],
  value: unknown,
): Outcome<unknown> {
  const index = Number(key);
  if (!/^\d+$/.test(key) || index > list.length) {
    const allowed = `counted from 0: ${list.map((_, position) => position).join(', ')}, or ${list.length} to add one`;
    return {
      ok: false,
      problem: `there is no entry "${key}" in this list; allowed is its index, ${allowed}`,
    };
  }
  const inner = setAt(list[index], rest, value);
  return inner.ok
    ? { ok: true, value: [...list.slice(0, index), inner.value, ...list.slice(index + 1)] }
    : inner;
}
