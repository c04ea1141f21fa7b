import { compare } from '../../analyse/compare.js';
import type { Contrast, ContrastVerdict } from '../../analyse/comparison.js';
import type { ContrastMetric } from '../../core/contrast.js';
import type { Plan } from '../../plan/plan.js';
import { planOf } from '../../run/testing/plan-of.js';
import { runQuietly } from '../../run/testing/run-quietly.js';
import { describePlan } from '../describe-plan.js';
import { poolByStrategy } from '../pool-by-strategy.js';

/** Two strategies, and how much longer the network of the second takes than that of the first. */
interface Repetition {
  readonly trials: number;
  readonly slowdown: number;
  readonly seed: number;
}

/** A webhook is as late as the network makes it: with jitter as large as the latency, that is noise. */
function scenarioText({ trials, seed }: Repetition): string {
  return `
name: pair
summary: The same strategy twice.
seed: ${seed}
workload:
  arrivals: { process: poisson, rate: 12/s }
  duration: 1s
  payload: 64B
warm-up: 0s
link: { latency: 40ms, jitter: 40ms }
trials: ${trials}
strategies:
  - webhook: { label: first }
  - webhook: { label: second }
`;
}

/** How often each verdict comes out, with other events and other noise each time. */
export async function countVerdicts(
  { repetitions, ...conditions }: Omit<Repetition, 'seed'> & { readonly repetitions: number },
  metric: ContrastMetric,
): Promise<Readonly<Record<ContrastVerdict, number>>> {
  const counts = { less: 0, more: 0, 'no-difference': 0, 'too-few-trials': 0, 'events-lost': 0 };
  for (let seed = 1; seed <= repetitions; seed += 1) {
    const { verdict } = await contrastVirtually({ ...conditions, seed }, metric);
    counts[verdict] += 1;
  }
  return counts;
}

/**
 * A virtual run of a strategy against itself, from the plan to the comparison. Strategies of a trial share its random
 * numbers, and so their noise; here the second one has noise of its own.
 */
async function contrastVirtually(repetition: Repetition, metric: ContrastMetric): Promise<Contrast> {
  const plan = withNoiseOfItsOwn(planOf(scenarioText(repetition)), repetition.slowdown);
  const results = await runQuietly(plan, 'virtual');
  const { contrasts } = compare({
    world: 'virtual',
    plan: describePlan(plan),
    results,
    pooled: poolByStrategy(results),
    predicted: new Map(),
    simulated: new Map(),
  });
  const contrast = contrasts.find((each) => each.metric === metric);
  if (contrast === undefined) {
    throw new Error(`no contrast in ${metric}`);
  }
  return contrast;
}

function withNoiseOfItsOwn(plan: Plan, slowdown: number): Plan {
  const trials = plan.trials.map((trial) => {
    if (trial.strategy.label === 'first') {
      return trial;
    }
    const { latency, jitter } = trial.link;
    const link = { ...trial.link, latency: latency * slowdown, jitter: jitter * slowdown };
    return { ...trial, seed: (trial.seed ^ 0x5bd1e995) >>> 0, link };
  });
  return { ...plan, trials };
}
