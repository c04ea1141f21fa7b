import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The program as `npm run build` made it: tests of the command line test what is published. */
export const builtProgram = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

/** What a finished process left behind. */
export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, with nothing on standard input.
 *
 * @param command the program and its arguments
 * @param cwd the folder to run it in
 */
export function runToEnd(command: readonly [string, ...string[]], cwd: string): Promise<Finished> {
  const [program, ...args] = command;
  const { DEBUG: _debug, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** Runs the built push-vs-poll in `cwd` with these arguments. */
export function runCli(args: readonly string[], cwd: string): Promise<Finished> {
  return runToEnd([process.execPath, builtProgram, ...args], cwd);
}
