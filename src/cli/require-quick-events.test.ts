import { expect, test } from 'vitest';
import { PushVsPollError } from '../core/errors.js';
import { buildPlan } from '../plan/build-plan.js';
import type { Plan } from '../plan/plan.js';
import { checkScenario } from '../scenario/check-scenario.js';
import { readScenarioFlags } from '../scenario/scenario-changes.js';
import { formatFault } from '../scenario/scenario-fault.js';
import { requireQuickEvents } from './require-quick-events.js';

/** An event every 50 s, the first after 25. */
const rare = `name: rare
summary: Hardly anything occurs.
workload:
  arrivals: { process: constant, rate: 72/h }
  duration: 500s
  consumers: 2
strategies: [interval-poll, webhook]
quick: { factor: 1 }
warm-up: 0s
`;

function planOf(text: string, quick: boolean, ...set: readonly string[]): Plan {
  const check = checkScenario('rare.yaml', text, readScenarioFlags({ quick, set }));
  if (!check.ok) {
    throw new Error(check.faults.map(formatFault).join('\n'));
  }
  return buildPlan(check.loaded);
}

function refusal(plan: Plan): unknown {
  try {
    requireQuickEvents(plan);
  } catch (thrown) {
    return thrown;
  }
  return null;
}

test('a quick form without an event is refused, with what to do about it', () => {
  const thrown = refusal(planOf(rare, true));
  expect(thrown).toBeInstanceOf(PushVsPollError);
  expect(thrown).toMatchObject({
    code: 'PVP_SCENARIO_INVALID',
    message: expect.stringMatching(
      /^rare: in its quick form no event occurs for interval-poll, webhook: the window is [\d.]+m?s \(the window cut /,
    ),
    nextStep: expect.stringContaining('--set schedule=side-by-side'),
  });
});

test('so is one in which a strategy with few consumers has none', () => {
  const own = rare
    .replace('factor: 1 ', 'factor: 5 ')
    .replace('[interval-poll, webhook]', '[webhook, webhook: { consumers: 1 }]')
    .replace('consumers: 2\n', 'consumers: 1000\n  audience: own\n');
  expect(refusal(planOf(own, true))).toMatchObject({
    message: expect.stringContaining('no event occurs for webhook for 1:'),
  });
});

test('the quick form as it is chosen has events, and a scenario in full length need not have any', () => {
  expect(refusal(planOf(rare.replace('quick: { factor: 1 }\n', ''), true))).toBeNull();
  expect(refusal(planOf(rare, false, 'workload.duration=1s'))).toBeNull();
});
