import { formatDuration } from '../core/units/duration.js';
import { formatBytes } from '../core/units/size.js';
import { sourceOptionsSchema } from '../source/options.js';
import { maxEvents, minPayloadBytes } from './bounds.js';
import { configureArrivals } from './configure-arrivals.js';
import { valueAt } from './is-record.js';
import { listStrategyNames } from './match-strategies.js';
import { readField } from './read-field.js';
import type { RecordedReading } from './read-recorded.js';
import type { RecordedTrace } from './recorded-trace.js';
import { expectEvents, resolveTiming } from './resolve-timing.js';
import type { ScenarioFault } from './scenario-fault.js';
import {
  consumersSchema,
  durationSchema,
  payloadSchema,
  scheduleSchema,
  trialsSchema,
  warmUpSchema,
} from './schema.js';
import { participantsSchema } from './strategy-entry.js';

/** A fault of several fields together. It is told at the first of them that the command line has set, if any. */
export interface CrossFault {
  readonly paths: readonly [readonly string[], ...(readonly string[])[]];
  readonly problem: string;
}

/** What the fields say together, and the trace that they name. */
export interface CrossReading {
  readonly faults: readonly CrossFault[];
  readonly traceFaults: readonly ScenarioFault[];
  readonly recorded: RecordedTrace | null;
}

/**
 * Checks what no single field can tell, on a raw scenario that may have other faults: a field that is invalid by
 * itself is left to the schema, and takes no part.
 */
export function crossCheck(
  raw: unknown,
  readTrace: (file: string, maxBytes: number) => RecordedReading,
): CrossReading {
  const maxBytes = readField(sourceOptionsSchema.shape['max-payload'], raw, ['source', 'max-payload']);
  const faults = [
    ...findRepeatedLabels(raw),
    ...findSurplusConsumers(raw),
    ...findOversizePayload(raw, maxBytes),
    ...findSharedPort(raw),
  ];
  const arrivals = configureArrivals(valueAt(raw, ['workload', 'arrivals']));
  if (arrivals === undefined) {
    return { faults, traceFaults: [], recorded: null };
  }
  const reading =
    arrivals.kind === 'recorded' ? readTrace(arrivals.file, maxBytes ?? Number.POSITIVE_INFINITY) : undefined;
  if (reading?.state === 'unreadable') {
    const fault: CrossFault = { paths: [['workload', 'arrivals', 'file']], problem: reading.problem };
    return { faults: [...faults, fault], traceFaults: [], recorded: null };
  }
  if (reading?.state === 'faulty') {
    return { faults, traceFaults: reading.faults, recorded: null };
  }
  const recorded = reading?.trace ?? null;
  const timing = resolveTiming(
    {
      warmUpUs: readField(warmUpSchema.optional(), raw, ['warm-up']),
      durationUs: readField(durationSchema.optional(), raw, ['workload', 'duration']),
    },
    recorded,
  );
  const trials = readField(trialsSchema, raw, ['trials']) ?? 1;
  const expected = expectEvents(arrivals, recorded, timing, trials);
  return { faults: [...faults, ...judgeEventCount(expected, timing.durationUs)], traceFaults: [], recorded };
}

function findRepeatedLabels(raw: unknown): CrossFault[] {
  const names = listStrategyNames(valueAt(raw, ['strategies']));
  return names.flatMap(({ index, id, label }) => {
    const first = names.find((other) => other.label === label);
    if (first === undefined || first.index === index) {
      return [];
    }
    const entry = ['strategies', String(index)];
    const explicit = valueAt(raw, [...entry, id, 'label']) !== undefined;
    const problem =
      `the label ${JSON.stringify(label)} is already that of strategies.${first.index}` +
      '; give each a label of its own, such as label: slow poll';
    return [{ paths: [explicit ? [...entry, id, 'label'] : [...entry, id]], problem } satisfies CrossFault];
  });
}

function findSurplusConsumers(raw: unknown): CrossFault[] {
  const all = readField(consumersSchema, raw, ['workload', 'consumers']);
  return listStrategyNames(valueAt(raw, ['strategies'])).flatMap(({ index, id }) => {
    const path = ['strategies', String(index), id, 'consumers'];
    const some = readField(participantsSchema, raw, path);
    if (all === undefined || some === undefined || some <= all) {
      return [];
    }
    const problem = `${some} consumers are more than the workload has; allowed is up to workload.consumers, which is ${all}`;
    return [{ paths: [path, ['workload', 'consumers']], problem } satisfies CrossFault];
  });
}

function findOversizePayload(raw: unknown, maxBytes: number | undefined): CrossFault[] {
  const payloadBytes = readField(payloadSchema, raw, ['workload', 'payload']);
  if (payloadBytes === undefined || maxBytes === undefined || payloadBytes <= maxBytes) {
    return [];
  }
  const problem =
    `a payload of ${formatBytes(payloadBytes)} is more than the source accepts; allowed is workload.payload ` +
    `from ${formatBytes(minPayloadBytes)} to source.max-payload, which is ${formatBytes(maxBytes)}`;
  return [
    {
      paths: [
        ['workload', 'payload'],
        ['source', 'max-payload'],
      ],
      problem,
    },
  ];
}

function findSharedPort(raw: unknown): CrossFault[] {
  const port = readField(sourceOptionsSchema.shape.port, raw, ['source', 'port']) ?? 0;
  if (port === 0 || readField(scheduleSchema, raw, ['schedule']) !== 'side-by-side') {
    return [];
  }
  const problem =
    `side by side, each strategy has a source of its own, and they cannot all listen on port ${port}; ` +
    'allowed is source.port 0, which is any free one, or schedule sequential';
  return [{ paths: [['schedule'], ['source', 'port']], problem }];
}

function judgeEventCount(expected: number, durationUs: number): CrossFault[] {
  if (expected > maxEvents) {
    const problem =
      `about ${Math.round(expected)} events in all trials; allowed are ${maxEvents}` +
      '; lower the rate, the duration or the trials';
    return [
      { paths: [['workload', 'arrivals'], ['workload', 'duration'], ['trials'], ['warm-up']], problem },
    ];
  }
  if (expected === 0) {
    const problem = `no row of the trace lies within ${formatDuration(durationUs)}; allowed is a longer duration`;
    return [{ paths: [['workload', 'duration']], problem }];
  }
  return [];
}
