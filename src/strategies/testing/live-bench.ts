import { setMaxListeners } from 'node:events';
import { createSeededRandom } from '../../core/seeded-random.js';
import { bodyLimitBytes } from '../../source/body-limit.js';
import { sourceOptionsSchema } from '../../source/options.js';
import { createLiveClient } from '../../worlds/live/http-client.js';
import { startLiveServer } from '../../worlds/live/http-server.js';
import { createLiveClients } from '../../worlds/live/live-clients.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { liveCrypto } from '../../worlds/live/live-crypto.js';
import { createLiveStores } from '../../worlds/live/live-storage.js';
import { assembleBench, type BenchOptions, type StrategyBench } from './strategy-bench.js';
import { until } from './until.js';

/** How long what is to happen may take: bounds what hangs, on a busy machine too. */
export const livePatienceUs = 20_000_000;

/**
 * Runs `body` with a bench of real servers, clients and stores, all in this process. After it, no connection is
 * open once all clients have closed: what is left then was opened behind the transport's back.
 */
export async function withLiveBench(
  { source = {}, seed = 1, consumer = 0 }: Omit<BenchOptions, 'oneWayUs'>,
  body: (bench: StrategyBench) => Promise<void>,
): Promise<void> {
  // As in a trial's processes: many requests that wait for one signal are no leak.
  setMaxListeners(0);
  const openBefore = countOpenConnections();
  const sourceOptions = sourceOptionsSchema.parse(source);
  const server = { port: 0, maxBodyBytes: bodyLimitBytes(sourceOptions), observe: () => undefined };
  const [atSource, atConsumer] = [await startLiveServer(server), await startLiveServer(server)];
  const [sourceClients, consumerClient] = [createLiveClients(), createLiveClient()];
  const stores = await createLiveStores();
  const closeClients = () => Promise.all([sourceClients.close(), consumerClient.close()]);
  const bench = assembleBench({
    ...{ clock: liveClock, random: createSeededRandom(seed), crypto: liveCrypto, consumer },
    ...{ storage: stores.open('c0'), sourceOptions, consumerClient },
    createSourceClient: sourceClients.create,
    mountSource: (handlers) => atSource.mount('', handlers),
    mountConsumer: (handlers) => atConsumer.mount('/consumers/0', handlers),
  });
  try {
    await body(bench);
    await bench.source.stop();
    await closeClients();
    const areClosed = () => countOpenConnections() <= openBefore;
    await until(liveClock, 'all connections are closed', areClosed, livePatienceUs);
  } finally {
    bench.abort();
    await bench.source.stop();
    await closeClients();
    await Promise.all([atSource.close(), atConsumer.close(), stores.remove()]);
  }
}

/** TCP connections of this process, both ends of each counted, as Node keeps them. */
function countOpenConnections(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length;
}
