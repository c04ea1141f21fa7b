import type { Request } from 'autocannon';
import { renderEnvelope } from '../../protocol/envelope.js';
import { decodeSecret, signWebhook } from '../../protocol/standard-webhooks.js';
import { liveCrypto } from '../../worlds/live/live-crypto.js';
import type { Load } from './messages.js';

/** Makes the requests of one connection before it needs them: signing while sending would slow the generator down. */
export interface PreparedLoad {
  readonly url: string;
  /** The next `howMany` requests. */
  take(howMany: number): Request[];
}

/** @throws RangeError when a webhook secret is none */
export function prepareRequests(load: Load): PreparedLoad {
  switch (load.kind) {
    case 'polls':
      return preparePolls(load);
    case 'webhooks':
      return prepareWebhooks(load);
    default:
      return load satisfies never;
  }
}

function preparePolls({ origin, paths, headers }: Extract<Load, { kind: 'polls' }>): PreparedLoad {
  let taken = 0;
  return {
    url: origin,
    take: (howMany) =>
      Array.from({ length: howMany }, (): Request => {
        const path = paths[taken % paths.length] ?? '';
        taken += 1;
        return { method: 'GET', path, headers: { ...headers } };
      }),
  };
}

/** Every message has an id of its own: a receiver that knows an event already has less to do. */
function prepareWebhooks({ url, secret, events }: Extract<Load, { kind: 'webhooks' }>): PreparedLoad {
  const key = decodeSecret(secret);
  if (key === undefined) {
    throw new RangeError('a webhook secret begins with whsec_ and goes on in base64');
  }
  const path = new URL(url).pathname;
  let taken = 0;
  const next = (): Request => {
    const event = events[taken % events.length];
    taken += 1;
    const id = `evt_${String(taken).padStart(16, '0')}`;
    const { type = '', key: entity = '', occurredAt = '', payloadJson = 'null' } = event ?? {};
    const body = renderEnvelope({ id, type, key: entity, occurred_at: occurredAt }, payloadJson);
    const timestampSeconds = Math.floor(Date.now() / 1_000);
    const signature = signWebhook(liveCrypto, key, { id, timestampSeconds, body });
    return { method: 'POST', path, headers: { 'content-type': 'application/json', ...signature }, body };
  };
  return { url, take: (howMany) => Array.from({ length: howMany }, next) };
}
