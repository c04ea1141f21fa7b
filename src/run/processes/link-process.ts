import { createSeededRandom } from '../../core/seeded-random.js';
import { startRelay } from '../../worlds/live/relay.js';
import { linkTaskSchema } from '../live/messages.js';
import { serveController } from './serve-controller.js';

/** The process of the emulated link: one relay for each way. */
serveController(async (rawTask) => {
  const task = linkTaskSchema.parse(rawTask);
  const random = createSeededRandom(task.seed).fork('link');
  const relays = {
    'to-source': await startRelay(task.link, random.fork('to-source')),
    'to-consumers': await startRelay(task.link, random.fork('to-consumers')),
  };
  return {
    addresses: { 'to-source': relays['to-source'].origin, 'to-consumers': relays['to-consumers'].origin },
    go: () => undefined,
    counts: () => ({ emitted: 0, openDeliveries: 0, delivered: 0, readsEnded: 0 }),
    target: (direction, port) => relays[direction].setTarget(port),
    stop: async () => {
      await Promise.all([relays['to-source'].close(), relays['to-consumers'].close()]);
    },
  };
});
