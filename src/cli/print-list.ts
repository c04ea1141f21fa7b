import { type AvailableScenario, listScenarios } from '../scenario/list-scenarios.js';
import { commonOptions } from '../scenario/strategy-entry.js';
import type { Strategy } from '../strategies/contract.js';
import { strategies } from '../strategies/registry.js';
import { describeOptions } from './describe-options.js';
import { firstSentence, groupByQuestion } from './group-by-question.js';
import { writeOut } from './output.js';

interface ListArguments {
  readonly what: 'scenarios' | 'strategies' | undefined;
  readonly json: boolean;
}

/**
 * Prints scenarios, grouped by the question that they answer, and strategies, with one line each; or as JSON, with all
 * there is to know about them; options that every strategy accepts stand apart there. Returns exit code 0.
 */
export async function printList({ what, json }: ListArguments): Promise<number> {
  const scenarios = what === 'strategies' ? undefined : listScenarios();
  const listed = what === 'scenarios' ? undefined : strategies;
  if (json) {
    const document = {
      scenarios,
      strategies: listed?.map(describeStrategy),
      commonOptions: listed === undefined ? undefined : describeOptions(commonOptions),
    };
    writeOut(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  const parts = [
    ...(scenarios === undefined ? [] : [renderScenarios(scenarios)]),
    ...(listed === undefined ? [] : [renderStrategies(listed)]),
  ];
  writeOut(parts.join('\n'));
  return 0;
}

function describeStrategy({ id, summary, teaches, wire, delivers, closedForm, options }: Strategy) {
  return { name: id, summary, teaches, wire, delivers, closedForm, options: describeOptions(options) };
}

function renderStrategies(listed: readonly Strategy[]): string {
  const entries = listed.map(({ id, summary }) => ({ name: id, text: summary }));
  return renderLines(['strategies', ...alignEntries(entries, '  ')]);
}

/** A scenario that runs in virtual time by default says so. */
function renderScenarios(scenarios: readonly AvailableScenario[]): string {
  const groups = groupByQuestion(scenarios).flatMap((group) => {
    const entries = group.scenarios.map(({ name, summary, world }) => ({
      name,
      text: (world === 'virtual' ? '(virtual) ' : '') + firstSentence(summary),
    }));
    return [`  ${group.question ?? 'Without a question'}`, ...alignEntries(entries, '    ')];
  });
  return renderLines(['scenarios', ...groups]);
}

function alignEntries(
  entries: readonly { readonly name: string; readonly text: string }[],
  indent: string,
): string[] {
  const widthChars = Math.max(0, ...entries.map(({ name }) => name.length));
  return entries.map(({ name, text }) => `${indent}${name.padEnd(widthChars)}  ${text}`);
}

function renderLines(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
