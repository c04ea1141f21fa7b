import type { Crypto } from '../core/ports/crypto.js';
import type { Headers } from '../core/ports/transport.js';
import { decodeBase64, encodeBase64 } from './base64.js';

/**
 * The signature scheme of the Standard Webhooks specification: HMAC-SHA-256 over `id.timestamp.body`, in the
 * header `webhook-signature` as space-delimited `v1,<base64>` entries, which allows keys to be rotated.
 */
const toleranceSeconds = 300;

export interface SignedMessage {
  /** The same over all retries of one message. */
  readonly id: string;
  /** Unix time of this attempt, in seconds. */
  readonly timestampSeconds: number;
  readonly body: string;
}

/** The three headers that go with a message. */
export function signWebhook(crypto: Crypto, key: Uint8Array, message: SignedMessage): Headers {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestampSeconds),
    'webhook-signature': `v1,${encodeBase64(crypto.hmacSha256(key, signedText(message)))}`,
  };
}

export type Verdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why: 'headers missing' | 'timestamp outside tolerance' | 'no matching signature';
    };

/**
 * Checks a received message.
 * @param nowSeconds the receiver's Unix time; messages older or newer than five minutes are refused, so that a
 *   recorded message can't be replayed later
 */
export function verifyWebhook(
  crypto: Crypto,
  key: Uint8Array,
  received: { readonly headers: Headers; readonly body: string },
  nowSeconds: number,
): Verdict {
  const id = received.headers['webhook-id'];
  const timestamp = received.headers['webhook-timestamp'];
  const signatures = received.headers['webhook-signature'];
  if (id === undefined || signatures === undefined || timestamp === undefined || !/^\d+$/.test(timestamp)) {
    return { ok: false, why: 'headers missing' };
  }
  const timestampSeconds = Number(timestamp);
  if (Math.abs(nowSeconds - timestampSeconds) > toleranceSeconds) {
    return { ok: false, why: 'timestamp outside tolerance' };
  }
  const expected = crypto.hmacSha256(key, signedText({ id, timestampSeconds, body: received.body }));
  const matches = signatures.split(' ').some((entry) => {
    const [version, base64 = ''] = entry.split(',', 2);
    const signature = version === 'v1' ? decodeBase64(base64) : undefined;
    return signature !== undefined && crypto.constantTimeEqual(signature, expected);
  });
  return matches ? { ok: true } : { ok: false, why: 'no matching signature' };
}

/** The key bytes of a `whsec_…` secret, or undefined when it is not one. */
export function decodeSecret(secret: string): Uint8Array | undefined {
  return secret.startsWith('whsec_') ? decodeBase64(secret.slice('whsec_'.length)) : undefined;
}

/** The `whsec_…` form of key bytes. */
export function encodeSecret(key: Uint8Array): string {
  return `whsec_${encodeBase64(key)}`;
}

function signedText(message: SignedMessage): string {
  return `${message.id}.${message.timestampSeconds}.${message.body}`;
}
