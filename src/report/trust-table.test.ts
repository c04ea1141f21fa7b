import { expect, test } from 'vitest';
import {
  completeComparison,
  incompleteComparison,
  simulatedComparison,
} from './testing/comparison-fixture.js';
import { trustRows, trustTables } from './trust-table.js';

test('tells samples, what they support, lateness and the join of both books', () => {
  expect(trustRows(completeComparison)[0]).toEqual({
    label: 'webhook',
    trusted: 'yes',
    trials: '1 of 1',
    latencies: '24',
    supports: 'p95; p99 needs 100+',
    drift: 'needs 6+ trials',
    ledger: '25 sent = 25 received',
    emissionLate: '310 µs',
    sourceLoopDelay: '1.20 ms',
    consumerLoopDelay: '1.10 ms',
    sourceCpu: '1.5 %',
    consumerCpu: '2.0 %',
    steal: '0.0 %',
    clock: '1.00 µs',
  });
});

test('CPU of a run from before loads were metrics is a share of all measured windows together', () => {
  const [first] = completeComparison.rows;
  const rows =
    first === undefined
      ? []
      : [
          {
            ...first,
            trials: 2,
            metrics: { ...first.metrics, source_cpu_share: null, source_cpu_ms: 2_400 },
          },
        ];
  expect(trustRows({ ...completeComparison, rows })[0]?.sourceCpu).toBe('10.0 %');
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
  const ledgers = trustRows({ ...completeComparison, trials: [...trials, ...trials] }).map(
    ({ ledger }) => ledger,
  );
  expect(ledgers[0]).toBe('10 sent = 6 received + 4 never arrived');
  expect(trustRows(incompleteComparison)[1]).toMatchObject({
    trials: '1 of 2',
    ledger: '25 sent = 25 received',
  });
});

test('a simulated run emits on time by definition: there is no figure', () => {
  expect(trustRows(simulatedComparison)[0]?.emissionLate).toBe('—');
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
  const table = trustRows({ ...completeComparison, rows });
  expect(table.map(({ trusted, supports }) => [trusted, supports])).toEqual([
    ['no', 'p95; p99 needs 100+'],
    ['not measured', '—'],
  ]);
});

test('what disturbed a strategy is marked, at the same bounds as its warning', () => {
  const [first] = completeComparison.rows;
  const metrics = {
    ...completeComparison.rows[0]?.metrics,
    emission_late_p99_ms: 5.001,
    source_loop_delay_p99_ms: 12,
    consumer_loop_delay_p99_ms: 5,
    consumer_cpu_share: 0.97,
    cpu_steal_share: 0.034,
  };
  const rows = first === undefined ? [] : [{ ...first, metrics: { ...first.metrics, ...metrics } }];
  expect(trustRows({ ...completeComparison, rows })[0]).toMatchObject({
    emissionLate: '5.00 ms !',
    sourceLoopDelay: '12.0 ms !',
    consumerLoopDelay: '5.00 ms',
    consumerCpu: '97.0 % !',
    steal: '3.4 % !',
  });
});

test('drift is told from six trials on, and not of virtual time', () => {
  const driftOf = (trials: number, codes: readonly string[], world: 'live' | 'virtual' = 'live') =>
    trustRows({
      ...completeComparison,
      world,
      rows: completeComparison.rows.map((row) => ({
        ...row,
        trials,
        warnings: codes.map((code) => ({ code, metrics: [], text: '' })),
      })),
    })[0]?.drift;
  expect(driftOf(5, [])).toBe('needs 6+ trials');
  expect(driftOf(6, ['few-samples'])).toBe('none found');
  expect(driftOf(6, ['drifted'])).toBe('found !');
  expect(driftOf(6, [], 'virtual')).toBe('—');
});

test('no machine can disturb a simulation: there is no table of it', () => {
  expect(trustTables(completeComparison)).toHaveLength(2);
  expect(trustTables(simulatedComparison)).toHaveLength(1);
});
