import type {
  CandidateComparison,
  RunsComparison,
  StrategyContrast,
} from '../../../analyse/between-runs/runs-comparison.js';
import { escapeMarkdown, markdownTable } from '../../markdown-text.js';
import {
  cellsOf,
  circumstancesInWords,
  conclusionInWords,
  howToReadComparison,
  outcomeWords,
  toleranceInWords,
} from '../compare-in-words.js';
import type { CompareFormat } from './contract.js';

/** A comparison of runs for a pull request or a wiki. */
export const compareMarkdown: CompareFormat = {
  ending: '.md',
  render: (comparison) => {
    const parts = [
      `# ${outcomeWords[comparison.outcome]} against ${escapeMarkdown(comparison.baseline.folder)}`,
      `Tolerance: ${toleranceInWords(comparison)}.`,
      ...comparison.candidates.map((candidate) => renderCandidate(candidate, comparison)),
      `## How to read this\n\n${renderList(howToReadComparison)}`,
    ];
    return `${parts.join('\n\n')}\n`;
  },
};

function renderCandidate(candidate: CandidateComparison, comparison: RunsComparison): string {
  const { run, outcome, strategies } = candidate;
  const said = conclusionInWords(candidate, comparison).map(escapeMarkdown).join(' ');
  return [
    `## ${escapeMarkdown(run.scenario)}: ${escapeMarkdown(run.folder)}`,
    `**${outcomeWords[outcome]}:** ${said}`,
    ...(strategies.length === 0 ? [] : [renderTable(strategies)]),
    renderList(circumstancesInWords(candidate)),
  ].join('\n\n');
}

function renderList(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n');
}

function renderTable(strategies: readonly StrategyContrast[]): string {
  const rows = strategies.flatMap((strategy) =>
    cellsOf(strategy).map(({ metric, baseline, candidate, ratio, verdict, mood }) => [
      escapeMarkdown(strategy.label) + (strategy.trusted ? '' : ' (disturbed)'),
      ...[metric, baseline, candidate, ratio].map(escapeMarkdown),
      mood === 'bad' ? `**${escapeMarkdown(verdict)}**` : escapeMarkdown(verdict),
    ]),
  );
  return markdownTable(['strategy', 'metric', 'baseline', 'candidate', 'ratio (95 %)', 'verdict'], rows, [
    'left',
    'left',
    'right',
    'right',
    'right',
    'left',
  ]);
}
