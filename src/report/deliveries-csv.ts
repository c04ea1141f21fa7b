import { type CsvColumn, renderHeader, renderRows } from './csv/column.js';
import { strategyColumn } from './csv/identity-columns.js';
import { countColumn } from './csv/number-columns.js';

/** Rows to a chunk: large enough to be written at once, small enough not to be felt in memory. */
const rowsPerChunk = 1_000;

/** One expected delivery. Instants are microseconds after the trial's start. */
export interface DeliveryRow {
  readonly consumer: number;
  readonly sequence: number;
  readonly occurredUs: number;
  /** Null: lost. */
  readonly deliveredUs: number | null;
  readonly latencyUs: number | null;
  /** Null for strategies that pull. */
  readonly attempts: number | null;
  readonly duplicates: number;
  /** Null: never applied. */
  readonly appliedUs: number | null;
}

interface Row {
  readonly label: string;
  readonly trial: number;
  readonly delivery: DeliveryRow;
}

const instant = 'microseconds after the trial’s start';

function deliveryColumn(
  name: string,
  field: keyof DeliveryRow,
  unit: string,
  meaning: string,
  formula: string,
): CsvColumn<Row> {
  return countColumn(name, unit, meaning, formula, ({ delivery }) => delivery[field]);
}

const columns: readonly CsvColumn<Row>[] = [
  strategyColumn(({ label }) => label),
  countColumn('trial', '', 'Number of the trial', 'from 1', ({ trial }) => trial),
  deliveryColumn('consumer', 'consumer', '', 'Which consumer', 'from 0'),
  deliveryColumn(
    'sequence',
    'sequence',
    '',
    'Which event of the trace',
    'from 1; warm-up events have no row',
  ),
  deliveryColumn('occurred_us', 'occurredUs', instant, 'When the event occurred', 'its scheduled instant'),
  deliveryColumn(
    'delivered_us',
    'deliveredUs',
    instant,
    'When the consumer accepted it',
    'the first time; empty: lost, or still to come when the trial was interrupted',
  ),
  deliveryColumn(
    'latency_us',
    'latencyUs',
    'microseconds',
    'Delivery latency',
    'delivered_us - occurred_us; empty like delivered_us',
  ),
  deliveryColumn(
    'attempts',
    'attempts',
    'count',
    'Requests that carried it to this consumer',
    'empty for strategies that pull',
  ),
  deliveryColumn(
    'duplicates',
    'duplicates',
    'count',
    'Deliveries beyond the first',
    'counted by the framework',
  ),
  deliveryColumn(
    'applied_us',
    'appliedUs',
    instant,
    'When its first processing ended',
    'empty: never applied',
  ),
];

/** The file of the single deliveries: the only one that is written while the run goes on. */
export const deliveriesCsv = {
  fileName: 'deliveries.csv',
  summary: 'one row per strategy, trial, event and consumer',
  question:
    'How late was each event, and which were lost? Everything in comparison.csv about latency and loss can be recomputed from it.',
  columns,
  /** The header record. */
  header: renderHeader(columns),
} as const;

/**
 * The records of one strategy's deliveries in one trial, without the header, a piece at a time, so that a
 * million of them need no more memory than a thousand.
 */
export function* renderDeliveries(
  label: string,
  trial: number,
  deliveries: Iterable<DeliveryRow>,
): Generator<string, void, undefined> {
  let rows: Row[] = [];
  for (const delivery of deliveries) {
    rows.push({ label, trial, delivery });
    if (rows.length === rowsPerChunk) {
      yield renderRows(columns, rows);
      rows = [];
    }
  }
  if (rows.length > 0) {
    yield renderRows(columns, rows);
  }
}
