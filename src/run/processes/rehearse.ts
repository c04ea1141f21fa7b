import type { TraceEvent } from '../../core/event.js';
import type { Observe } from '../../core/observation.js';
import { createSeededRandom } from '../../core/seeded-random.js';
import { type LiveServer, startLiveServer } from '../../worlds/live/http-server.js';
import { createLiveClients } from '../../worlds/live/live-clients.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { liveCrypto } from '../../worlds/live/live-crypto.js';
import { createLiveStores } from '../../worlds/live/live-storage.js';
import { type ConsumersPorts, type ConsumersRole, startConsumersRole } from '../roles/consumers-role.js';
import { startSourceRole } from '../roles/source-role.js';

/**
 * One strategy for each shape of the transport: inbound request and answer both ways, stream, and socket. Every
 * process rehearses them all, whatever its role and its trial's strategy are, so that none has an advantage.
 */
const rehearsed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  webhook: {},
  'thin-webhook': {},
  'interval-poll': { every: '1ms' },
  sse: {},
  websocket: {},
};

/** Enough that a request then costs what it costs later; the first thousand of a trial still gain a little. */
const events = 40;
const gapUs = 2_000;
/** A rehearsal on a machine that is too busy for it ends here, and the trial begins colder. */
const limitUs = 3_000_000;
const payloadBytes = 512;
const maxBodyBytes = 65_536;

/**
 * A small trial within this process, over the loopback, before the real one: the first requests of a fresh process
 * cost 60 to 100 ms of CPU time, for code that is loaded and compiled only then. It has a server, clients and stores
 * of its own, all of which are gone when it resolves.
 * @param observe takes what it books: nobody, in a trial
 */
export async function rehearse(observe: Observe = () => undefined): Promise<void> {
  const server = await startLiveServer({ port: 0, maxBodyBytes, observe });
  const clients = createLiveClients();
  const stores = await createLiveStores();
  try {
    await play(server, { createClient: clients.create, openStorage: stores.open, observe });
  } finally {
    await Promise.all([clients.close(), server.close(), stores.remove()]);
  }
}

async function play(
  server: LiveServer,
  ports: Pick<ConsumersPorts, 'createClient' | 'openStorage' | 'observe'>,
): Promise<void> {
  const common = {
    ...{ clock: liveClock, random: createSeededRandom(1), crypto: liveCrypto },
    ...{ createClient: ports.createClient, observe: ports.observe },
  };
  const source = startSourceRole(
    { ...common, mount: (handlers) => server.mount('/source', handlers) },
    { seed: 1, trace: writeTrace(), traceStart: '2026-01-01T00:00:00Z', source: {} },
  );
  const start = ([id, options]: readonly [string, Readonly<Record<string, unknown>>]) =>
    startConsumersRole(
      {
        ...common,
        openStorage: (owner) => ports.openStorage(`${id}.${owner}`),
        mount: (prefix, handlers) => server.mount(`/${id}${prefix}`, handlers),
      },
      {
        sourceUrl: source.url,
        ...{ consumers: 1, strategy: { id, options }, reads: [] },
        consumer: { processingUs: 0, dedupeSize: 1_000, dedupeAgeUs: 60_000_000 },
      },
    );
  const consumers = await Promise.all(Object.entries(rehearsed).map(start));
  await source.emitTrace(liveClock.nowUs());
  await untilDelivered(consumers);
  await Promise.all(consumers.map((role) => role.stop()));
  await source.stop();
}

async function untilDelivered(consumers: readonly ConsumersRole[]): Promise<void> {
  const untilUs = liveClock.nowUs() + limitUs;
  while (consumers.some((role) => role.delivered() < events) && liveClock.nowUs() < untilUs) {
    await liveClock.sleepUntil(liveClock.nowUs() + gapUs);
  }
}

function writeTrace(): readonly TraceEvent[] {
  return Array.from({ length: events }, (_, index) => ({
    ...{ sequence: index + 1, id: `evt_rehearsal_${index}`, offsetUs: index * gapUs, payloadBytes },
    ...{ type: 'order.placed', key: `order_${index % 10}`, audience: 'all', phase: 'warm-up' },
  }));
}
