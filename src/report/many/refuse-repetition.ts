import { PushVsPollError } from '../../core/errors.js';
import type { NamedRun } from './runs-summary.js';

/**
 * The same folder, spelled in one way or in two, and a copy of it are the same run: it would count twice.
 * @throws PushVsPollError PVP_USAGE
 */
export function refuseRepetition(runs: readonly NamedRun[]): void {
  const folders = new Map<string, string>();
  for (const { folder, run } of runs) {
    const { comparison, environment } = run;
    const identity = JSON.stringify([
      comparison.scenario.hash,
      comparison.world,
      environment.startedAt,
      environment.finishedAt,
    ]);
    const first = folders.get(identity);
    if (first !== undefined) {
      const what = first === folder ? `${folder} is given twice` : `${first} and ${folder} hold the same run`;
      throw new PushVsPollError('PVP_USAGE', what, { nextStep: 'Give each run once.' });
    }
    folders.set(identity, folder);
  }
}
