import { createColors } from 'picocolors';
import type {
  CandidateComparison,
  CompareOutcome,
  RunsComparison,
  StrategyContrast,
} from '../../analyse/between-runs/runs-comparison.js';
import { plainText } from '../plain-text.js';
import { noValue } from '../readable-metric.js';
import { narrowestWidthChars } from '../terminal-layout.js';
import { textWidth } from '../text-width.js';
import { wrapText, wrapWithLead } from '../wrap-text.js';
import { cellsOf, circumstancesInWords, conclusionInWords, outcomeWords } from './compare-in-words.js';
import type { ContrastCells } from './contrast-cells.js';

type Colors = ReturnType<typeof createColors>;

interface Terminal {
  readonly widthChars: number;
  readonly colors: Colors;
}

/**
 * A comparison of runs for a terminal: for each candidate the outcome, its figures, and what to know about them. No
 * line is wider than `width`; nothing depends on colour alone.
 */
export function renderTerminalCompare(
  comparison: RunsComparison,
  { width, color }: { readonly width: number; readonly color: boolean },
): string {
  const terminal = { widthChars: Math.max(width, narrowestWidthChars), colors: createColors(color) };
  const parts = comparison.candidates.map((candidate) => renderCandidate(candidate, comparison, terminal));
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function renderCandidate(
  candidate: CandidateComparison,
  comparison: RunsComparison,
  { widthChars, colors }: Terminal,
): readonly string[] {
  const { run, outcome, strategies } = candidate;
  const title = `${plainText(run.scenario)}: ${plainText(run.folder)} against ${plainText(comparison.baseline.folder)}`;
  const [first = '', ...more] = conclusionInWords(candidate, comparison).map(plainText);
  const lead = `${outcomeWords[outcome]}: `;
  const paint = outcomeColor(outcome, colors);
  const conclusion = wrapWithLead(lead, first, widthChars).map((line) => line.replace(lead, paint(lead)));
  return [
    ...wrapText(title, widthChars).map(colors.bold),
    ...conclusion,
    ...more.flatMap((text) => wrapText(text, widthChars)).map(colors.yellow),
    '',
    ...renderStrategies(strategies, { widthChars, colors }),
    '',
    ...circumstancesInWords(candidate).flatMap((text) => wrapWithLead('- ', plainText(text), widthChars)),
  ];
}

function outcomeColor(outcome: CompareOutcome, colors: Colors) {
  return { regression: colors.red, 'not-judged': colors.yellow, 'no-regression': colors.green }[outcome];
}

const heading: ContrastCells = {
  metric: '',
  baseline: 'baseline',
  candidate: 'candidate',
  ratio: 'ratio',
  verdict: '',
  mood: 'unjudged',
};

const figureKeys = ['metric', 'baseline', 'candidate', 'ratio'] as const;
const indent = '  ';
const gap = '   ';

function renderStrategies(strategies: readonly StrategyContrast[], terminal: Terminal): readonly string[] {
  const tables = strategies.map((strategy) => ({ strategy, rows: cellsOf(strategy) }));
  const all = [heading, ...tables.flatMap(({ rows }) => rows)];
  const widths = figureKeys.map((key) => Math.max(0, ...all.map((row) => textWidth(row[key]))));
  const rowChars =
    indent.length +
    widths.reduce((sum, width) => sum + width + gap.length, 0) +
    Math.max(...all.map(({ verdict }) => textWidth(verdict)));
  const isWide = rowChars <= terminal.widthChars;
  const render = (row: ContrastCells) =>
    isWide ? [renderWide(row, widths, terminal)] : renderNarrow(row, terminal);
  return [
    ...(isWide ? render(heading) : []),
    ...tables.flatMap(({ strategy, rows }) => [
      ...wrapText(
        plainText(strategy.label) + (strategy.trusted ? '' : ' (disturbed)'),
        terminal.widthChars,
      ).map(terminal.colors.bold),
      ...rows.flatMap(render),
    ]),
  ];
}

/** Names stand left, figures right. */
function renderWide(row: ContrastCells, widths: readonly number[], { colors }: Terminal): string {
  const figures = figureKeys.map((key, index) => {
    const padding = ' '.repeat(Math.max(0, (widths[index] ?? 0) - textWidth(row[key])));
    return index === 0 ? row[key] + padding : padding + row[key];
  });
  const verdict = row.verdict === '' ? '' : gap + moodColor(row, colors)(row.verdict);
  return indent + figures.join(gap) + verdict;
}

function renderNarrow(row: ContrastCells, { widthChars, colors }: Terminal): readonly string[] {
  const { metric, baseline, candidate, ratio, verdict } = row;
  const times = ratio === noValue ? '' : `, ratio ${ratio}`;
  const text = `${metric}: ${baseline} → ${candidate}${times}: ${verdict}`;
  return wrapWithLead(indent, text, widthChars).map(moodColor(row, colors));
}

function moodColor({ mood }: ContrastCells, colors: Colors) {
  return { bad: colors.red, good: colors.green, plain: String, unjudged: colors.dim }[mood];
}
