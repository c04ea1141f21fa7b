import type { Observation } from '../../core/observation.js';
import type { OutboundRequest } from '../../core/ports/transport.js';
import { TransportError } from '../../core/transport-error.js';
import type { TestWorld } from './both-worlds.js';

/** A request that gives up after five seconds, unless it says otherwise. */
export function outbound(url: string, more: Partial<OutboundRequest> = {}): OutboundRequest {
  return { method: 'GET', url, purpose: 'poll', timeoutUs: 5_000_000, ...more };
}

export const json = { 'content-type': 'application/json; charset=utf-8' };

/** What the server booked of requests, as soon as it booked so many; or what there is after 2.5 s. */
export async function received(
  world: TestWorld,
  howMany: number,
): Promise<Extract<Observation, { kind: 'request-received' }>[]> {
  const found = () => world.booked.filter((observation) => observation.kind === 'request-received');
  for (let turn = 0; found().length < howMany && turn < 500; turn += 1) {
    await world.clock.sleepUntil(world.clock.nowUs() + 5_000);
  }
  return found();
}

/** The cause for which `promise` failed. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no failure',
    (thrown: unknown) =>
      thrown instanceof TransportError ? thrown.failure : `not a TransportError: ${thrown}`,
  );
}

/** Resolves when the sender is gone. */
export function untilGone(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
