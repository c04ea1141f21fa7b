/** Rows of counters that grow as far as they are used, dense in memory: one row per second, or per row of a long timeline. */
export interface GrowingCounts<Column extends string> {
  add(row: number, column: Column): void;
  get(row: number, column: Column): number;
  /** The highest row with a count, plus one. */
  rowCount(): number;
}

/** Counters that all stand at 0. */
export function createGrowingCounts<const Column extends string>(
  columns: readonly Column[],
): GrowingCounts<Column> {
  const offsets = new Map(columns.map((column, offset) => [column, offset]));
  let counts = new Uint32Array(columns.length * 64);
  let rows = 0;
  const placeOf = (row: number, column: Column): number => row * columns.length + (offsets.get(column) ?? 0);
  return {
    add: (row, column) => {
      const place = placeOf(row, column);
      if (place >= counts.length) {
        const grown = new Uint32Array(Math.max(counts.length * 2, (row + 1) * columns.length));
        grown.set(counts);
        counts = grown;
      }
      counts[place] = (counts[place] ?? 0) + 1;
      rows = Math.max(rows, row + 1);
    },
    get: (row, column) => counts[placeOf(row, column)] ?? 0,
    rowCount: () => rows,
  };
}
