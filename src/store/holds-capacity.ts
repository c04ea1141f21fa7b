import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a folder among the results holds what `capacity` found out, and no run. */
export function holdsCapacity(folder: string): boolean {
  return existsSync(join(folder, 'capacity.csv')) && !existsSync(join(folder, 'run.json'));
}
