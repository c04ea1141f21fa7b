import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MachineCheck } from '../core/machine-check.js';
import { machineCheckSchema } from './machine-check-schema.js';
import { writeFileAt } from './write-file-at.js';

/** By what a machine is known again. */
export interface MachineIdentity {
  readonly node: string;
  readonly os: string;
  readonly cpuModel: string;
  readonly cpuCores: number;
  readonly memoryBytes: number;
}

/** Its name begins with a dot, so that `results/*` does not take it for a run. */
const fileName = '.doctor.json';

const doctorFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  machine: z.strictObject({
    node: z.string(),
    os: z.string(),
    cpuModel: z.string(),
    cpuCores: z.int(),
    memoryBytes: z.int(),
  }),
  check: machineCheckSchema,
});

/**
 * Keeps what `doctor` found out in the results folder, over what was there.
 * @returns the file's path
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function writeDoctorFile(
  outDir: string,
  identity: MachineIdentity,
  check: MachineCheck,
): Promise<string> {
  const { node, os, cpuModel, cpuCores, memoryBytes } = identity;
  const content = { schemaVersion: 1, machine: { node, os, cpuModel, cpuCores, memoryBytes }, check };
  const path = join(outDir, fileName);
  await writeFileAt(path, `${JSON.stringify(content, null, 2)}\n`);
  return path;
}

/** What `doctor` found out about this machine; null when it never ran here, or the file is of another machine. */
export async function readDoctorFile(
  outDir: string,
  identity: MachineIdentity,
): Promise<MachineCheck | null> {
  const text = await readFile(join(outDir, fileName), 'utf8').catch(() => null);
  const stored = text === null ? undefined : doctorFileSchema.safeParse(parseJson(text)).data;
  return stored !== undefined && isSameMachine(stored.machine, identity) ? stored.check : null;
}

function isSameMachine(stored: MachineIdentity, current: MachineIdentity): boolean {
  return (
    stored.node === current.node &&
    stored.os === current.os &&
    stored.cpuModel === current.cpuModel &&
    stored.cpuCores === current.cpuCores &&
    stored.memoryBytes === current.memoryBytes
  );
}

/** A file that is no JSON is like none: whoever wants a new one runs `doctor` again. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
