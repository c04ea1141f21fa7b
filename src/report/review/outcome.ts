import type { Comparison } from '../../analyse/comparison.js';
import { joinWords } from '../../core/words/join-words.js';
import { exclusionsInWords } from '../exclusions-in-words.js';
import { escapeMarkdown, markdownTable } from '../markdown-text.js';
import { isOfTheRun } from '../ranking/exclusion.js';
import { consumerNumbers, freshnessWords, type Ranking } from '../ranking/rank-strategies.js';
import { readableCount } from '../readable-metric.js';
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
          proposal.because === 'no-equals' ? renderTradeOff(proposal) : '',
          renderExcluded(ranking),
          '**For the reviewer:** choose an option and say why, or measure again and render this record anew.',
        ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The options that can be compared, with what each is best in. */
function renderTradeOff(proposal: Proposal): string {
  const { ranking } = proposal;
  const option = proposal.state === 'proposed' ? proposal.option : null;
  const isMixed = consumerNumbers(ranking.contenders.map(({ row }) => row)).length > 1;
  const { freshness, freshest, cheapest, contenders } = ranking;
  const rows = contenders.map((contender) => {
    const roles = [
      contender === option ? '**proposed**' : null,
      freshest.includes(contender) ? 'freshest' : null,
      cheapest.includes(contender) ? 'cheapest' : null,
    ].filter((role) => role !== null);
    return [
      nameOf(contender),
      ...(isMixed ? [readableCount(contender.row.consumers)] : []),
      figureInWords(contender.row, freshness),
      figureInWords(contender.row, 'requests_per_event'),
      figureInWords(contender.row, 'bytes_per_event'),
      roles.join(', '),
    ];
  });
  const heading = [
    'option',
    ...(isMixed ? ['consumers'] : []),
    freshnessWords[freshness],
    'requests per event',
    'bytes per event',
    isMixed ? 'best among equals' : '',
  ];
  const isText = (index: number) => index === 0 || index === heading.length - 1;
  return markdownTable(
    heading,
    rows,
    heading.map((_, index) => (isText(index) ? 'left' : 'right')),
  );
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
