import { buildPlan } from '../../plan/build-plan.js';
import type { Plan } from '../../plan/plan.js';
import { checkScenario } from '../../scenario/check-scenario.js';
import { noChanges } from '../../scenario/scenario-changes.js';
import { formatFault } from '../../scenario/scenario-fault.js';

/** The plan of a scenario that a test writes down. */
export function planOf(scenarioText: string): Plan {
  const check = checkScenario('test.yaml', scenarioText, noChanges);
  if (!check.ok) {
    throw new Error(check.faults.map(formatFault).join('\n'));
  }
  return buildPlan(check.loaded);
}
