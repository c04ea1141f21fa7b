import { deepFreeze } from '../core/deep-freeze.js';
import type { Strategy } from '../strategies/contract.js';
import { strategies as registeredStrategies } from '../strategies/registry.js';
import { applyOverrides } from './apply-overrides.js';
import { minPayloadBytes } from './bounds.js';
import { crossCheck } from './cross-checks.js';
import { describeIssue } from './describe-issue.js';
import { isRecord, valueAt } from './is-record.js';
import type { LoadedScenario, Scenario } from './loaded-scenario.js';
import { describeUnmatched, listStrategyNames, matchStrategies } from './match-strategies.js';
import { createFaultPlacer, placeInFile, sortFaults } from './place-fault.js';
import { readRecorded } from './read-recorded.js';
import type { RecordedTrace } from './recorded-trace.js';
import { resolveTiming } from './resolve-timing.js';
import { listChanges, noChanges, type ScenarioChanges } from './scenario-changes.js';
import type { ScenarioFault } from './scenario-fault.js';
import { buildScenarioSchema, type ParsedScenario } from './schema.js';
import { listSchemaFaults } from './schema-faults.js';
import { readYaml } from './yaml-source.js';

/** A valid scenario, or everything that is wrong with it. */
export type ScenarioCheck =
  | { readonly ok: true; readonly loaded: LoadedScenario }
  | { readonly ok: false; readonly faults: readonly ScenarioFault[] };

/**
 * Validates a scenario's text with the changes that the command line makes to it: all faults together, those of the
 * fields, of fields that contradict each other, and of the trace file.
 * @param path where the text comes from: named in faults, and what a trace file's path counts from
 * @param strategies the strategies that a scenario may name
 */
export function checkScenario(
  path: string,
  text: string,
  changes: ScenarioChanges = noChanges,
  strategies: readonly Strategy[] = registeredStrategies,
): ScenarioCheck {
  const source = readYaml(text);
  if (source.state === 'broken') {
    return { ok: false, faults: source.faults.map(({ at, problem }) => placeInFile(path, at, '', problem)) };
  }
  const applied = applyOverrides(source.value, changes.overrides);
  if (!isRecord(applied.value)) {
    const problem = 'is no scenario; expected a map with name, summary, workload and strategies';
    return { ok: false, faults: [placeInFile(path, { line: 1, column: 1 }, '', problem)] };
  }
  const place = createFaultPlacer(path, source, applied.overridden);
  const parsed = buildScenarioSchema(strategies).safeParse(applied.value, { error: describeIssue });
  const cross = crossCheck(applied.value, (file, maxBytes) =>
    readRecorded(path, file, { minBytes: minPayloadBytes, maxBytes }),
  );
  const faults = [
    ...applied.faults,
    ...listSchemaFaults(parsed.error?.issues ?? []).map((fault) =>
      place([fault.path], fault.problem, fault.atKey ? 'key' : 'value'),
    ),
    ...cross.faults.map(({ paths, problem }) => place(paths, problem)),
    ...cross.traceFaults,
    ...findUnknownSelections(applied.value, changes.only),
  ];
  if (faults.length > 0 || !parsed.success) {
    return { ok: false, faults: sortFaults(faults) };
  }
  const scenario = complete(parsed.data, cross.recorded, changes.only);
  const overrides = listChanges(changes);
  return { ok: true, loaded: deepFreeze({ path, text, overrides, scenario, recorded: cross.recorded }) };
}

function findUnknownSelections(raw: unknown, only: readonly string[] | undefined): ScenarioFault[] {
  const entries = listStrategyNames(valueAt(raw, ['strategies']));
  return (only ?? [])
    .filter((name) => matchStrategies(name, entries).length === 0)
    .map((name) => ({
      place: { kind: 'option', option: `--strategies ${name}` },
      key: '',
      problem: describeUnmatched(name, entries),
    }));
}

function complete(
  parsed: ParsedScenario,
  recorded: RecordedTrace | null,
  only: readonly string[] | undefined,
): Scenario {
  const given = { warmUpUs: parsed['warm-up'], durationUs: parsed.workload.duration };
  const timing = resolveTiming(given, recorded);
  const kept = only?.flatMap((name) => matchStrategies(name, parsed.strategies));
  return {
    ...parsed,
    workload: { ...parsed.workload, duration: timing.durationUs },
    strategies: parsed.strategies.filter((entry) => kept?.includes(entry) ?? true),
    'warm-up': timing.warmUpUs,
  };
}
