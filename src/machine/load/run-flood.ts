import autocannon from 'autocannon';
import { nearestRank } from '../../measure/nearest-rank.js';
import type { Flood } from './messages.js';
import type { PreparedLoad } from './prepare-requests.js';

/** Requests that are made ready per connection; they are sent over and over. */
const requestsPerConnection = 50;
const sampleMs = 100;

/** Sends as fast as the answers come, over so many connections: what the two ends can exchange at most. */
export async function runFlood(
  load: PreparedLoad,
  { connections, durationMs }: { readonly connections: number; readonly durationMs: number },
): Promise<Flood> {
  const latenciesUs: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const flood = autocannon(
      {
        url: load.url,
        connections,
        duration: durationMs / 1_000,
        sampleInt: sampleMs,
        setupClient: (client) => client.setRequests(load.take(requestsPerConnection)),
      },
      (error, done) => (error instanceof Error ? reject(error) : resolve(done)),
    );
    flood.on('response', (_client, _status, _bytes, responseMs) => {
      latenciesUs.push(Math.round(responseMs * 1_000));
    });
  });
  return {
    answeredPerSecond: latenciesUs.length / result.duration,
    refused: result.non2xx,
    errors: result.errors,
    latencyP50Us: nearestRank(latenciesUs, 0.5),
  };
}
