import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scenarioJsonSchema } from '../scenario/json-schema.js';
import { type AvailableScenario, listScenarios } from '../scenario/list-scenarios.js';
import { strategies } from '../strategies/registry.js';
import {
  fillPlace,
  renderClosedForms,
  renderFieldTable,
  renderOptionTable,
  renderScenarioTable,
  renderStrategyTable,
} from './readme-tables.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scenarios = listScenarios(root);

function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8');
}

test('the tables of README.md are fresh', () => {
  const readme = read('README.md');
  const filled = fillPlace(readme, 'strategies', renderStrategyTable(strategies));
  expect(fillPlace(filled, 'scenarios', renderScenarioTable(scenarios, 'scenarios/'))).toBe(readme);
});

test('the tables of scenarios/README.md are fresh', () => {
  const readme = read('scenarios/README.md');
  const filled = fillPlace(readme, 'scenarios', renderScenarioTable(scenarios, ''));
  const explained = fillPlace(filled, 'closed-forms', renderClosedForms(strategies));
  const complete = fillPlace(explained, 'options', renderOptionTable(strategies));
  expect(fillPlace(complete, 'fields', renderFieldTable(scenarioJsonSchema()))).toBe(readme);
});

test('every strategy and every scenario has a row', () => {
  for (const { id } of strategies) {
    expect(renderStrategyTable(strategies)).toContain(`\n| \`${id}\` `);
    expect(renderOptionTable(strategies)).toContain(`\n| \`${id}\` `);
    expect(`\n${renderClosedForms(strategies)}`).toContain(`\n- **\`${id}\`**: `);
  }
  for (const { name } of scenarios) {
    expect(renderScenarioTable(scenarios, '')).toContain(`[\`${name}\`](${name}.yaml)`);
  }
});

const scenario = {
  name: 'a',
  summary: 'What does it say, and to whom is it said? More of it.',
  world: 'live',
  path: 'a.yaml',
} as const;

test('a question stands beside the first of its scenarios, and what has none comes last', () => {
  const listed: readonly AvailableScenario[] = [
    { ...scenario, question: null },
    { ...scenario, name: 'b', question: 'Why?' },
    { ...scenario, name: 'c', question: 'Why?', world: 'virtual' },
  ];
  expect(renderScenarioTable(listed, 'x/').split('\n').slice(2)).toEqual([
    '| Why?     | [`b`](x/b.yaml) | What does it say, and to whom is it said? | live     |',
    '|          | [`c`](x/c.yaml) | What does it say, and to whom is it said? | virtual  |',
    '|          | [`a`](x/a.yaml) | What does it say, and to whom is it said? | live     |',
  ]);
});

test('only what stands between the marks is replaced, and a document must have them', () => {
  const document = 'before\n<!-- t:begin -->\nold\n<!-- t:end -->\nafter\n';
  const filled = 'before\n<!-- t:begin -->\n\nnew\n\n<!-- t:end -->\nafter\n';
  expect(fillPlace(document, 't', 'new')).toBe(filled);
  expect(fillPlace(filled, 't', 'new')).toBe(filled);
  expect(() => fillPlace(document, 'other', '')).toThrow(RangeError);
});
