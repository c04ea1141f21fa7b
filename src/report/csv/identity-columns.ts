import type { World } from '../../analyse/comparison.js';
import { type CsvColumn, textColumn } from './column.js';

/** What a row is about. */
interface Identity {
  readonly scenario: string;
  readonly label: string;
  readonly strategyId: string;
  readonly world: World;
}

export function scenarioColumn<Row>(nameOf: (row: Row) => string): CsvColumn<Row> {
  return textColumn('scenario', 'Name of the scenario', 'from its file', nameOf);
}

export function strategyColumn<Row>(labelOf: (row: Row) => string): CsvColumn<Row> {
  return textColumn(
    'strategy',
    'Label of the strategy',
    'from the scenario; by default its id, with its consumers where the scenario gives it a number of them',
    labelOf,
  );
}

/** The columns that tables of strategies begin with: scenario, strategy, strategy_id, world. */
export function identityColumns<Row>(identityOf: (row: Row) => Identity): readonly CsvColumn<Row>[] {
  return [
    scenarioColumn((row) => identityOf(row).scenario),
    strategyColumn((row) => identityOf(row).label),
    textColumn(
      'strategy_id',
      'Which strategy it is',
      'as `push-vs-poll list` names it',
      (row) => identityOf(row).strategyId,
    ),
    textColumn(
      'world',
      'Where it ran',
      '`live`, or `virtual` when simulated',
      (row) => identityOf(row).world,
    ),
  ];
}
