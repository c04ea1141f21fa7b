import type { Reply } from '../../core/ports/transport.js';
import { createSeededRandom } from '../../core/seeded-random.js';
import { startLiveServer } from '../../worlds/live/http-server.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { startRelay } from '../../worlds/live/relay.js';
import { peerCommandSchema } from '../peer-commands.js';
import { serveCalls } from './serve-calls.js';

/** About what a feed answers with a small page. */
const answerBytes = 512;

/** The process of the other end: a clock, a server that has nothing to do, or a link. */
serveCalls(async (raw) => {
  const command = peerCommandSchema.parse(raw);
  switch (command.kind) {
    case 'clock':
      return liveClock.nowUs();
    case 'serve': {
      const server = await startLiveServer({ port: 0, maxBodyBytes: 1_048_576, observe: () => undefined });
      const page: Reply = { kind: 'answer', status: 200, body: 'x'.repeat(answerBytes) };
      const taken: Reply = { kind: 'answer', status: 204 };
      server.mount('', { onRequest: async ({ method }) => (method === 'GET' ? page : taken) });
      return server.origin;
    }
    case 'relay': {
      const link = { latency: command.latencyUs, jitter: 0 };
      const relay = await startRelay(link, createSeededRandom(0));
      relay.setTarget(command.targetPort);
      return relay.origin;
    }
    default:
      return command satisfies never;
  }
});
