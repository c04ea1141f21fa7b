import { execFileSync } from 'node:child_process';

export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/** The processes of trials whose parent is `parentPid`. */
export function trialProcessesOf(parentPid: number): readonly FoundProcess[] {
  return listProcesses().filter(
    ({ parent, command }) => parent === parentPid && /run\/processes\/\w+-process\.js/.test(command),
  );
}

/** The process ids of everything whose parent is `parentPid`. */
export function processesBelow(parentPid: number): readonly number[] {
  return listProcesses()
    .filter(({ parent, command }) => parent === parentPid && !command.startsWith('ps '))
    .map(({ pid }) => pid);
}

/** Whether a process is still there and not merely waiting to be reaped. */
export function isRunning(pid: number): boolean {
  return listProcesses().some((each) => each.pid === pid && each.state !== 'Z');
}

function listProcesses() {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,state=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [pid = '', parent = '', state = '', ...command] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), state, command: command.join(' ') };
  });
}
