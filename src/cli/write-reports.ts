import type { ReportedRun } from '../analyse/reported-run.js';
import { PushVsPollError } from '../core/errors.js';
import { renderFiles } from '../report/render-files.js';
import type { ResultFolder } from '../store/result-folder.js';

/**
 * Writes all files of a run into its folder. Should a report turn out not to be renderable, the run's record is kept
 * all the same: a run may have taken hours, and `push-vs-poll report` renders it again.
 * @returns the files' names within the folder
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE, or what rendering threw, when run.json has been written
 */
export async function writeReports(
  folder: Pick<ResultFolder, 'finish'>,
  run: ReportedRun,
  render: typeof renderFiles = renderFiles,
): Promise<readonly string[]> {
  try {
    const files = render(run);
    await folder.finish(files);
    return files.map(({ fileName }) => fileName);
  } catch (thrown) {
    if (!(thrown instanceof PushVsPollError)) {
      await folder.finish(renderFiles(run, ['json']));
    }
    throw thrown;
  }
}
