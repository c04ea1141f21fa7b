import type { CapacityReport } from '../../core/capacity.js';
import { renderCsv } from '../csv/column.js';
import type { CsvTable } from '../csv-tables.js';
import { answerColumns } from './answer-columns.js';
import { stepColumns } from './step-columns.js';

/** The files of `push-vs-poll capacity`. */
export const capacityTables: readonly CsvTable[] = [
  {
    fileName: 'capacity.csv',
    question: 'How many pollers can the source carry, how many events can a receiver take?',
    summary: 'one row per target: the rate that it sustains, and what that means',
    columns: answerColumns,
  },
  {
    fileName: 'capacity-steps.csv',
    question: 'How was the capacity found?',
    summary: 'one row per target and step of constant rate',
    columns: stepColumns,
  },
];

/** Both files, with their texts. */
export function renderCapacityFiles(
  report: CapacityReport,
): readonly { readonly fileName: string; readonly text: string }[] {
  const rows = report.targets.map((capacity) => ({ report, capacity }));
  const stepRows = rows.flatMap((row) =>
    row.capacity.steps.map((step, index) => ({ ...row, step, position: index + 1 })),
  );
  return [
    { fileName: 'capacity.csv', text: renderCsv(answerColumns, rows) },
    { fileName: 'capacity-steps.csv', text: renderCsv(stepColumns, stepRows) },
  ];
}
