import { expect, test } from 'vitest';
import { strategies } from '../../strategies/registry.js';
import { planOf } from '../testing/plan-of.js';
import { measured, runQuietly } from '../testing/run-quietly.js';

/** The conformance suite's short form over real processes and sockets: every strategy, side by side. */

const plan = planOf(`
name: live-conformance
summary: What every strategy owes its consumers, over real sockets.
schedule: side-by-side
workload:
  arrivals: { process: bursty, rate: 40/s, burst: 20, within: 0ms }
  duration: 2s
  consumers: 3
  reads: { rate: 10/s }
strategies: [${strategies.map(({ id }) => id).join(', ')}]
warm-up: 500ms
drain: 30s
`);

/** Fewer at a time than there are strategies would take longer; more than this crowd out each other on two cores. */
const atOnce = 4;

test('every strategy hands over every event once, with books that balance', async () => {
  for (let first = 0; first < plan.trials.length; first += atOnce) {
    const trials = plan.trials.slice(first, first + atOnce);
    for (const result of await runQuietly({ ...plan, trials }, 'live')) {
      const { metrics, requests } = measured(result);
      const named = { label: result.label };
      const isAskedOnly = strategies.find(({ id }) => id === result.label)?.delivers === 'state-on-read';
      const lost = isAskedOnly ? null : 0;
      expect({ ...named, lost: metrics.events_lost }).toEqual({ ...named, lost });
      expect({ ...named, twice: metrics.duplicates_applied }).toEqual({ ...named, twice: lost });
      expect({ ...named, unread: metrics.reads_failed }).toEqual({ ...named, unread: 0 });
      const missing = Object.values(requests.neverArrived).reduce((sum, count) => sum + count, 0);
      expect({ ...named, balance: requests.sent - requests.received - missing }).toEqual({
        ...named,
        balance: 0,
      });
    }
  }
}, 120_000);
