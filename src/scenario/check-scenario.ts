import { deepFreeze } from '../core/deep-freeze.js';
import type { Strategy } from '../strategies/contract.js';
import { strategies as registeredStrategies } from '../strategies/registry.js';
import { applyOverrides } from './apply-overrides.js';
import { minPayloadBytes } from './bounds.js';
import { crossCheck } from './cross-checks.js';
import { describeIssue } from './describe-issue.js';
import { findUnknownLabels } from './expectations.js';
import { isRecord, valueAt } from './is-record.js';
import { scenarioJsonSchema } from './json-schema.js';
import type { LoadedScenario, Scenario } from './loaded-scenario.js';
import { describeUnmatched, listStrategyNames, matchStrategies } from './match-strategies.js';
import { createFaultPlacer, placeInFile, sortFaults } from './place-fault.js';
import { scaleTrace } from './quick/scale-times.js';
import { shortenScenario } from './quick/shorten-scenario.js';
import { type RecordedReading, readRecorded } from './read-recorded.js';
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
  const examine = createExaminer(path, strategies, createFaultPlacer(path, source, applied.overridden));
  const full = examine(applied.value, 1);
  const faults = [...applied.faults, ...full.faults, ...findUnknownSelections(applied.value, changes.only)];
  if (faults.length > 0 || full.parsed === undefined) {
    return { ok: false, faults: sortFaults(faults) };
  }
  const loaded = { path, text, overrides: listChanges(changes) };
  if (!changes.quick) {
    const scenario = complete(full.parsed, full.recorded, changes.only);
    return pass({ ...loaded, scenario, recorded: full.recorded, quickForm: null });
  }
  const schema = scenarioJsonSchema(strategies);
  const short = shortenScenario(applied.value, full.recorded, changes.only, schema);
  const quick = examine(short.raw, short.factor);
  if (quick.parsed === undefined) {
    const problemOf = ({ problem }: ScenarioFault) => `in its quick form: ${problem}`;
    return {
      ok: false,
      faults: sortFaults(quick.faults.map((fault) => ({ ...fault, problem: problemOf(fault) }))),
    };
  }
  const scenario = complete(quick.parsed, quick.recorded, changes.only);
  return pass({ ...loaded, scenario, recorded: quick.recorded, quickForm: short.words });
}

function pass(loaded: LoadedScenario): ScenarioCheck {
  return { ok: true, loaded: deepFreeze(loaded) };
}

/** What a raw scenario holds, or why it holds none. */
interface Examination {
  readonly faults: readonly ScenarioFault[];
  /** Undefined when there are faults. */
  readonly parsed: ParsedScenario | undefined;
  readonly recorded: RecordedTrace | null;
}

/** Makes the function that validates a raw scenario whose times have been divided by `factor`. */
function createExaminer(
  path: string,
  strategies: readonly Strategy[],
  place: ReturnType<typeof createFaultPlacer>,
) {
  const schema = buildScenarioSchema(strategies);
  return (raw: unknown, factor: number): Examination => {
    const { data, error } = schema.safeParse(raw, { error: describeIssue });
    const cross = crossCheck(raw, (file, maxBytes) =>
      scaleReading(readRecorded(path, file, { minBytes: minPayloadBytes, maxBytes }), factor),
    );
    const faults = [
      ...listSchemaFaults(error?.issues ?? []).map((fault) =>
        place([fault.path], fault.problem, fault.atKey ? 'key' : 'value'),
      ),
      ...cross.faults.map(({ paths, problem }) => place(paths, problem)),
      ...findUnknownLabels(raw).map(({ key, problem }) => place([['expect', key]], problem, 'key')),
      ...cross.traceFaults,
    ];
    return { faults, parsed: faults.length > 0 ? undefined : data, recorded: cross.recorded };
  };
}

function scaleReading(reading: RecordedReading, factor: number): RecordedReading {
  return reading.state === 'read' ? { state: 'read', trace: scaleTrace(reading.trace, factor) } : reading;
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
