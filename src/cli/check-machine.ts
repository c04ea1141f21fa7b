import type { MachineCheck } from '../core/machine-check.js';
import { concludeCheck } from '../machine/conclude-check.js';
import { describeEnvironment } from '../machine/describe-environment.js';
import { examineMachine } from '../machine/examine-machine.js';
import { readDoctorFile } from '../store/doctor-file.js';

/**
 * What a live run records about its machine: a look of less than a second just before it, which tells whether the
 * machine is disturbed now; and, for what takes longer to measure, what the newest `doctor` left in the results folder,
 * with its date. A file of another machine is left alone.
 */
export async function checkMachine(outDir: string, signal: AbortSignal): Promise<MachineCheck> {
  const brief = await examineMachine({ depth: 'brief', signal, onProbe: () => undefined });
  const stored = await readDoctorFile(outDir, await describeEnvironment());
  const measuredNow = new Set(brief.probes.map(({ id }) => id));
  const kept = stored?.probes.filter(({ id }) => !measuredNow.has(id)) ?? [];
  const probes = [...brief.probes, ...kept];
  return { probes, conclusions: concludeCheck(probes) };
}
