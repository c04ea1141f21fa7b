import type { MachineCheck } from '../../core/machine-check.js';

/** A look just before a run, and a doctor's from the day before, of which one probe failed. */
export const machineCheckFixture: MachineCheck = {
  probes: [
    {
      id: 'clock',
      title: 'clock resolution',
      measuredAt: '2026-11-23T22:36:51.000Z',
      depth: 'brief',
      state: 'measured',
      figures: { clock_step_ns: 40, clock_read_ns: 120 },
      verdicts: [{ state: 'good', text: 'Latencies are exact to the microsecond.' }],
    },
    {
      id: 'timers',
      title: 'timer lateness',
      measuredAt: '2026-11-23T22:36:51.100Z',
      depth: 'brief',
      state: 'measured',
      figures: { timer_late_p95_us: 3_210, timer_late_p99_us: null },
      verdicts: [{ state: 'fair', text: 'Events and polls leave late.' }],
    },
    {
      id: 'throughput',
      title: 'loopback throughput',
      measuredAt: '2026-11-22T09:08:07.000Z',
      depth: 'full',
      state: 'failed',
      why: 'was not done within 6.0 s',
    },
  ],
  conclusions: ['Latencies are the strategy’s from 3.5 ms on.'],
};
