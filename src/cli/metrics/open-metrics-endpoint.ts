import { describeThrown, PushVsPollError } from '../../core/errors.js';
import type { OnProgress } from '../../run/progress.js';
import { startTextServer } from '../../worlds/live/text-server.js';
import { createUsageError } from '../create-usage-error.js';
import { renderLiveMetrics } from './render-live-metrics.js';
import { createTrialWatch } from './watch-trials.js';

/** A place where Prometheus, or a browser, sees how a command goes on. */
export interface MetricsEndpoint {
  readonly url: string;
  /** What to tell the progress of a scenario to. */
  follow(scenario: string): OnProgress;
  /** Nothing listens any more when it resolves. */
  close(): Promise<void>;
}

const highestPort = 65_535;

/** What the operating system's codes mean for somebody who wants to listen. */
const causes: ReadonlyMap<string, string> = new Map([
  ['EADDRINUSE', 'another program listens on it'],
  ['EACCES', 'this user may not listen on it'],
]);

/**
 * Opens `/metrics` on the loopback.
 * @param portText as the command line gives it; 0: any free port
 * @param command for the advice of a usage error
 * @throws PushVsPollError PVP_USAGE, or PVP_PORT_UNAVAILABLE when the port cannot be listened on
 */
export async function openMetricsEndpoint(portText: string, command: string): Promise<MetricsEndpoint> {
  const port = readPort(portText, command);
  const watch = createTrialWatch();
  try {
    const server = await startTextServer({ port, path: '/metrics' }, (accept) =>
      renderLiveMetrics(watch.trials(), accept),
    );
    return { url: server.url, follow: watch.follow, close: server.close };
  } catch (thrown) {
    throw unavailable(port, thrown);
  }
}

function readPort(text: string, command: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > highestPort) {
    throw createUsageError(
      `--metrics-port does not take "${text}"; allowed is a port from 0 (any free one) to ${highestPort}`,
      command,
    );
  }
  return port;
}

function unavailable(port: number, thrown: unknown): PushVsPollError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const cause = causes.get(code) ?? describeThrown(thrown);
  return new PushVsPollError('PVP_PORT_UNAVAILABLE', `Cannot serve metrics on port ${port}: ${cause}`, {
    nextStep: 'Choose another port with --metrics-port; 0 takes any free one.',
    cause: thrown,
  });
}
