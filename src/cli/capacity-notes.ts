import { formatDuration } from '../core/units/duration.js';
import type { Plan, TrialPlan } from '../plan/plan.js';
import { shortestIntervalUs } from './capacity-targets.js';

/** Idle machines show a few per cent; from a fifth on, other programs take part in what is found. */
const otherLoadNoted = 0.2;

/** A sentence where other programs took part in what is found. @param share of the processors, before anything was sent */
export function describeOtherLoad(share: number): readonly string[] {
  return share < otherLoadNoted
    ? []
    : [
        `Other programs kept the processors ${(share * 100).toFixed(0)} % busy before anything was sent: these figures are too low. Close them and measure again.`,
      ];
}

/** What the reader must know of how the figures came about. */
export function describeConditions(plan: Plan, trial: TrialPlan, maxPerSecond: number): readonly string[] {
  const { processingUs } = trial.consumer;
  const hasRateLimit = JSON.stringify(trial.source).includes('"rate-limit"');
  return [
    'Load generator and target share this machine’s processors and its loopback: on machines of their own both do more, and a network adds its own time.',
    `Polls find what a poller of this scenario finds every ${formatDuration(shortestIntervalUs(plan))}; an interval of another length finds more or less in each.`,
    `Webhooks are signed, verified and acknowledged; all ids differ. No rate above ${maxPerSecond} per second was tried.`,
    ...(processingUs === 0
      ? []
      : [
          `The scenario’s consumer takes ${formatDuration(processingUs)} to process an event, after the acknowledgement: it applies at most ${Math.floor(1_000_000 / processingUs)} a second, whatever it accepts.`,
        ]),
    ...(hasRateLimit
      ? ['The source’s rate limit was left out: it is a rule, not what the source can carry.']
      : []),
  ];
}
