import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromProcess, ToProcess } from './messages.js';
import { watchProcess } from './watch-process.js';

export type ProcessName = 'source' | 'consumers' | 'link';

/** A process of a trial, seen from the controller. */
export interface TrialProcess {
  /**
   * Hands the process its task and waits until it is ready.
   * @returns the addresses at which it is reached
   * @throws PVP_START_FAILED
   */
  start(task: unknown): Promise<Readonly<Record<string, string>>>;
  send(message: ToProcess): void;
  /** Asks it to end, and waits until it has said all it has to say. */
  stop(): Promise<void>;
  /** Waits until it is gone; ends it by force when it does not go by itself. */
  end(): Promise<void>;
  /** Rejects when it fails, or ends without having been asked to; never resolves. */
  readonly failure: Promise<never>;
}

const startLimitMs = 60_000;
const stopLimitMs = 30_000;
const exitLimitMs = 1_500;

/** Processes run built code, also when the controller was loaded from its sources by a test. */
function entryOf(name: ProcessName): string {
  return fileURLToPath(new URL(`../../../dist/run/processes/${name}-process.js`, import.meta.url));
}

/**
 * Starts a process as a direct child. It ends with this process, however this process ends: it watches the
 * channel between them.
 * @param onMessage told what it says, except that it is ready, stopped or failed
 */
export function startProcess(name: ProcessName, onMessage: (message: FromProcess) => void): TrialProcess {
  const child = fork(entryOf(name), { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const watched = watchProcess(name, child, onMessage);
  const send = (message: ToProcess): void => {
    if (child.connected) {
      child.send(message, () => undefined);
    }
  };
  let isStopped = false;
  return {
    start: (task) => {
      send({ kind: 'start', task });
      return within(startLimitMs, watched.ready, () => watched.fail('was not ready in time'));
    },
    send,
    stop: async () => {
      send({ kind: 'stop' });
      await within(stopLimitMs, watched.stopped, () => watched.fail('did not stop in time'));
      isStopped = true;
    },
    end: () => {
      const kill = () => {
        watched.expectEnd();
        child.kill('SIGKILL');
      };
      if (!isStopped) {
        kill();
      }
      return within(exitLimitMs, watched.exited, kill);
    },
    failure: watched.failure,
  };
}

/** Waits for `promise`; does `onLimit` when that takes too long, and goes on waiting. */
async function within<T>(limitMs: number, promise: Promise<T>, onLimit: () => void): Promise<T> {
  const timer = setTimeout(onLimit, limitMs);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
