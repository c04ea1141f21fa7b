import type { Comparison } from '../../analyse/comparison.js';
import type { ColumnDescription } from '../csv/column.js';

/** A file of a result folder, as the lists of files name it. */
export interface FileSummary {
  readonly fileName: string;
  /** One line: what it holds. */
  readonly summary: string;
  /** The question for which to open it. */
  readonly question: string;
}

/** A file that is written from a comparison. */
export interface ReportFormat extends FileSummary {
  readonly id: string;
  /** For the data dictionary; empty for a file without columns. */
  readonly columns: readonly ColumnDescription[];
  /**
   * The whole file, from its arguments alone: the same comparison gives the same bytes.
   * @param files every file of the result folder, for a format that lists them
   */
  render(comparison: Comparison, files: readonly FileSummary[]): string;
}
