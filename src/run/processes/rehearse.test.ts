import { setMaxListeners } from 'node:events';
import { expect, test } from 'vitest';
import type { Observation } from '../../core/observation.js';
import { rehearse } from './rehearse.js';

test('a rehearsal goes through every shape of the transport, and leaves no connection behind', async () => {
  // As in a trial's processes: many requests that wait for one signal are no leak.
  setMaxListeners(0);
  const countOpen = () =>
    process.getActiveResourcesInfo().filter((resource) => resource.startsWith('TCP')).length;
  const openBefore = countOpen();
  const booked: Observation[] = [];
  await rehearse((observation) => booked.push(observation));
  const counts = new Map<string, number>();
  for (const each of booked) {
    const kind = each.kind === 'request-sent' ? each.purpose : each.kind;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const emitted = counts.get('event-emitted') ?? 0;
  expect(emitted).toBeGreaterThan(0);
  expect(counts.get('event-delivered')).toBe(5 * emitted);
  // Pushed whole, and as a notice; the details are fetched.
  expect(counts.get('delivery')).toBe(2 * emitted);
  expect(counts.get('fetch')).toBe(emitted);
  expect(counts.get('poll')).toBeGreaterThan(0);
  await expect.poll(countOpen, { timeout: 5_000 }).toBeLessThanOrEqual(openBefore);
});
