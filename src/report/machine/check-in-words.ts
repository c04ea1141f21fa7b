import type { MachineCheck, ProbeRecord } from '../../core/machine-check.js';

type MachineState = 'good' | 'fair' | 'poor' | 'failed';

const gravity: readonly MachineState[] = ['good', 'fair', 'poor', 'failed'];

/** The gravest state of a probe's verdicts. */
export function stateOfProbe(probe: ProbeRecord): MachineState {
  if (probe.state === 'failed') {
    return 'failed';
  }
  const ranks = probe.verdicts.map(({ state }) => gravity.indexOf(state));
  return gravity[Math.max(0, ...ranks)] ?? 'good';
}

/** The unit that a figure's name ends with, and how it is written. The longest ending comes first. */
const endings: readonly (readonly [string, (value: number) => string])[] = [
  ['_per_second', (value) => `${value} per second`],
  ['_ns', (value) => `${value} ns`],
  ['_us', (value) => (Math.abs(value) < 1_000 ? `${value} µs` : `${(value / 1_000).toFixed(2)} ms`)],
  ['_share', (value) => `${(value * 100).toFixed(1)} %`],
  ['_count', (value) => String(value)],
];

/** A figure as a reader sees it: `timer_late_p99_us` of 1,234 is `timer late p99 1.23 ms`. */
export function figureInWords(name: string, value: number | null): string {
  const [ending, write] = endings.find(([end]) => name.endsWith(end)) ?? ['', String];
  const words = name.slice(0, name.length - ending.length).replaceAll('_', ' ');
  return `${words} ${value === null ? '—' : write(value)}`;
}

/** All figures of a probe in one line, by name; empty for one that failed. */
export function figuresInWords(probe: ProbeRecord): string {
  return probe.state === 'failed'
    ? ''
    : Object.entries(probe.figures)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, value]) => figureInWords(name, value))
        .join(', ');
}

/** What must be said about a machine beside the figures: what is less than good, and what failed. */
export function doubtsAbout({ probes }: MachineCheck): readonly string[] {
  return probes.flatMap((probe) =>
    probe.state === 'failed'
      ? [`${probe.title}: ${probe.why}.`]
      : probe.verdicts.filter(({ state }) => state !== 'good').map(({ text }) => text),
  );
}

/** When the parts of a check were measured, for a reader who wonders how old they are. */
export function datesOfCheck({ probes }: MachineCheck): string {
  const brief = probes.filter(({ depth }) => depth === 'brief');
  const thorough = probes.filter(({ depth }) => depth !== 'brief');
  const [first] = thorough.map(({ measuredAt }) => measuredAt).sort();
  return [
    ...(brief.length === 0 ? [] : ['just before the run']),
    ...(first === undefined ? [] : [`by push-vs-poll doctor on ${first.slice(0, 16).replace('T', ' ')} UTC`]),
  ].join(', and ');
}
