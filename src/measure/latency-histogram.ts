import {
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
  initWebAssembly,
  initWebAssemblySync,
  WasmHistogram,
} from 'hdr-histogram-js';
import { rankOf } from './nearest-rank.js';

/** Longest latency of the initial table, 31 days; a longer one makes it grow. An empty table takes 34 kB. */
const highestTrackableUs = 31 * 86_400_000_000;
const significantDigits = 3;

/** Loads the WASM build. Needed once, before the first histogram, where a browser forbids loading in one go. */
export async function loadHistograms(): Promise<void> {
  await initWebAssembly();
}

/**
 * Latencies in whole microseconds, kept to three significant digits. It owns memory outside the JavaScript heap:
 * whoever creates one destroys it.
 */
export class LatencyHistogram {
  readonly #table: Histogram;

  private constructor(table: Histogram) {
    this.#table = table;
  }

  /** An empty histogram. */
  static create(): LatencyHistogram {
    initWebAssemblySync();
    return new LatencyHistogram(
      WasmHistogram.build({
        bitBucketSize: 32,
        autoResize: true,
        lowestDiscernibleValue: 1,
        highestTrackableValue: highestTrackableUs,
        numberOfSignificantValueDigits: significantDigits,
      }),
    );
  }

  /** What `encode` wrote. @throws Error when `text` is no compressed V2 histogram */
  static decode(text: string): LatencyHistogram {
    initWebAssemblySync();
    return new LatencyHistogram(decodeFromCompressedBase64(text, 32, true));
  }

  get count(): number {
    return this.#table.totalCount;
  }

  /** @throws RangeError for anything but a whole number ≥ 0: the library would truncate a fraction silently */
  record(latencyUs: number): void {
    if (!Number.isSafeInteger(latencyUs) || latencyUs < 0) {
      throw new RangeError(`A latency is a whole number of microseconds from 0 on, not ${latencyUs}`);
    }
    this.#table.recordValue(latencyUs);
  }

  /** Adds another histogram's values to this one; the other one stays as it is. */
  merge(other: LatencyHistogram): void {
    this.#table.add(other.#table);
  }

  /**
   * Adds the values of a histogram that `encode` wrote.
   * @returns how many they are
   * @throws Error when `text` is no compressed V2 histogram
   */
  mergeEncoded(text: string): number {
    const other = LatencyHistogram.decode(text);
    try {
      this.merge(other);
      return other.count;
    } finally {
      other.destroy();
    }
  }

  /**
   * The nearest-rank percentile, value number ⌈qN⌉ in ascending order: the highest value that the histogram cannot
   * tell from it. The library rounds a percentile to a rank in its own way, so it is asked for the middle between
   * two ranks, which every way of rounding up takes to the same one.
   * @param quantile in (0, 1]
   * @throws RangeError when nothing has been recorded
   */
  percentileUs(quantile: number): number {
    const rank = rankOf(quantile, this.count);
    return this.#table.getValueAtPercentile(((rank - 0.5) / this.count) * 100);
  }

  /** The compressed base64 form (V2), which HdrHistogram's tools of every language read. */
  encode(): string {
    return encodeIntoCompressedBase64(this.#table);
  }

  /** Frees the memory. The histogram cannot be used afterwards. */
  destroy(): void {
    this.#table.destroy();
  }
}

/** Runs `use` with an empty histogram, which is destroyed afterwards in any case. */
export function withHistogram<Result>(use: (histogram: LatencyHistogram) => Result): Result {
  const histogram = LatencyHistogram.create();
  try {
    return use(histogram);
  } finally {
    histogram.destroy();
  }
}
