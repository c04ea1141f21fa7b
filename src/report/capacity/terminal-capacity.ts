import { createColors } from 'picocolors';
import type { CapacityLimit, CapacityReport, TargetCapacity } from '../../core/capacity.js';
import { formatDuration } from '../../core/units/duration.js';
import { readableDuration } from '../readable-metric.js';
import { wrapText, wrapWithLead } from '../wrap-text.js';
import {
  countEventsPerSecond,
  countPollers,
  latencyAtCapacityUs,
  pollIntervalsSeconds,
} from './capacity-answers.js';

const targetWords = { feed: 'The source’s feed', receiver: 'One webhook receiver' } as const;
const requestWords = { feed: 'polls', receiver: 'deliveries' } as const;

const limitWords: Readonly<Record<CapacityLimit, string>> = {
  target: 'What held it down was the target itself.',
  generator:
    'The load generator was the bottleneck: its event loop was full. The target sustains at least this much.',
  'shared processors':
    'All processors were busy: the generator, the target and whatever else runs here took each other’s time. On a machine of its own the target sustains more.',
  'highest rate asked for': 'That is the highest rate that was asked for; --max-rate raises it.',
  unknown: '',
};

/** A capacity for a terminal: the rates, what they mean in pollers and events, and how far to trust them. */
export function renderTerminalCapacity(
  report: CapacityReport,
  terminal: { readonly width: number; readonly color: boolean },
): string {
  const colors = createColors(terminal.color);
  const title = `Capacity of ${report.scenario}: p99 within ${formatDuration(report.boundUs)}`;
  const state =
    report.incompleteBecause === null
      ? []
      : wrapWithLead('INCOMPLETE ', report.incompleteBecause, terminal.width).map(colors.yellow);
  const targets = report.targets.flatMap((capacity) => [
    '',
    colors.bold(targetWords[capacity.target]),
    ...describeTarget(capacity).flatMap((text) => wrapWithLead('  ', text, terminal.width)),
  ]);
  const notes = report.notes.flatMap((text) => wrapWithLead('* ', text, terminal.width));
  return `${[...wrapText(title, terminal.width).map(colors.bold), ...state, ...targets, '', ...notes].join('\n')}\n`;
}

function describeTarget(capacity: TargetCapacity): readonly string[] {
  const found = describeRate(capacity);
  const limit = limitWords[capacity.limitedBy];
  return [found, ...describeMeaning(capacity), ...(limit === '' ? [] : [limit])];
}

function describeRate(capacity: TargetCapacity): string {
  const { target, ending, sustainedPerSecond, missedPerSecond } = capacity;
  const requests = requestWords[target];
  const missed = missedPerSecond === null ? null : grouped(missedPerSecond);
  if (sustainedPerSecond === null) {
    return ending === 'always-missed'
      ? `does not sustain ${missed} ${requests} a second, the lowest rate that is tried`
      : `not known: it was stopped before a rate was sustained${missed === null ? '' : `; ${missed} ${requests} a second were too many`}`;
  }
  const latencyUs = latencyAtCapacityUs(capacity);
  const latency = latencyUs === null ? '' : `, p99 ${readableDuration(latencyUs / 1_000)}`;
  const rate = `${grouped(sustainedPerSecond)} ${requests} a second${latency}`;
  switch (ending) {
    case 'bracketed':
      return `sustains ${rate}; ${missed} were too many, twice in a row`;
    case 'stopped':
      return missed === null
        ? `sustains at least ${rate}; there was no time to try more`
        : `sustains at least ${rate}; ${missed} were too many, and there was no time to try what lies between`;
    case 'never-missed':
    case 'always-missed':
      return `sustains ${rate}`;
    default:
      return ending satisfies never;
  }
}

function describeMeaning(capacity: TargetCapacity): readonly string[] {
  const events = countEventsPerSecond(capacity);
  const pollers = pollIntervalsSeconds.flatMap((seconds) => {
    const count = countPollers(capacity, seconds);
    return count === null ? [] : [`${grouped(count)} every ${seconds} s`];
  });
  return [
    ...(pollers.length === 0 ? [] : [`pollers that it can carry: ${pollers.join(' · ')}`]),
    ...(events === null ? [] : [`events that it can take: ${grouped(events)} a second`]),
  ];
}

/** With commas between thousands. */
function grouped(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}
