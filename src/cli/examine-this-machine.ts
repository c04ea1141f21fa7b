import { errorCatalogue } from '../core/errors.js';
import type { MachineCheck } from '../core/machine-check.js';
import { describeEnvironment } from '../machine/describe-environment.js';
import { examineMachine } from '../machine/examine-machine.js';
import { stateOfProbe } from '../report/machine/check-in-words.js';
import { renderTerminalCheck } from '../report/machine/terminal-check.js';
import { writeDoctorFile } from '../store/doctor-file.js';
import { requireFolder } from '../store/require-folder.js';
import { listenForInterruption } from './interruption.js';
import { writeError, writeOut } from './output.js';
import { describeTerminal } from './terminal.js';

interface DoctorArguments {
  readonly quick: boolean;
  readonly out: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Measures this machine, prints what was found, and keeps it for the live runs to come.
 * @returns 0; 1 when something is poor; 3 when a probe failed; 130 when it was interrupted, and nothing is kept
 * @throws PushVsPollError PVP_OUTPUT_UNWRITABLE
 */
export async function examineThisMachine({ quick, out, json, quiet }: DoctorArguments): Promise<number> {
  await requireFolder(out);
  const signal = listenForInterruption('What was measured so far is shown, and not kept');
  const check = await examineMachine({
    depth: quick ? 'quick' : 'full',
    signal,
    onProbe: (title, position, of) => {
      if (!quiet) {
        writeError(`[${position}/${of}] ${title}\n`);
      }
    },
  });
  const identity = await describeEnvironment();
  const path = signal.aborted ? null : await writeDoctorFile(out, identity, check);
  const exitCode = signal.aborted ? errorCatalogue.PVP_INTERRUPTED.exitCode : judgeCheck(check);
  if (json) {
    writeOut(`${JSON.stringify({ machine: identity, check, path, exitCode }, null, 2)}\n`);
  } else {
    writeOut(renderTerminalCheck(check, describeTerminal()));
    writeOut(path === null ? '\nInterrupted: nothing is kept.\n' : `\nKept for live runs: ${path}\n`);
  }
  return exitCode;
}

/** A poor machine is what a missed threshold is to a run; a probe without figures leaves the check incomplete. */
function judgeCheck({ probes }: MachineCheck): number {
  const states = probes.map(stateOfProbe);
  return states.includes('failed') ? 3 : states.includes('poor') ? 1 : 0;
}
