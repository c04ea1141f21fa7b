import { PushVsPollError } from '../core/errors.js';
import { formatDuration } from '../core/units/duration.js';
import type { Plan } from '../plan/plan.js';

/**
 * Refuses a quick form in which nothing occurs for a strategy, before half a minute goes by for an empty table. In full
 * length a scenario may be without events: somebody may want to know what waiting for nothing costs.
 * @throws PushVsPollError when a quick form has a trial without a measured event
 */
export function requireQuickEvents({ scenario, trials }: Plan): void {
  const silent = trials.filter(({ trace }) => trace.every(({ phase }) => phase === 'warm-up'));
  const [first] = silent;
  if (scenario.quickForm === null || first === undefined) {
    return;
  }
  const labels = silent.map(({ strategy }) => strategy.label).join(', ');
  throw new PushVsPollError(
    'PVP_SCENARIO_INVALID',
    `${scenario.name}: in its quick form no event occurs for ${labels}: the window is ${formatDuration(first.durationUs)} ` +
      `(${scenario.quickForm})`,
    {
      nextStep:
        'Leave time for more: fewer strategies (--strategies), --set schedule=side-by-side or a larger ' +
        '--set quick.factor; or simulate it in full length',
    },
  );
}
