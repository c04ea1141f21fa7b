import type { ReportedRun } from '../../analyse/reported-run.js';
import type { ColumnDescription } from '../csv/column.js';

/** A file of a result folder, as the lists of files name it. */
export interface FileSummary {
  /** Its path within the folder; with `*` where there is one file for each strategy or plot. */
  readonly fileName: string;
  /** One line: what it holds. */
  readonly summary: string;
  /** The question for which to open it. */
  readonly question: string;
}

/** A file, ready to be written. */
export interface RenderedFile {
  /** Its path within the result folder, with `/` between folders. */
  readonly fileName: string;
  readonly text: string;
}

/** Where a file is written, as far as its links to other files need to know. */
export interface Place {
  /** Every file of the run's folder. */
  readonly files: readonly FileSummary[];
  /** From the file to the run's folder: empty where the file stands in it, else with `/` at its end. */
  readonly folder: string;
}

/** What `--format` calls a family of files. */
export const formatFamilies = ['csv', 'markdown', 'html', 'json', 'histograms', 'openmetrics'] as const;

export type FormatFamily = (typeof formatFamilies)[number];

/** A file that is written from a run, or several of one kind. */
export interface ReportFormat extends FileSummary {
  readonly id: string;
  readonly family: FormatFamily;
  /** For the data dictionary; empty for a file without columns. */
  readonly columns: readonly ColumnDescription[];
  /**
   * The whole files, from the arguments alone: the same run gives the same bytes.
   */
  render(run: ReportedRun, place: Place): readonly RenderedFile[];
}

interface TextFormat extends Omit<ReportFormat, 'render'> {
  renderText(run: ReportedRun, place: Place): string;
}

/** A format of exactly one file. */
export function defineTextFormat({ renderText, ...format }: TextFormat): ReportFormat {
  return {
    ...format,
    render: (run, place) => [{ fileName: format.fileName, text: renderText(run, place) }],
  };
}
