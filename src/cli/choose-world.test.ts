import { expect, test } from 'vitest';
import { checkScenario } from '../scenario/check-scenario.js';
import { readScenarioFlags, type ScenarioFlags } from '../scenario/scenario-changes.js';
import { chooseWorld } from './choose-world.js';

function load(fields: string, flags: ScenarioFlags = {}) {
  const text = `name: long
summary: A long one.
workload: { arrivals: { process: poisson, rate: 1/h }, duration: 30d }
strategies: [webhook]
${fields}`;
  const check = checkScenario('long.yaml', text, readScenarioFlags(flags));
  if (!check.ok) {
    throw new Error(JSON.stringify(check.faults));
  }
  return check.loaded;
}

test('run goes where the scenario says, and tells when that is virtual time', () => {
  expect(chooseWorld('live', load(''))).toEqual({ world: 'live', notice: null });
  const { world, notice } = chooseWorld('live', load('world: virtual'));
  expect(world).toBe('virtual');
  expect(notice).toMatch(/^long is long: .*--quick.*--set world=live/);
});

test('the command line has the last word', () => {
  expect(chooseWorld('live', load('world: virtual', { quick: true })).world).toBe('live');
  expect(chooseWorld('live', load('world: virtual', { set: ['world=live'] })).world).toBe('live');
  expect(chooseWorld('virtual', load('', { quick: true }))).toEqual({ world: 'virtual', notice: null });
});
