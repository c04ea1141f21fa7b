import type { Comparison } from '../../analyse/comparison.js';
import { methodSentences } from '../explanations.js';
import {
  cpuHeading,
  cpuRows,
  exceptionHeading,
  exceptionRows,
  sharedHeading,
} from '../fairness/fairness-tables.js';
import { sharedConditions } from '../fairness/shared-conditions.js';
import type { Place } from '../formats/contract.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { methodAddress, methodFileName } from '../method/method-file.js';
import type { MarkdownSection } from './section.js';

/** How the figures came about, what they do not cover, and what was the same for every strategy. */
export const method: MarkdownSection = {
  title: 'Method',
  render: ({ comparison }, place) =>
    [
      ...linkWholeMethod(place),
      methodSentences.map((sentence) => `- ${sentence}`).join('\n'),
      textTable(
        sharedHeading,
        sharedConditions(comparison.world).map(({ what, how }) => [what, how]),
      ),
      textTable(exceptionHeading, exceptionRows(comparison)),
      ...renderCpu(comparison),
    ].join('\n\n'),
};

function linkWholeMethod(place: Place): readonly string[] {
  const address = methodAddress(place);
  return address === null
    ? []
    : [`In short; the whole method, with its sources and limits, is [${methodFileName}](${address}).`];
}

function textTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(
    heading,
    rows.map((cells) => cells.map(escapeMarkdown)),
    heading.map(() => 'left'),
  );
}

/** Nothing where no CPU time was measured. */
function renderCpu(comparison: Comparison): readonly string[] {
  const rows = cpuRows(comparison).map((cells) => cells.map(escapeMarkdown));
  const sides = cpuHeading.map((_, index) => (index === 0 ? ('left' as const) : ('right' as const)));
  return rows.length === 0
    ? []
    : [
        'CPU time of both processes over the window, all trials together: what the system charged, what waiting for as long costs, and what is counted.',
        markdownTable(cpuHeading, rows, sides),
      ];
}
