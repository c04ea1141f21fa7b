import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Crypto } from '../../core/ports/crypto.js';

/** Node's own crypto. */
export const liveCrypto: Crypto = {
  hmacSha256: (key, message) => createHmac('sha256', key).update(message, 'utf8').digest(),
  constantTimeEqual: (left, right) => left.length === right.length && timingSafeEqual(left, right),
};
