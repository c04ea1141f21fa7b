import type { Comparison, ComparisonRow } from '../../analyse/comparison.js';
import type { ReportedRun } from '../../analyse/reported-run.js';
import { conditionsInWords } from '../conditions-in-words.js';
import type { FileSummary } from '../formats/contract.js';
import { escapeMarkdown } from '../markdown-text.js';
import { equalsOf } from '../ranking/rank-strategies.js';
import { stateMarks } from '../state-marks.js';
import { renderConfirmation } from './confirmation.js';
import { renderDrivers } from './drivers.js';
import { renderMoreInformation } from './more-information.js';
import { listArguments } from './option-arguments.js';
import { optionTitle } from './option-title.js';
import { renderOutcome } from './outcome.js';
import { type Proposal, proposeOption } from './propose-option.js';

/** Where it stands in the result folder. */
export const decisionRecordFile: FileSummary = {
  fileName: 'decision.md',
  summary: 'an architecture decision record (MADR), the decision left as a proposal',
  question: 'What do we paste into the architecture review?',
};

/**
 * An architecture decision record in the form of MADR 4.0 (Markdown Any Decision Records), ready to paste: context,
 * drivers, options, a proposal with its reason, its consequences in figures, and how to confirm it later. The decision
 * stays with people: its status is `proposed`. A run that is simulated, incomplete, disturbed or empty says so first.
 * @param files what stands in the run's folder, for the list of sources
 * @see proposeOption for the rule of the proposal
 */
export function renderDecisionRecord(
  { comparison, environment }: ReportedRun,
  files: readonly FileSummary[],
): string {
  const proposal = proposeOption(comparison);
  const row = proposal.state === 'proposed' ? proposal.option.row : null;
  const parts = [
    `---\nstatus: proposed\ndate: ${environment.startedAt.slice(0, 10)}\n---`,
    `# ${escapeMarkdown(titleOf(comparison))}`,
    ...stateMarks(comparison).map(({ word, text }) => `> **${word}:** ${escapeMarkdown(text)}`),
    `## Context and Problem Statement\n\n${renderContext(comparison)}`,
    `## Decision Drivers\n\n${renderDrivers(comparison)}`,
    `## Considered Options\n\n${renderOptions(comparison)}`,
    `## Decision Outcome\n\n${renderOutcome(comparison, proposal)}`,
    `### Consequences\n\n${renderConsequences(comparison, proposal)}`,
    `### Confirmation\n\n${renderConfirmation(comparison, row)}`,
    `## Pros and Cons of the Options\n\n${renderProsAndCons(comparison, proposal)}`,
    `## More Information\n\n${renderMoreInformation(comparison, environment, files)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function titleOf({ scenario: { name, question } }: Comparison): string {
  return `${name}: ${question ?? 'how are the consumers to learn of events?'}`;
}

function renderContext(comparison: Comparison): string {
  const { summary, lookFor } = comparison.scenario;
  return [
    escapeMarkdown(summary),
    `Conditions: ${escapeMarkdown(conditionsInWords(comparison))}`,
    ...(lookFor === null ? [] : [`What to look for: ${escapeMarkdown(lookFor)}`]),
  ].join('\n\n');
}

function renderOptions({ rows }: Comparison): string {
  return rows
    .map((row) => `* ${optionTitle(row)}${row.teaches === '' ? '' : `: ${escapeMarkdown(row.teaches)}`}`)
    .join('\n');
}

/** The strategies that a strategy can be held against: those with as many consumers. */
function peersOf({ ranking }: Proposal, row: ComparisonRow): readonly ComparisonRow[] {
  return equalsOf(
    row,
    ranking.contenders.map((contender) => contender.row),
  );
}

function renderConsequences(comparison: Comparison, proposal: Proposal): string {
  return proposal.state === 'none'
    ? 'None to tell: nothing is proposed.'
    : `Of ${escapeMarkdown(proposal.option.row.label)}, against the options that can be compared:\n\n${listArguments(
        comparison,
        proposal.option.row,
        peersOf(proposal, proposal.option.row),
      )}`;
}

function renderProsAndCons(comparison: Comparison, proposal: Proposal): string {
  return comparison.rows
    .map((row) => {
      const isProposed = proposal.state === 'proposed' && proposal.option.row === row;
      const body = isProposed
        ? 'Proposed: see Consequences.'
        : listArguments(comparison, row, peersOf(proposal, row)) ||
          'No figure: nothing was measured to the end.';
      return `### ${optionTitle(row)}\n\n${body}`;
    })
    .join('\n\n');
}
