import { decodeFromCompressedBase64, JsHistogram } from 'hdr-histogram-js';

/** How many values a histogram keeps at one place. */
export interface RecordedValue {
  /** The highest value that the histogram cannot tell from those recorded. */
  readonly valueUs: number;
  readonly count: number;
}

/**
 * What `LatencyHistogram.encode` wrote, for those who list or print its values. It lives on the JavaScript heap, so
 * that nothing need be freed. The WASM build is faster, but cannot list its values, and its percentile output loses
 * the zeros behind the decimal point: of 1.001 it makes 1.100.
 * @throws Error when `encoded` is no compressed V2 histogram
 */
export function openHistogram(encoded: string): JsHistogram {
  const table = decodeFromCompressedBase64(encoded, 32, false);
  if (!(table instanceof JsHistogram)) {
    throw new TypeError('hdr-histogram-js opened a histogram in WASM, though asked not to');
  }
  return table;
}

/** Every value that was recorded, in ascending order, with its count. */
export function listRecordedValues(encoded: string): readonly RecordedValue[] {
  const iterator = openHistogram(encoded).recordedValuesIterator;
  iterator.reset();
  const values: RecordedValue[] = [];
  while (iterator.hasNext()) {
    const { valueIteratedTo, countAtValueIteratedTo } = iterator.next();
    values.push({ valueUs: valueIteratedTo, count: countAtValueIteratedTo });
  }
  return values;
}
