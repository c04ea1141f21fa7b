import { expect, test } from 'vitest';
import {
  completeComparison,
  incompleteComparison,
  simulatedComparison,
} from './testing/comparison-fixture.js';
import { trustTable } from './trust-table.js';

test('tells samples, what they support, lateness and the join of both books', () => {
  expect(trustTable(completeComparison)[0]).toEqual({
    label: 'webhook',
    trusted: 'yes',
    trials: '1 of 1',
    latencies: '24',
    supports: 'p95',
    emissionLate: '310 µs',
    sourceCpu: '—',
    consumerCpu: '—',
    ledger: '25 sent = 25 received',
  });
});

test('CPU is a share of all measured windows together', () => {
  const [first] = completeComparison.rows;
  const rows =
    first === undefined ? [] : [{ ...first, trials: 2, metrics: { ...first.metrics, source_cpu_ms: 2_400 } }];
  expect(trustTable({ ...completeComparison, rows })[0]?.sourceCpu).toBe('10.0 %');
});

test('the ledger adds up all trials but those that failed, and tells what never arrived', () => {
  const trials = completeComparison.trials.flatMap((trial) =>
    trial.state === 'measured'
      ? [
          {
            ...trial,
            measurement: {
              ...trial.measurement,
              requests: { sent: 5, received: 3, neverArrived: { refused: 1, cut: 0, abandoned: 1 } },
            },
          },
        ]
      : [],
  );
  const ledgers = trustTable({ ...completeComparison, trials: [...trials, ...trials] }).map(
    ({ ledger }) => ledger,
  );
  expect(ledgers[0]).toBe('10 sent = 6 received + 4 never arrived');
  expect(trustTable(incompleteComparison)[1]).toMatchObject({
    trials: '1 of 2',
    ledger: '25 sent = 25 received',
  });
});

test('a simulated run emits on time by definition: there is no figure', () => {
  expect(trustTable(simulatedComparison)[0]?.emissionLate).toBe('—');
});

test('says what is not trusted, and what was not measured', () => {
  const [first, second] = completeComparison.rows;
  const rows =
    first && second
      ? [
          { ...first, trusted: false },
          { ...second, trials: 0, latencySamples: 0 },
        ]
      : [];
  const table = trustTable({ ...completeComparison, rows });
  expect(table.map(({ trusted, supports }) => [trusted, supports])).toEqual([
    ['no', 'p95'],
    ['not measured', '—'],
  ]);
});
