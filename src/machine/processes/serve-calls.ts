import { z } from 'zod';
import { describeThrown } from '../../core/errors.js';

/** A command that a helper process is called with, and the number that its answer repeats. */
const callSchema = z.object({ call: z.int(), command: z.unknown() });

export const callAnswerSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('done'), call: z.int(), result: z.unknown() }),
  z.object({ state: z.literal('failed'), call: z.int(), message: z.string() }),
]);

export type CallAnswer = z.infer<typeof callAnswerSchema>;

/**
 * The life of a helper process: it answers calls until whoever started it goes away, however that ends, since the
 * channel closes then. Ctrl-C reaches the whole group of a terminal; here it is left to the starter.
 * @param handle does what a command asks; what it resolves with goes back
 */
export function serveCalls(handle: (command: unknown) => Promise<unknown>): void {
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) {
    process.on(signal, () => undefined);
  }
  process.once('disconnect', () => process.exit());
  process.on('message', (raw) => {
    const { call, command } = callSchema.parse(raw);
    handle(command).then(
      (result) => say({ state: 'done', call, result }),
      (thrown: unknown) => say({ state: 'failed', call, message: describeThrown(thrown) }),
    );
  });
}

function say(answer: CallAnswer): void {
  process.send?.(answer, () => undefined);
}
