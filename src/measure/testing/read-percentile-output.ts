/** A point of an HdrHistogram percentile output. */
interface PercentilePoint {
  readonly value: number;
  readonly quantile: number;
  readonly countAtOrBelow: number;
  /** 1 / (1 - quantile); null in the last point. */
  readonly inverse: number | null;
}

interface PercentileOutput {
  readonly points: readonly PercentilePoint[];
  /** `Mean`, `StdDeviation`, `Max`, `Total count`, `Buckets`, `SubBuckets`. */
  readonly footer: ReadonlyMap<string, number>;
}

const footerEntry = /([A-Z][A-Za-z ]*?) *= *([0-9.]+)/g;

/** Reads a `.hgrm` file by the look of the example files that HdrHistogram's plotter names, strictly. */
export function readPercentileOutput(text: string): PercentileOutput {
  const [header, blank, ...lines] = text.split('\n');
  if (
    header?.trim().split(/ +/).join(' ') !== 'Value Percentile TotalCount 1/(1-Percentile)' ||
    blank !== ''
  ) {
    throw new Error(`no header of a percentile output: ${header}`);
  }
  if (lines.pop() !== '') {
    throw new Error('the last line does not end');
  }
  const comments = lines.filter((line) => line.startsWith('#'));
  return {
    points: lines.filter((line) => !line.startsWith('#')).map(readPoint),
    footer: new Map(
      comments.flatMap((line) =>
        [...line.matchAll(footerEntry)].map(([, key = '', value]) => [key, Number(value)] as const),
      ),
    ),
  };
}

function readPoint(line: string): PercentilePoint {
  const cells = line.trim().split(/ +/).map(Number);
  const [value, quantile, countAtOrBelow, inverse = null] = cells;
  if (
    value === undefined ||
    quantile === undefined ||
    countAtOrBelow === undefined ||
    cells.some(Number.isNaN)
  ) {
    throw new Error(`no point of a percentile output: ${line}`);
  }
  return { value, quantile, countAtOrBelow, inverse };
}
