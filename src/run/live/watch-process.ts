import type { ChildProcess } from 'node:child_process';
import { createDeferred } from '../../core/deferred.js';
import { PushVsPollError } from '../../core/errors.js';
import { type FromProcess, fromProcessSchema } from './messages.js';

/** What the controller learns of a process, as promises. */
export interface WatchedProcess {
  /** Its addresses, once it is ready. Rejects with PVP_START_FAILED. */
  readonly ready: Promise<Readonly<Record<string, string>>>;
  /** It has said all it had to say. */
  readonly stopped: Promise<void>;
  /** It is gone. */
  readonly exited: Promise<void>;
  /** Rejects when it fails, or ends without having been asked to; never resolves. */
  readonly failure: Promise<never>;
  /** Declares it failed, for a reason that the controller sees. */
  fail(what: string): void;
  /** Its end is wanted now, and no failure. */
  expectEnd(): void;
}

/** @param onMessage told what the process says, except that it is ready, stopped or failed */
export function watchProcess(
  name: string,
  child: ChildProcess,
  onMessage: (message: FromProcess) => void,
): WatchedProcess {
  const ready = createDeferred<Readonly<Record<string, string>>>();
  const stopped = createDeferred<void>();
  const exited = createDeferred<void>();
  const failure = createDeferred<never>();
  const errorOutput = keepTail(child);
  let phase: 'starting' | 'running' | 'ending' = 'starting';

  const fail = (what: string): void => {
    const code = phase === 'starting' ? 'PVP_START_FAILED' : 'PVP_PROCESS_DIED';
    const error = new PushVsPollError(code, `the ${name} process ${what}`);
    ready.reject(error);
    stopped.reject(error);
    failure.reject(error);
  };
  const take = (message: FromProcess): void => {
    if (message.kind === 'ready') {
      phase = 'running';
      ready.resolve(message.addresses);
    } else if (message.kind === 'stopped') {
      phase = 'ending';
      stopped.resolve();
    } else if (message.kind === 'failed') {
      fail(`${phase === 'starting' ? 'could not start' : 'failed'}: ${message.message}`);
    } else {
      onMessage(message);
    }
  };

  child.on('message', (raw) => {
    const parsed = fromProcessSchema.safeParse(raw);
    if (parsed.success) {
      take(parsed.data);
    } else {
      fail(`said something that cannot be understood: ${parsed.error.message}`);
    }
  });
  child.once('error', (error) => {
    fail(`could not be started: ${error.message}`);
    exited.resolve();
  });
  onceGone(child, (how) => {
    if (phase !== 'ending') {
      fail(
        `${phase === 'starting' ? 'ended before it was ready' : 'died half-way'} (${how})${errorOutput()}`,
      );
    }
    // Whoever still waits for its first or last words waits in vain.
    const ended = new PushVsPollError('PVP_PROCESS_DIED', `the ${name} process was ended`);
    ready.reject(ended);
    stopped.reject(ended);
    exited.resolve();
  });
  return {
    ready: ready.promise,
    stopped: stopped.promise,
    exited: exited.promise,
    failure: failure.promise,
    fail,
    expectEnd: () => {
      phase = 'ending';
    },
  };
}

/**
 * Calls `then` when the process has ended and all that it said has been read. Its end may be known first: that comes
 * by another way than its last words.
 */
function onceGone(child: ChildProcess, then: (how: string) => void): void {
  let how: string | undefined;
  let isChannelRead = false;
  const check = (): void => {
    if (how !== undefined && isChannelRead) {
      then(how);
    }
  };
  child.once('exit', (exitCode, signal) => {
    how = signal ?? `exit code ${exitCode}`;
    check();
  });
  child.once('disconnect', () => {
    isChannelRead = true;
    check();
  });
}

/** Keeps the last of what a process writes to stderr, for the message about its end. */
function keepTail(child: ChildProcess): () => string {
  const keptChars = 2_000;
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = `${tail}${text}`.slice(-keptChars);
  });
  return () => (tail.trim() === '' ? '' : `: ${tail.trim()}`);
}
