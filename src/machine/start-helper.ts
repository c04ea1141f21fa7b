import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ZodType } from 'zod';
import { createDeferred, type Deferred } from '../core/deferred.js';
import { PushVsPollError } from '../core/errors.js';
import { callAnswerSchema } from './processes/serve-calls.js';

/** `peer`: the other end of a measurement. `generator`: sends requests by autocannon. */
export type HelperName = 'peer' | 'generator';

/** A process that measures, or is measured, on behalf of this one. */
export interface Helper {
  /**
   * Has it do something.
   * @param result what it must answer with
   * @throws PVP_PROCESS_DIED when it fails, ends before it has answered, or answers anything else
   */
  call<Result>(command: unknown, result: ZodType<Result>): Promise<Result>;
  /** Ends it at once, and resolves when it is gone. */
  end(): Promise<void>;
}

/** Processes run built code, also when this file was loaded from its sources by a test. */
function entryOf(name: HelperName): string {
  return fileURLToPath(new URL(`../../dist/machine/processes/${name}-process.js`, import.meta.url));
}

/**
 * Starts a helper as a direct child. It ends with this process, however this process ends.
 * @param signal ends it at once, and fails what it is asked
 */
export function startHelper(name: HelperName, signal: AbortSignal): Helper {
  const child = fork(entryOf(name), { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const open = new Map<number, Deferred<unknown>>();
  const gone = createDeferred<void>();
  let calls = 0;

  const died = (how: string) => new PushVsPollError('PVP_PROCESS_DIED', `the ${name} process ${how}`);
  const endAll = (how: string): void => {
    for (const { reject } of open.values()) {
      reject(died(how));
    }
    open.clear();
    gone.resolve();
  };
  child.on('message', (raw) => {
    const answer = callAnswerSchema.parse(raw);
    const waiting = open.get(answer.call);
    open.delete(answer.call);
    if (answer.state === 'done') {
      waiting?.resolve(answer.result);
    } else {
      waiting?.reject(died(`failed: ${answer.message}`));
    }
  });
  child.once('error', (error) => endAll(`could not be started: ${error.message}`));
  child.once('exit', (exitCode, killedBy) => {
    signal.removeEventListener('abort', kill);
    endAll(`ended (${killedBy ?? `exit code ${exitCode}`})`);
  });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', kill, { once: true });
  if (signal.aborted) {
    kill();
  }

  return {
    call: async (command, result) => {
      if (!child.connected) {
        throw died('has ended');
      }
      calls += 1;
      const answered = createDeferred<unknown>();
      open.set(calls, answered);
      child.send({ call: calls, command }, () => undefined);
      const parsed = result.safeParse(await answered.promise);
      if (!parsed.success) {
        throw died(`answered with something else: ${parsed.error.message}`);
      }
      return parsed.data;
    },
    end: () => {
      kill();
      return gone.promise;
    },
  };
}
