import type { ComparisonRow, World } from '../../analyse/comparison.js';
import type { MetricName } from '../../core/metric-catalogue.js';
import { escapeMarkdown } from '../markdown-text.js';
import { isMarked } from '../notes.js';
import { readableMetric } from '../readable-metric.js';
import { threeAnswers } from '../three-answers.js';

/** A strategy's figure as Markdown, with an asterisk where a warning names it. */
export function figureInWords(row: ComparisonRow, name: MetricName): string {
  const figure = escapeMarkdown(readableMetric(name, row.metrics[name]));
  return isMarked(row, [name]) ? `${figure}\\*` : figure;
}

/** What stands beside a figure, as Markdown: its interval, and the other answers to the same question. Or nothing. */
export function besideInWords(world: World, row: ComparisonRow, name: MetricName): string {
  const { simulated, predicted } = threeAnswers(world, row, name);
  const interval = row.intervals[name];
  const readable = (value: number) => escapeMarkdown(readableMetric(name, value));
  const parts = [
    interval === undefined ? null : `95 % interval ${readable(interval.low)} to ${readable(interval.high)}`,
    world === 'virtual' || simulated === null ? null : `simulated ${readable(simulated)}`,
    predicted === null ? null : `predicted ${readable(predicted)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}
