import type { Comparison } from '../../analyse/comparison.js';
import { requestsInWords, timesInWords } from '../../core/words/ratio-in-words.js';
import { escapeMarkdown } from '../markdown-text.js';
import { type Contender, freshnessWords, type Ranking } from '../ranking/rank-strategies.js';
import type { NothingProposed, Proposed } from './propose-option.js';

/** An option's label as Markdown. */
export function nameOf({ row }: Contender): string {
  return escapeMarkdown(row.label);
}

/** Markdown: the sentence of the proposal with its reason, and the rule behind it. */
export function explainProposed(comparison: Comparison, proposal: Proposed): string {
  const inSimulation = comparison.world === 'virtual' ? 'in simulation ' : '';
  return `Proposed option: **${nameOf(proposal.option)}**, because ${inSimulation}${explainRule(proposal)}.`;
}

function explainRule({ rule, option, ranking }: Proposed): string {
  const freshness = freshnessWords[ranking.freshness];
  switch (rule) {
    case 'only-one-left':
      return 'it is the only one that nothing rules out';
    case 'best-of-both':
      return `no other option had a ${freshness}, or requests per event, that is lower by more than 5 %`;
    case 'cheapest-within-limits':
      return (
        'every option that is left was as fresh as the scenario asks for, and none of them sent fewer requests per ' +
        'event by more than 5 %'
      );
    case 'even-weights':
      return (
        `it has the least product of ${freshness} and requests per event: ${compareWithExtremes(option, ranking)}. ` +
        'The scenario sets no limit on the freshness of every option, so this rule takes twice as fresh to be worth ' +
        'twice the requests'
      );
    default:
      return rule satisfies never;
  }
}

/** What the option gives up for what it gains, against the freshest and against the cheapest. */
function compareWithExtremes(option: Contender, { freshest, cheapest }: Ranking): string {
  const against = [freshest[0], cheapest[0]].flatMap((other) =>
    other === undefined || other === option || freshest.includes(option) === freshest.includes(other)
      ? []
      : [other],
  );
  return against
    .map(
      (other) =>
        `against ${nameOf(other)} it is ${ageInWords(option, other)} and sent ${escapeMarkdown(requestsOf(option, other))}`,
    )
    .join('; ');
}

function requestsOf(option: Contender, other: Contender): string {
  return requestsInWords(option.row.metrics.requests_total ?? 0, other.row.metrics.requests_total ?? 0);
}

function ageInWords(option: Contender, other: Contender): string {
  const [least, most] = [option.freshnessMs, other.freshnessMs].toSorted((left, right) => left - right);
  const direction = option.freshnessMs < other.freshnessMs ? 'fresher' : 'less fresh';
  return least === undefined || most === undefined || least === 0
    ? direction
    : `${timesInWords(most / least)} ${direction}`;
}

/** Why nothing is proposed, as a part of a sentence. */
export function explainNone(because: NothingProposed['because']): string {
  switch (because) {
    case 'one-option':
      return 'there was only one: nothing can be held against it';
    case 'none-left':
      return 'every option is ruled out by what it did';
    case 'nothing-happened':
      return 'nothing happened in this run that the options could be compared by';
    case 'measure-again':
      return 'an option was disturbed or not measured whole, and might be the best: measure again';
    case 'no-equals':
      return 'the options have different numbers of consumers, and only those with as many can be compared: see what each is best in below';
    default:
      return because satisfies never;
  }
}
