import { listScenarios } from '../scenario/list-scenarios.js';
import { strategies } from '../strategies/registry.js';
import { writeOut } from './output.js';

interface ListArguments {
  readonly what: 'scenarios' | 'strategies' | undefined;
  readonly json: boolean;
}

/** Prints scenarios and strategies with one line each, or as JSON. Returns exit code 0. */
export async function printList({ what, json }: ListArguments): Promise<number> {
  const lists = {
    ...(what === 'strategies' ? {} : { scenarios: listScenarios() }),
    ...(what === 'scenarios' ? {} : { strategies: strategies.map(describeStrategy) }),
  };
  writeOut(
    json
      ? `${JSON.stringify(lists, null, 2)}\n`
      : Object.entries(lists)
          .map(([title, entries]) => renderList(title, entries))
          .join('\n'),
  );
  return 0;
}

function describeStrategy({ id, summary, teaches }: (typeof strategies)[number]) {
  return { name: id, summary, teaches };
}

function renderList(
  title: string,
  entries: readonly { readonly name: string; readonly summary: string }[],
): string {
  const widthChars = Math.max(0, ...entries.map(({ name }) => name.length));
  const lines = entries.map(({ name, summary }) => `  ${name.padEnd(widthChars)}  ${toOneLine(summary)}`);
  return [title, ...lines].map((line) => `${line.trimEnd()}\n`).join('');
}

function toOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
