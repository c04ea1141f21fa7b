import type { CapacityReport, TargetCapacity } from '../../core/capacity.js';
import { type CsvColumn, textColumn } from '../csv/column.js';
import { fixedCell } from '../csv/number-cells.js';
import { decimalColumn } from '../csv/number-columns.js';

/** What was found out about one target. */
export interface TargetRow {
  readonly report: CapacityReport;
  readonly capacity: TargetCapacity;
}

/** Microseconds as milliseconds; empty for null. */
export function msCell(us: number | null): string {
  return fixedCell(us === null ? null : us / 1_000, 3);
}

/** The columns that both files begin with: scenario, target, bound_ms. */
export const targetColumns: readonly CsvColumn<TargetRow>[] = [
  textColumn('scenario', 'Name of the scenario', 'from its file', ({ report }) => report.scenario),
  textColumn(
    'target',
    'What was loaded',
    '`feed` (the source’s change feed) or `receiver` (one webhook endpoint)',
    ({ capacity }) => capacity.target,
  ),
  decimalColumn('bound_ms', 'milliseconds', 'What p99 may be at most', '`--bound`', ({ report }) =>
    msCell(report.boundUs),
  ),
];
