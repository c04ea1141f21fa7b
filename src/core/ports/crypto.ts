/** The crypto port: the few synchronous primitives that webhook signatures need. */
export interface Crypto {
  /** HMAC-SHA-256 of `message` (as UTF-8) under `key`: 32 bytes. */
  hmacSha256(key: Uint8Array, message: string): Uint8Array;
  /** Compares in a time that depends on the lengths only; false when the lengths differ. */
  constantTimeEqual(left: Uint8Array, right: Uint8Array): boolean;
}
