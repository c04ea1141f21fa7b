import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findScenario } from './find-scenario.js';
import { listScenarios } from './list-scenarios.js';
import { loadScenario } from './load-scenario.js';
import { noChanges, readScenarioFlags } from './scenario-changes.js';
import { starterScenario } from './starter-scenario.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'push-vs-poll-'));
  mkdirSync(join(folder, 'scenarios'));
  mkdirSync(join(folder, 'drafts.yaml'));
  writeFileSync(join(folder, 'scenarios', 'mine.yaml'), starterScenario);
  writeFileSync(join(folder, 'scenarios', 'broken.yml'), 'summary: [');
  writeFileSync(join(folder, 'outside.yaml'), 'name: Outside\nsummary: 3\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a name is looked up under the current folder, then in the package', () => {
  expect(findScenario('mine', folder)).toBe(join('scenarios', 'mine.yaml'));
  expect(findScenario('broken', folder)).toBe(join('scenarios', 'broken.yml'));
  expect(findScenario('order-placed', folder)).toMatch(/^\/.*\/scenarios\/order-placed\.yaml$/);
  expect(loadScenario('mine', noChanges, folder).scenario.name).toBe('my-first-scenario');
  expect(loadScenario('order-placed', noChanges, folder).scenario.strategies).toHaveLength(3);
});

test('what has a slash or the ending of a YAML file is a path', () => {
  expect(findScenario('outside.yaml', folder)).toBe('outside.yaml');
  expect(findScenario('./scenarios/mine.yaml', folder)).toBe('./scenarios/mine.yaml');
  expect(findScenario(join(folder, 'outside.yaml'), '/')).toBe(join(folder, 'outside.yaml'));
});

test.each([
  ['order-place', 'no scenario is named "order-place"; did you mean "order-placed"?'],
  ['outsid.yaml', 'there is no file outsid.yaml; did you mean "outside.yaml"?'],
  ['mine.yaml', 'there is no file mine.yaml; did you mean "mine"?'],
  ['no/such/folder.yaml', 'there is no file no/such/folder.yaml'],
  ['drafts.yaml', 'not a file: drafts.yaml'],
])('%s is not found', (nameOrPath, message) => {
  expect(() => loadScenario(nameOrPath, noChanges, folder)).toThrow(
    expect.objectContaining({ code: 'PVP_SCENARIO_NOT_FOUND', exitCode: 2, message }),
  );
});

test('an invalid scenario is told with all its faults, one per line', () => {
  expect(() => loadScenario('outside.yaml', noChanges, folder)).toThrow(
    expect.objectContaining({
      code: 'PVP_SCENARIO_INVALID',
      exitCode: 2,
      message: [
        'outside.yaml has 4 faults',
        'outside.yaml:1:1  workload  is missing; expected a map of keys and values',
        'outside.yaml:1:1  strategies  is missing; expected a list',
        'outside.yaml:1:7  name  must be lower-case words joined by hyphens, such as order-placed',
        'outside.yaml:2:10  summary  expected a text, found 3',
      ].join('\n'),
      nextStep: expect.stringContaining('push-vs-poll schema'),
    }),
  );
});

test('a file without a fault is not blamed for those of the options', () => {
  expect(() => loadScenario('order-placed', readScenarioFlags({ trials: 'abc' }), folder)).toThrow(
    /^the options have 1 fault\n--trials abc {2}trials {2}/,
  );
});

test('lists what can be run by name, the ones of the current folder first', () => {
  const scenarios = listScenarios(folder);
  expect(scenarios.slice(0, 2)).toEqual([
    { name: 'broken', question: null, summary: '', world: 'live', path: join('scenarios', 'broken.yml') },
    {
      name: 'mine',
      question: null,
      summary: 'How much sooner does a webhook bring our events, and what does it cost?',
      world: 'live',
      path: join('scenarios', 'mine.yaml'),
    },
  ]);
  const named = (wanted: string) => scenarios.find(({ name }) => name === wanted);
  expect(named('order-placed')).toMatchObject({
    question: 'How soon must the consumer know?',
    summary: expect.stringMatching(/^A shop's order pipeline/),
    world: 'live',
  });
  expect(named('zapier-2013')?.world).toBe('virtual');
});
