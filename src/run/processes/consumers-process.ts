import { createSeededRandom } from '../../core/seeded-random.js';
import { startLiveServer } from '../../worlds/live/http-server.js';
import { createLiveClients } from '../../worlds/live/live-clients.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { liveCrypto } from '../../worlds/live/live-crypto.js';
import { createLiveStores } from '../../worlds/live/live-storage.js';
import { consumersTaskSchema } from '../live/messages.js';
import { startConsumersRole } from '../roles/consumers-role.js';
import { rehearse } from './rehearse.js';
import { serveController } from './serve-controller.js';
import { type ResourceWatch, watchResources } from './watch-resources.js';

/** The process of all consumers of a trial. */
serveController(async (rawTask, observe) => {
  const task = consumersTaskSchema.parse(rawTask);
  const server = await startLiveServer({ port: 0, maxBodyBytes: task.maxBodyBytes, observe });
  const stores = await createLiveStores();
  const clients = createLiveClients();
  const role = await startConsumersRole(
    {
      clock: liveClock,
      random: createSeededRandom(task.seed).fork('consumers'),
      crypto: liveCrypto,
      createClient: clients.create,
      openStorage: stores.open,
      mount: (prefix, handlers) => server.mount(prefix, handlers, task.publicOrigin),
      observe,
    },
    task,
  );
  let watch: ResourceWatch | undefined;
  return {
    addresses: { origin: server.origin },
    go: (startUs) => {
      watch = watchResources(startUs, task.window, observe);
      role.go(startUs);
    },
    counts: () => ({
      emitted: 0,
      openDeliveries: 0,
      delivered: role.delivered(),
      readsEnded: role.readsEnded(),
    }),
    abort: role.abort,
    stop: async () => {
      await watch?.end();
      await role.stop();
      await Promise.all([clients.close(), server.close(), stores.remove()]);
    },
  };
}, rehearse);
