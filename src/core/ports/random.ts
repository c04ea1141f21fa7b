/**
 * The random port: a seeded stream. Two streams made from the same seed and labels give the same numbers on
 * every machine.
 */
export interface RandomStream {
  /** A float in [0, 1) with 32 random bits. */
  unit(): number;
  /** A whole number in [0, limit). `limit` must be a whole number in [1, 2^32]. */
  below(limit: number): number;
  /**
   * A stream of its own, derived from this stream's seed and `label` and independent of how many numbers have
   * been drawn here: adding a draw in one place never shifts the numbers of another.
   */
  fork(label: string): RandomStream;
}
