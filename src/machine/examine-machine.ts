import { performance } from 'node:perf_hooks';
import { describeThrown } from '../core/errors.js';
import type { CheckDepth, MachineCheck, ProbeRecord } from '../core/machine-check.js';
import { concludeCheck } from './conclude-check.js';
import type { Probe } from './probes/contract.js';
import { probes as registeredProbes } from './probes/registry.js';

/** The longest that one probe may take: on an idle machine each needs less than half of it. */
const probeLimitMs = { brief: 1_500, quick: 2_500, full: 6_000 } as const;
/** The longest that all of them may take together. */
const totalLimitMs = { brief: 2_000, quick: 4_400, full: 19_500 } as const;

export interface ExamineOptions {
  /** `brief` leaves out the probes that are not made for it. */
  readonly depth: CheckDepth;
  /** Ends it after the probe under way, which is given up. */
  readonly signal: AbortSignal;
  /** Told each probe as it begins. */
  readonly onProbe: (title: string, position: number, of: number) => void;
  /** For tests; all that are registered by default. */
  readonly probes?: readonly Probe[];
}

/**
 * Looks at this machine, one probe after the other; those of the brief look come first, so that a machine on which the
 * time runs out is known by what matters most. One that fails, or takes too long, is recorded as failed.
 */
export async function examineMachine(options: ExamineOptions): Promise<MachineCheck> {
  const { depth, signal, onProbe, probes = registeredProbes } = options;
  const brief = probes.filter(({ isBrief }) => isBrief);
  const chosen = depth === 'brief' ? brief : [...brief, ...probes.filter(({ isBrief }) => !isBrief)];
  const endMs = performance.now() + totalLimitMs[depth];
  const records: ProbeRecord[] = [];
  for (const [index, probe] of chosen.entries()) {
    if (signal.aborted) {
      break;
    }
    onProbe(probe.title, index + 1, chosen.length);
    const leftMs = Math.max(1, Math.round(endMs - performance.now()));
    const record = await measureWithin(probe, depth, leftMs, signal);
    if (!signal.aborted) {
      records.push(record);
    }
  }
  return { probes: records, conclusions: concludeCheck(records) };
}

async function measureWithin(
  { id, title, measure }: Probe,
  depth: CheckDepth,
  leftMs: number,
  signal: AbortSignal,
): Promise<ProbeRecord> {
  const limitMs = Math.min(probeLimitMs[depth], leftMs);
  const limit = AbortSignal.timeout(limitMs);
  const head = { id, title, measuredAt: new Date().toISOString(), depth };
  const within =
    limitMs < probeLimitMs[depth]
      ? `what was left of the ${totalLimitMs[depth] / 1_000} s for all probes`
      : `${limitMs / 1_000} s`;
  const why = `was not done within ${within}: this machine is very slow, or very busy`;
  try {
    const finding = await measure(depth, AbortSignal.any([signal, limit]));
    return limit.aborted ? { ...head, state: 'failed', why } : { ...head, state: 'measured', ...finding };
  } catch (thrown) {
    return { ...head, state: 'failed', why: limit.aborted ? why : describeThrown(thrown) };
  }
}
