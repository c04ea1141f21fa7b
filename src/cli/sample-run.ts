import type { RenderedFile } from '../report/formats/contract.js';
import { renderFiles } from '../report/render-files.js';
import { renderTerminal } from '../report/terminal-table.js';
import { readRun } from '../store/read-run.js';
import { toReportedRun } from './to-reported-run.js';

/** What the repository shows of its sample run, from the run.json that is kept of it. */
export interface SampleRun {
  /** Every file of the folder but deliveries.csv, as it should stand there. */
  readonly files: readonly RenderedFile[];
  /** The table, verdict and warnings, as Markdown for the README. */
  readonly shown: string;
}

/** Narrow enough for a README's page. */
const shownWidthChars = 118;

/**
 * Renders the sample run.
 * @param folder its folder
 * @throws PushVsPollError PVP_RESULT_UNREADABLE
 */
export async function renderSampleRun(folder: string): Promise<SampleRun> {
  const { comparison, environment } = await readRun(folder);
  const table = renderTerminal(comparison, { width: shownWidthChars, color: false });
  return {
    files: renderFiles(toReportedRun(comparison, environment)),
    shown: `\`\`\`text\n${table.trimEnd()}\n\`\`\``,
  };
}
