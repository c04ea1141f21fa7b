import type { ReportedRun } from '../../analyse/reported-run.js';
import type { Place } from '../formats/contract.js';
import { answers } from './answers.js';
import { classic } from './classic.js';
import { comparisonTable } from './comparison-table.js';
import { expectations } from './expectations.js';
import { fileList } from './file-list.js';
import { renderHead } from './head.js';
import { machine } from './machine.js';
import { method } from './method.js';
import { plots } from './plots.js';
import { lookFor, reading } from './reading.js';
import { repetition } from './repetition.js';
import { scenarioText } from './scenario-text.js';
import type { MarkdownSection } from './section.js';
import { trust } from './trust.js';
import { verdict } from './verdict.js';

/** In the order of reading, as on the page: what came out, what it rests on, how it was made. */
const sections: readonly MarkdownSection[] = [
  verdict,
  comparisonTable,
  repetition,
  expectations,
  plots,
  trust,
  machine,
  classic,
  answers,
  lookFor,
  reading,
  method,
  fileList,
  scenarioText,
];

/**
 * The report of one run in GitHub's Markdown.
 * @param place where it is written, for what it refers to
 */
export function renderMarkdown(run: ReportedRun, place: Place): string {
  const parts = sections.flatMap(({ title, render }) => {
    const body = render(run, place);
    return body === '' ? [] : [`## ${title}\n\n${body}`];
  });
  return `${[renderHead(run.comparison), ...parts].join('\n\n')}\n`;
}
