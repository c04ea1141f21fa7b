import { PushVsPollError } from '../core/errors.js';

/** A PVP_USAGE error that says where help is: with the command, or with the program when there is none. */
export function createUsageError(message: string, command: string | undefined): PushVsPollError {
  const help = command === undefined ? 'push-vs-poll --help' : `push-vs-poll ${command} --help`;
  return new PushVsPollError('PVP_USAGE', message, { nextStep: `${help} lists what is allowed` });
}
