import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseDurationUs } from '../core/units/duration.js';
import { buildPlan } from '../plan/build-plan.js';
import { checkScenario } from './check-scenario.js';
import { scenarioJsonSchema } from './json-schema.js';
import type { LoadedScenario, Scenario } from './loaded-scenario.js';
import { estimateLiveUs } from './quick/choose-quick-form.js';
import { delaysEvents, durationRoles, spacesRequests } from './quick/duration-roles.js';
import { readScenarioFlags, type ScenarioFlags } from './scenario-changes.js';
import { formatFault } from './scenario-fault.js';
import { starterScenario } from './starter-scenario.js';

const folder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const files = readdirSync(folder).filter((name) => !name.endsWith('.md') && !name.endsWith('.csv'));

test('the folder holds scenarios, and nothing but .yaml files besides texts and traces', () => {
  expect(files).toContain('order-placed.yaml');
  expect(files.filter((name) => !name.endsWith('.yaml'))).toEqual([]);
});

describe.each(files)('%s', (file) => {
  const path = `${folder}/${file}`;
  const text = readFileSync(path, 'utf8');

  test('is valid, and named like its file', () => {
    const check = checkScenario(path, text);
    expect(check).toMatchObject({ ok: true, loaded: { scenario: { name: basename(file, '.yaml') } } });
  });

  test('points editors at the schema', () => {
    const [, schemaPath = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    const schema = readFileSync(new URL(`${dirname(path)}/${schemaPath}`, 'file://'), 'utf8');
    expect(JSON.parse(schema)).toEqual(scenarioJsonSchema());
  });

  test('is valid by the JSON Schema too', () => {
    expect(readByJsonSchema(text)).toMatchObject(z.looseObject({}).parse(parse(text)));
  });

  test('says which question it answers, and what to look for', () => {
    expect(load(path, text)).toMatchObject({ question: expect.any(String), 'look-for': expect.any(String) });
  });

  test('is planned for less than half a minute in its quick form', () => {
    expect(estimate(load(path, text, { quick: true }))).toBeLessThanOrEqual(30_000_000);
  });

  test.each([[], ['schedule=sequential'], ['trials=2']])(
    'in its quick form events occur for every strategy, and rate × interval is what it was: %s',
    (...set) => {
      const quick = buildPlan(loadWhole(path, text, { quick: true, set }));
      for (const { strategy, trace } of quick.trials) {
        expect(`${strategy.label} ${trace.some(({ phase }) => phase === 'measured')}`).toBe(
          `${strategy.label} true`,
        );
      }
      const full = buildPlan(loadWhole(path, text, { set }));
      const [, factor = '1'] = /divided by ([\d.]+)/.exec(quick.scenario.quickForm ?? '') ?? [];
      if (full.arrivals.process !== 'trace') {
        expect(quick.arrivals.ratePerSecond / full.arrivals.ratePerSecond).toBeCloseTo(Number(factor), 6);
      }
      for (const [index, { options }] of full.strategies.entries()) {
        for (const [name, text] of Object.entries(options).filter(isWait)) {
          const shortUs = durationUs(quick.strategies[index]?.options[name]);
          // To the microsecond that durations are whole in.
          expect(Math.abs(shortUs - durationUs(text) / Number(factor))).toBeLessThan(1);
        }
      }
    },
  );

  test('takes less than a minute where it is live by default', () => {
    const scenario = load(path, text);
    // Drains end as soon as all is in; how long they may last at worst is no measure here.
    const withoutDrain = estimate({ ...scenario, drain: 0 });
    expect(scenario.world === 'virtual' || withoutDrain <= 50_000_000).toBe(true);
  });
});

function load(path: string, text: string, flags: ScenarioFlags = {}): Scenario {
  return loadWhole(path, text, flags).scenario;
}

function isWait([option, value]: readonly [string, unknown]): boolean {
  const role = durationRoles.get(option);
  return parseDurationUs(String(value)).ok && (spacesRequests(role) || delaysEvents(role));
}

function durationUs(text: unknown): number {
  const parsed = parseDurationUs(String(text));
  return parsed.ok ? parsed.value : Number.NaN;
}

function loadWhole(path: string, text: string, flags: ScenarioFlags): LoadedScenario {
  const check = checkScenario(path, text, readScenarioFlags(flags));
  if (!check.ok) {
    throw new Error(check.faults.map(formatFault).join('\n'));
  }
  return check.loaded;
}

function estimate({ strategies, schedule, trials, workload, drain, 'warm-up': warmUpUs }: Scenario): number {
  const durationUs = workload.duration;
  return estimateLiveUs({
    strategies: strategies.length,
    schedule,
    trials,
    warmUpUs,
    durationUs,
    drainUs: drain,
  });
}

test('the JSON Schema refuses what is no scenario', () => {
  const text = starterScenario.replace('interval-poll: { every', 'interval-poll: { evry');
  expect(() => readByJsonSchema(text)).toThrow(z.ZodError);
});

describe('the starter scenario', () => {
  test('is valid, also by the JSON Schema', () => {
    expect(checkScenario('starter.yaml', starterScenario)).toMatchObject({ ok: true });
    expect(readByJsonSchema(starterScenario)).toMatchObject(z.looseObject({}).parse(parse(starterScenario)));
  });

  test('is still valid, and means the same, with every commented field switched on', () => {
    const fields =
      /^( *)# (?=(audience|world|schedule|warm-up|drain|link|source|consumer| {2}[a-z-]+| {4}[a-z-]+): ?)/gm;
    const full = starterScenario.replace(fields, '$1');
    expect(
      full.match(/^(world|schedule|warm-up|drain|link|source|consumer):|^ {2}(audience|max-payload):/gm),
    ).toHaveLength(9);
    const [plain, complete] = [starterScenario, full].map((text) => checkScenario('starter.yaml', text));
    expect(complete).toMatchObject({ ok: true });
    if (plain?.ok === true && complete?.ok === true) {
      const { source: _plainSource, ...plainFields } = plain.loaded.scenario;
      const { source, ...fullFields } = complete.loaded.scenario;
      expect(fullFields).toEqual(plainFields);
      expect(Object.keys(source)).toEqual(['max-payload', 'feed', 'webhook']);
    }
  });
});

/** Reads by the schema that editors have, not by the one that it was made of; defaults are filled in. */
function readByJsonSchema(text: string): unknown {
  return z.fromJSONSchema(z.record(z.string(), z.any()).parse(scenarioJsonSchema())).parse(parse(text));
}
