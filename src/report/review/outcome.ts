import type { Comparison } from '../../analyse/comparison.js';
import { joinWords } from '../../core/words/join-words.js';
import { exclusionsInWords } from '../exclusions-in-words.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { isOfTheRun } from '../ranking/exclusion.js';
import { freshnessWords, type Ranking } from '../ranking/rank-strategies.js';
import { explainNone, explainProposed, nameOf } from './explain-proposal.js';
import { figureInWords } from './figure-in-words.js';
import type { Proposal, Proposed } from './propose-option.js';

/** Markdown: the proposal with its reason, the trade-off, who was left out, and what the reviewer may do. */
export function renderOutcome(comparison: Comparison, proposal: Proposal): string {
  const { ranking } = proposal;
  const parts =
    proposal.state === 'proposed'
      ? [
          explainProposed(comparison, proposal),
          renderTradeOff(proposal),
          renderExcluded(ranking),
          invite(proposal),
        ]
      : [
          `No option is proposed, because ${explainNone(proposal.because)}.`,
          renderExcluded(ranking),
          '**For the reviewer:** choose an option and say why, or measure again and render this record anew.',
        ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The options that can be compared, with what each is best in. */
function renderTradeOff({ option, ranking }: Proposed): string {
  const { freshness, freshest, cheapest, contenders } = ranking;
  const rows = contenders.map((contender) => {
    const roles = [
      contender === option ? '**proposed**' : null,
      freshest.includes(contender) ? 'freshest' : null,
      cheapest.includes(contender) ? 'cheapest' : null,
    ].filter((role) => role !== null);
    return [
      nameOf(contender),
      figureInWords(contender.row, freshness),
      figureInWords(contender.row, 'requests_per_event'),
      figureInWords(contender.row, 'bytes_per_event'),
      roles.join(', '),
    ];
  });
  const heading = ['option', freshnessWords[freshness], 'requests per event', 'bytes per event', ''];
  return markdownTable(heading, rows, ['left', 'right', 'right', 'right', 'left']);
}

function renderExcluded({ excluded }: Ranking): string {
  if (excluded.length === 0) {
    return '';
  }
  const lines = excluded.map(
    ({ row, because }) =>
      `* ${escapeMarkdown(row.label)} ${escapeMarkdown(joinWords(exclusionsInWords(because)))}.`,
  );
  const isProvisional = excluded.some(({ because }) => because.some(isOfTheRun));
  const consequence = isProvisional
    ? '\n\nAnother run may bring back what was not measured properly: until then all of this is provisional.'
    : '';
  return `Not to be proposed:\n\n${lines.join('\n')}${consequence}`;
}

function invite({ option, ranking }: Proposed): string {
  const { freshness, freshest, cheapest } = ranking;
  const [fastest, thriftiest] = [freshest[0], cheapest[0]];
  const alternatives = [
    thriftiest === undefined || cheapest.includes(option)
      ? null
      : `choose ${nameOf(thriftiest)} if a ${freshnessWords[freshness]} of ${figureInWords(thriftiest.row, freshness)} is soon enough`,
    fastest === undefined || freshest.includes(option)
      ? null
      : `choose ${nameOf(fastest)} if only the freshest will do`,
  ].filter((alternative) => alternative !== null);
  const or = ['name another option with its reason', ...alternatives].join('; ');
  return `**For the reviewer:** a rule proposes, people decide. Accept with \`status: accepted\`, or ${or}.`;
}
