import { escapeMarkdown, markdownTable } from '../report/markdown-text.js';
import type { AvailableScenario } from '../scenario/list-scenarios.js';
import { formatRange } from '../scenario/number-range.js';
import { commonOptions } from '../scenario/strategy-entry.js';
import type { Strategy } from '../strategies/contract.js';
import { describeFields, describeOptions, type OptionDescription } from './describe-options.js';
import { firstSentence, groupByQuestion } from './group-by-question.js';

/** Markdown: what each strategy does, and what it teaches. */
export function renderStrategyTable(strategies: readonly Strategy[]): string {
  const rows = strategies.map(({ id, summary, teaches }) => [`\`${id}\``, summary, teaches].map(escapePipes));
  return markdownTable(['strategy', 'what it does', 'what it teaches'], rows, ['left', 'left', 'left']);
}

/** Markdown: a list of what each strategy's closed form predicts, under which assumptions, and where it comes from. */
export function renderClosedForms(strategies: readonly Strategy[]): string {
  return strategies
    .map(({ id, closedForm }) => {
      const { summary, source } = closedForm;
      return `- **\`${id}\`**: ${summary} _Source:_ ${source}`;
    })
    .join('\n');
}

/** Markdown: the options of an entry, then those of each strategy, with their defaults and the ranges allowed. */
export function renderOptionTable(strategies: readonly Strategy[]): string {
  const groups = [
    { name: 'every strategy', options: commonOptions },
    ...strategies.map(({ id, options }) => ({ name: `\`${id}\``, options })),
  ];
  const rows = groups.flatMap(({ name, options }) => {
    const described = describeOptions(options);
    return described.length === 0
      ? [[name, '', '', '', 'none']]
      : described.map((option, index) => [index === 0 ? name : '', ...renderOption(option)]);
  });
  const heading = ['strategy', 'option', 'default', 'allowed', 'meaning'];
  return markdownTable(
    heading,
    rows.map((row) => row.map(escapePipes)),
    heading.map(() => 'left' as const),
  );
}

/**
 * Markdown: every field of a scenario but the options of strategies and arrivals, which have tables of their own.
 * @param schema the JSON Schema of scenarios
 */
export function renderFieldTable(schema: unknown): string {
  const rows = describeFields(schema).map((field) => renderOption(field).map(escapePipes));
  const heading = ['field', 'default', 'allowed', 'meaning'];
  return markdownTable(
    heading,
    rows,
    heading.map(() => 'left' as const),
  );
}

function renderOption(option: OptionDescription): string[] {
  const { name, required, default: byDefault, description } = option;
  const fallback = required ? 'required' : writeDefault(byDefault);
  return [`\`${name}\``, fallback, renderRange(option), description];
}

function renderRange({ type, allowed }: Pick<OptionDescription, 'type' | 'allowed'>): string {
  if (allowed === null) {
    return type;
  }
  return isWordList(allowed) ? allowed.map((word) => `\`${word}\``).join(', ') : formatRange(allowed);
}

/** Array.isArray alone does not tell a readonly list from what is none. */
function isWordList(allowed: NonNullable<OptionDescription['allowed']>): allowed is readonly string[] {
  return Array.isArray(allowed);
}

/** As YAML would have it; nothing for what is empty or not there. */
function writeDefault(value: unknown): string {
  if (Array.isArray(value)) {
    return `\`[${value.join(', ')}]\``;
  }
  return value === null || typeof value === 'object' ? '' : `\`${value}\``;
}

/**
 * Markdown: scenarios under the question that they answer.
 * @param folder where the scenario files are, as seen from the document; ends in a slash, or is empty
 */
export function renderScenarioTable(scenarios: readonly AvailableScenario[], folder: string): string {
  const rows = groupByQuestion(scenarios).flatMap((group) =>
    group.scenarios.map(({ name, summary, world }, index) => [
      index === 0 ? escapeMarkdown(group.question ?? '') : '',
      `[\`${name}\`](${folder}${name}.yaml)`,
      escapeMarkdown(firstSentence(summary)),
      world,
    ]),
  );
  return markdownTable(['question', 'scenario', 'what it asks', '`run` is'], rows, [
    'left',
    'left',
    'left',
    'left',
  ]);
}

/**
 * A document in which what stands between `<!-- name:begin -->` and `<!-- name:end -->` is replaced.
 * @throws RangeError when the document has no such place
 */
export function fillPlace(document: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, until] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || until < from) {
    throw new RangeError(`the document has no place for ${name}`);
  }
  return `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(until)}`;
}

/** Our own texts may hold markup, but no border of a cell. */
function escapePipes(text: string): string {
  return text.replaceAll('|', '\\|');
}
