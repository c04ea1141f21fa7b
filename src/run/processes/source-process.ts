import { createSeededRandom } from '../../core/seeded-random.js';
import { bodyLimitBytes } from '../../source/body-limit.js';
import { sourceOptionsSchema } from '../../source/options.js';
import { startLiveServer } from '../../worlds/live/http-server.js';
import { createLiveClients } from '../../worlds/live/live-clients.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { liveCrypto } from '../../worlds/live/live-crypto.js';
import { sourceTaskSchema } from '../live/messages.js';
import { startSourceRole } from '../roles/source-role.js';
import { rehearse } from './rehearse.js';
import { serveController } from './serve-controller.js';
import { type ResourceWatch, watchResources } from './watch-resources.js';

/** The process of the event source. */
serveController(async (rawTask, observe) => {
  const task = sourceTaskSchema.parse(rawTask);
  const options = sourceOptionsSchema.parse(task.source);
  const maxBodyBytes = bodyLimitBytes(options);
  const server = await startLiveServer({ port: options.port, maxBodyBytes, observe });
  const clients = createLiveClients();
  const role = startSourceRole(
    {
      clock: liveClock,
      random: createSeededRandom(task.seed).fork('source'),
      crypto: liveCrypto,
      createClient: clients.create,
      mount: (handlers) => server.mount('', handlers),
      observe,
    },
    task,
  );
  let watch: ResourceWatch | undefined;
  return {
    addresses: { url: role.url },
    go: (startUs) => {
      watch = watchResources(startUs, task.window, observe);
      void role.emitTrace(startUs);
    },
    counts: () => ({
      emitted: role.emitted(),
      openDeliveries: role.openDeliveries(),
      delivered: 0,
      readsEnded: 0,
    }),
    stop: async () => {
      await watch?.end();
      await role.stop();
      await Promise.all([clients.close(), server.close()]);
    },
  };
}, rehearse);
