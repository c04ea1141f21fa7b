/**
 * The storage port: a small key-value store that outlives the consumer that writes to it (a poller's cursor,
 * for instance). A value is visible to later reads when `write` has resolved.
 */
export interface Storage {
  /** The value last written under `key`, or undefined. */
  read(key: string): Promise<string | undefined>;
  /** Replaces the value under `key`, whole or not at all. */
  write(key: string, value: string): Promise<void>;
}
