import type { Comparison } from '../../analyse/comparison.js';
import type { ReportedRun } from '../../analyse/reported-run.js';
import { byteLength } from '../../core/byte-length.js';
import { isMissed } from '../../core/expectation.js';
import { comparisonTable } from '../markdown/comparison-table.js';
import { renderExpectationTable } from '../markdown/expectations.js';
import { explainMarks } from '../markdown/reading.js';
import { listWarningItems } from '../markdown/trust.js';
import { verdict } from '../markdown/verdict.js';
import { escapeMarkdown } from '../markdown-text.js';
import { isAnyMeasured } from '../notes.js';
import { summariseExpectations } from '../readable-expectation.js';
import { stateMarks } from '../state-marks.js';
import { trustInBrief } from '../trust-in-brief.js';
import type { ScenarioEnding } from './scenario-ending.js';

/** GitHub refuses what is longer than 1 MiB per step; other commands of the step may want to add something too. */
const mostBytes = 262_144;
/** Of missed expectations and of warnings; the report has all of them. */
const mostLines = 20;
/** Of a scenario of which there is no room for more. */
const mostHeadingChars = 200;

/**
 * What a CI system shows of a command, in Markdown: of each scenario the verdict, the table, missed expectations and
 * warnings. It stays small, however much there is to tell: what has no room is named, and stands in the reports.
 *
 * @param endings in the order of the command
 */
export function renderSummary(endings: readonly ScenarioEnding[]): string {
  const written: string[] = [];
  let bytesLeft = mostBytes;
  for (const [index, ending] of endings.entries()) {
    const heading = renderHeading(ending);
    const fitting = [
      `${heading}\n\n${renderBody(ending)}\n\n`,
      `${heading}\n\nNo room for more here.\n\n`,
    ].find((text) => byteLength(text) <= bytesLeft);
    if (fitting === undefined) {
      written.push(`And ${endings.length - index} more, for which there is no room here.\n\n`);
      break;
    }
    written.push(fitting);
    bytesLeft -= byteLength(fitting);
  }
  // Behind a text that does not end its last line, a heading would be none.
  return `\n${written.join('')}`;
}

function renderHeading(ending: ScenarioEnding): string {
  const name = ending.state === 'written' ? ending.run.comparison.scenario.name : ending.name;
  const outcome = ending.state === 'written' ? describeOutcome(ending.run.comparison) : 'no result';
  return `## ${escapeMarkdown(shorten(name))}: ${outcome}`;
}

function describeOutcome({ state, expectations }: Comparison): string {
  if (state === 'incomplete') {
    return 'incomplete';
  }
  return expectations.length === 0 ? 'complete' : `expectations: ${summariseExpectations(expectations)}`;
}

function renderBody(ending: ScenarioEnding): string {
  switch (ending.state) {
    case 'written':
      return renderRun(ending.run, ending.folder);
    case 'nothing':
      return `> **FAILED:** ${escapeMarkdown(ending.message)} (${escapeMarkdown(ending.code)})`;
    default:
      return ending satisfies never;
  }
}

function renderRun(run: ReportedRun, folder: string): string {
  const { comparison } = run;
  const nowhere = { files: [], folder: '' };
  const marks = stateMarks(comparison).map(({ word, text }) => `> **${word}:** ${escapeMarkdown(text)}`);
  const missed = comparison.expectations.filter(({ state }) => isMissed(state));
  const warnings = listWarningItems(comparison);
  return [
    marks.join('\n>\n'),
    missed.length === 0 ? '' : renderExpectationTable(missed.slice(0, mostLines)),
    describeRest(missed.length),
    verdict.render(run, nowhere),
    comparisonTable.render(run, nowhere),
    isAnyMeasured(comparison.rows) ? explainMarks(comparison.rows) : '',
    describeTrust(comparison),
    warnings.slice(0, mostLines).join('\n'),
    describeRest(warnings.length),
    `Results: ${escapeMarkdown(folder)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function describeTrust(comparison: Comparison): string {
  const sentences = trustInBrief(comparison).join(' ');
  return sentences === '' ? '' : `Trust: ${escapeMarkdown(sentences)}`;
}

function describeRest(count: number): string {
  return count > mostLines ? `And ${count - mostLines} more, in the report.` : '';
}

function shorten(name: string): string {
  const characters = [...name];
  return characters.length > mostHeadingChars ? `${characters.slice(0, mostHeadingChars).join('')}…` : name;
}
