import autocannon, { type Request } from 'autocannon';
import type { LoadStep } from '../../core/capacity.js';
import { LatencyHistogram } from '../../measure/latency-histogram.js';
import { rankOf } from '../../measure/nearest-rank.js';
import { liveClock } from '../../worlds/live/live-clock.js';
import { watchBusyShares } from './busy-shares.js';
import { createLaneLatency } from './lane-latency.js';
import { laneCount } from './lanes.js';
import type { PreparedLoad } from './prepare-requests.js';

/** How often autocannon looks whether it is done; in milliseconds. */
const sampleMs = 100;
/** After so many failures a connection gives up: the step is missed by then. */
const failuresUntilEnd = 5;

export interface LoadStepPlan {
  /** A multiple of `laneCount`. */
  readonly ratePerSecond: number;
  readonly durationSeconds: number;
  /** How long after its end answers are waited for. */
  readonly graceMs: number;
}

interface Tally {
  readonly due: LatencyHistogram;
  readonly sent: LatencyHistogram;
  refused: number;
  errors: number;
}

/** Sends requests at a constant rate, whatever comes back, and times each from when it was due. */
export async function runLoadStep(load: PreparedLoad, plan: LoadStepPlan): Promise<LoadStep> {
  const { ratePerSecond, durationSeconds } = plan;
  const perLane = Math.max(1, Math.round(ratePerSecond / laneCount));
  const lanes = Array.from({ length: laneCount }, () => load.take(perLane * durationSeconds));
  const tally: Tally = {
    due: LatencyHistogram.create(),
    sent: LatencyHistogram.create(),
    refused: 0,
    errors: 0,
  };
  try {
    const busy = watchBusyShares();
    await Promise.all(
      lanes.map((requests, lane) =>
        runLane(load.url, requests, { ...plan, perLane, delayMs: (lane * 1_000) / laneCount }, tally),
      ),
    );
    const { ownLoop, machine } = busy();
    return {
      ratePerSecond,
      ...summarise(tally, ratePerSecond * durationSeconds),
      generatorBusyShare: toShare(ownLoop),
      machineBusyShare: toShare(machine),
    };
  } finally {
    tally.due.destroy();
    tally.sent.destroy();
  }
}

interface LanePlan extends LoadStepPlan {
  readonly perLane: number;
  /** When its turn begins. */
  readonly delayMs: number;
}

/** One connection. It ends when all its requests are answered, or the grace is over. */
async function runLane(url: string, requests: Request[], plan: LanePlan, tally: Tally): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, plan.delayMs));
  const timeOf = createLaneLatency(plan.perLane);
  let answers = 0;
  await new Promise<void>((resolve, reject) => {
    const lane = autocannon(
      {
        url,
        connections: 1,
        connectionRate: plan.perLane,
        maxConnectionRequests: requests.length,
        duration: plan.durationSeconds + plan.graceMs / 1_000,
        sampleInt: sampleMs,
        bailout: failuresUntilEnd,
        ignoreCoordinatedOmission: true,
        setupClient: (client) => client.setRequests(requests),
      },
      (error, result) => {
        tally.errors += result?.errors ?? 0;
        return error instanceof Error ? reject(error) : resolve();
      },
    );
    lane.on('response', (_client, status, _bytes, responseMs) => {
      const answeredUs = liveClock.nowUs();
      const latency = timeOf(answeredUs - responseMs * 1_000, answeredUs);
      if (status >= 200 && status < 300) {
        tally.due.record(latency.dueUs);
        tally.sent.record(latency.sentUs);
      } else {
        tally.refused += 1;
      }
      answers += 1;
      if (answers === requests.length) {
        lane.stop();
      }
    });
  });
}

function summarise({ due, sent, refused, errors }: Tally, dueRequests: number) {
  return {
    dueRequests,
    answered: due.count,
    refused,
    errors,
    latencyP50Us: percentileOfDue(due, 0.5, dueRequests),
    latencyP99Us: percentileOfDue(due, 0.99, dueRequests),
    sentLatencyP99Us: sent.count === 0 ? null : sent.percentileUs(0.99),
  };
}

/** Nearest rank over all requests that were due: those without an answer rank last. Null when it is one of them. */
function percentileOfDue(answered: LatencyHistogram, quantile: number, dueRequests: number): number | null {
  const rank = rankOf(quantile, dueRequests);
  return rank > answered.count ? null : answered.percentileUs((rank - 0.5) / answered.count);
}

function toShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}
