import { readFile } from 'node:fs/promises';

/** Time of all processors together since the machine's start, in ticks of its kernel. */
export interface ProcessorTime {
  /** What the host gave to others while something here wanted to run. */
  readonly stolen: number;
  readonly total: number;
}

/** user, nice, system, idle, iowait, irq, softirq, steal: what follows (guest) is part of user and nice. */
const fields = 8;

/** What the kernel tells of the processors' time now; null where it does not tell of stolen time. Linux alone does. */
export async function readProcessorTime(): Promise<ProcessorTime | null> {
  return parseProcessorTime(await readFile('/proc/stat', 'utf8').catch(() => ''));
}

/** The first line of /proc/stat, see proc_stat(5). */
export function parseProcessorTime(text: string): ProcessorTime | null {
  const times = /^cpu +([\d ]+)/.exec(text)?.[1]?.trim().split(/ +/).map(Number).slice(0, fields) ?? [];
  const stolen = times[fields - 1];
  return stolen === undefined ? null : { stolen, total: times.reduce((sum, time) => sum + time, 0) };
}

/** The share of all processors' time that was stolen between two readings; null where that cannot be told. */
export function stolenShare(before: ProcessorTime | null, after: ProcessorTime | null): number | null {
  const total = (after?.total ?? 0) - (before?.total ?? 0);
  return before === null || after === null || total <= 0
    ? null
    : Math.max(0, after.stolen - before.stolen) / total;
}
