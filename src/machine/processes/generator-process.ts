import { generatorCommandSchema } from '../load/messages.js';
import { type PreparedLoad, prepareRequests } from '../load/prepare-requests.js';
import { runFlood } from '../load/run-flood.js';
import { runLoadStep } from '../load/run-load-step.js';
import { serveCalls } from './serve-calls.js';

/** The process of the load generator: apart from what it measures, and from who asks for it. */
let prepared: PreparedLoad | undefined;

serveCalls(async (raw) => {
  const command = generatorCommandSchema.parse(raw);
  if (command.kind === 'load') {
    prepared = prepareRequests(command.load);
    return null;
  }
  if (prepared === undefined) {
    throw new RangeError('a load must be set before it is sent');
  }
  return command.kind === 'step' ? runLoadStep(prepared, command) : runFlood(prepared, command);
});
