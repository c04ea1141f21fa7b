import type { ReportedRun } from '../analyse/reported-run.js';
import { PushVsPollError } from '../core/errors.js';
import { renderFiles } from '../report/render-files.js';
import type { ResultFolder } from '../store/result-folder.js';

/**
 * Writes all files of a run into its folder. Should a report turn out not to be renderable, the run's record is kept
 * all the same: a run may have taken hours, and `push-vs-poll report` renders it again.
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE, or what rendering threw, when run.json has been written
 */
export async function writeReports(
  folder: Pick<ResultFolder, 'finish'>,
  run: ReportedRun,
  render: typeof renderFiles = renderFiles,
): Promise<void> {
  try {
    await folder.finish(render(run));
  } catch (thrown) {
    if (!(thrown instanceof PushVsPollError)) {
      await folder.finish(renderFiles(run, ['json']));
    }
    throw thrown;
  }
}
