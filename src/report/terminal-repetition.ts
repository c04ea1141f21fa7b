import type { createColors } from 'picocolors';
import type { Comparison, Contrast } from '../analyse/comparison.js';
import { columnName } from './comparison-columns.js';
import { plainText } from './plain-text.js';
import { contrastInWords, contrastName, timesInWords } from './repetition/contrast-in-words.js';
import { repeatedColumns } from './repetition/repeated-columns.js';
import { repetitionInWords } from './repetition/repetition-in-words.js';
import { shownContrasts } from './repetition/shown-contrasts.js';
import { renderColumns } from './terminal-columns.js';
import { layOutTable } from './terminal-layout.js';
import { wrapText, wrapWithLead } from './wrap-text.js';

interface Terminal {
  readonly widthChars: number;
  readonly colors: ReturnType<typeof createColors>;
}

/**
 * The medians over the trials with their intervals, or a line that says why there are none.
 * @param labels of the strategies, as the first table has them
 * @returns lines of at most `widthChars`
 */
export function renderRepetition(
  comparison: Comparison,
  labels: readonly string[],
  { widthChars, colors }: Terminal,
): string[] {
  const columns = repeatedColumns(comparison.rows);
  const words = wrapText(repetitionInWords(comparison), widthChars);
  if (columns.length === 0) {
    return words.map(colors.dim);
  }
  const layout = layOutTable(columns, labels, widthChars);
  const { leftOut } = layout;
  const missing = leftOut.length === 0 ? [] : [`no room for: ${leftOut.map(columnName).join(', ')}`];
  return [
    ...words,
    ...renderColumns(labels, layout, colors),
    ...missing.flatMap((line) => wrapText(line, widthChars)).map(colors.dim),
  ];
}

/** What a glance is for: how fresh, and at how many requests. The reports have the other metrics. */
const glance: ReadonlySet<string> = new Set(['latency_p50_ms', 'read_latency_mean_ms', 'requests_total']);

/**
 * The differences between strategies: an item for each pair.
 * @returns lines of at most `widthChars`; none where nothing was repeated
 */
export function renderContrasts(comparison: Comparison, widthChars: number): string[] {
  const { pairs, isPart } = shownContrasts(comparison);
  const items = pairs.flatMap(({ label, against, trusted, contrasts }) => {
    const parts = contrasts.filter(({ metric }) => glance.has(metric)).map(describeContrast);
    const names = `${plainText(label)} against ${plainText(against)}${trusted ? '' : ' (disturbed)'}`;
    return parts.length === 0 ? [] : [`${names}: ${parts.join('; ')}`];
  });
  if (!comparison.rows.some(({ trials }) => trials > 1) || items.length === 0) {
    return [];
  }
  const remarks = [
    ...(pairs.some(({ contrasts }) => contrasts.some(isUndecided)) ? ['too few trials for a verdict'] : []),
    ...(isPart ? ['ratios.csv has every pair'] : []),
  ];
  const remark = remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
  return [
    ...wrapText(`Between strategies, as ratios within each trial${remark}:`, widthChars),
    ...items.flatMap((item) => wrapWithLead('- ', item, widthChars)),
  ];
}

function isUndecided({ verdict }: Contrast): boolean {
  return verdict === 'too-few-trials';
}

/** That there are too few trials stands above all items. */
function describeContrast(contrast: Contrast): string {
  const told = isUndecided(contrast) ? timesInWords(contrast) : contrastInWords(contrast);
  return `${contrastName(contrast.metric)} ${told}`;
}
