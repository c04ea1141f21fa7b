import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Crypto } from '../../core/ports/crypto.js';

/** Crypto in plain JavaScript, so that the virtual world runs in a browser as well. */
export const virtualCrypto: Crypto = {
  hmacSha256: (key, message) => hmac(sha256, key, utf8ToBytes(message)),
  constantTimeEqual: (left, right) => {
    if (left.length !== right.length) {
      return false;
    }
    let difference = 0;
    for (let index = 0; index < left.length; index += 1) {
      difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
    }
    return difference === 0;
  },
};
