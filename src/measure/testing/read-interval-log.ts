import { inflateSync } from 'node:zlib';

interface LogInterval {
  readonly startS: number;
  readonly lengthS: number;
  readonly maxMs: number;
  /** In ascending order; `lowest` and `highest` are the ends of the range that the histogram cannot tell apart. */
  readonly values: readonly { readonly lowest: number; readonly highest: number; readonly count: number }[];
}

const compressedCookie = 0x1c849314;
const plainCookie = 0x1c849313;
const legend = '"StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"';

/**
 * Reads an interval log by HdrHistogram's description of the format (version 1.3, encoding V2), with nothing of the
 * library that wrote it. Takes no line that it does not know.
 */
export function readIntervalLog(text: string): readonly LogInterval[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') {
    throw new Error('the last line does not end');
  }
  if (!lines.includes('#[Histogram log format version 1.3]')) {
    throw new Error('no version');
  }
  return lines.filter((line) => !line.startsWith('#') && line !== legend).map(readInterval);
}

function readInterval(line: string): LogInterval {
  const match = /^(\d+\.\d{3}),(\d+\.\d{3}),(\d+\.\d{3}),(HIST[A-Za-z0-9+/]+=*)$/.exec(line);
  if (match === null) {
    throw new Error(`no interval: ${line}`);
  }
  const [, start, length, max, histogram = ''] = match;
  return {
    startS: Number(start),
    lengthS: Number(length),
    maxMs: Number(max),
    values: readHistogram(Buffer.from(histogram, 'base64')),
  };
}

function readHistogram(compressed: Buffer): LogInterval['values'] {
  if (compressed.readInt32BE(0) !== compressedCookie || compressed.readInt32BE(4) !== compressed.length - 8) {
    throw new Error('no compressed histogram');
  }
  const plain = inflateSync(compressed.subarray(8));
  const [cookie, payloadBytes, , digits] = [0, 4, 8, 12].map((offset) => plain.readInt32BE(offset));
  if (cookie !== plainCookie || payloadBytes !== plain.length - 40 || digits === undefined) {
    throw new Error('no histogram');
  }
  if (plain.readBigInt64BE(16) !== 1n) {
    throw new Error('a histogram with a unit other than 1');
  }
  return listValues(readCounts(plain.subarray(40)), digits);
}

/** ZigZag-encoded LEB128 numbers: a count, or less than 0, so many places without one. */
function readCounts(payload: Buffer): readonly number[] {
  const counts: number[] = [];
  let position = 0;
  while (position < payload.length) {
    let encoded = 0n;
    let shift = 0n;
    let byte: number;
    do {
      byte = payload.readUInt8(position);
      position += 1;
      encoded |= BigInt(byte & 0x7f) << shift;
      shift += 7n;
    } while (byte >= 0x80);
    const decoded = Number((encoded >> 1n) ^ -(encoded & 1n));
    for (let zeros = decoded; zeros < 0; zeros += 1) {
      counts.push(0);
    }
    if (decoded >= 0) {
      counts.push(decoded);
    }
  }
  return counts;
}

/** The first bucket counts every value up to the number of its places; each further one has half as many, twice as wide. */
function listValues(counts: readonly number[], digits: number): LogInterval['values'] {
  const places = 2 ** Math.ceil(Math.log2(2 * 10 ** digits));
  const half = places / 2;
  return counts.flatMap((count, index) => {
    if (count === 0) {
      return [];
    }
    const bucket = Math.max(0, Math.floor(index / half) - 1);
    const width = 2 ** bucket;
    const lowest = (index - bucket * half) * width;
    return [{ lowest, highest: lowest + width - 1, count }];
  });
}
