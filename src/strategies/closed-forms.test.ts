import { expect, test } from 'vitest';
import { strategies } from './registry.js';
import { expectRightOrEmpty } from './testing/expect-right-or-empty.js';

/** Options that make the most of the conditions below; a strategy that is not named here runs with its defaults. */
const optionsOf: Readonly<Record<string, string>> = {
  'interval-poll': '{ every: 1s }',
  'full-poll': '{ every: 3s, page: 1000 }',
  'conditional-poll': '{ every: 1s }',
  'adaptive-poll': '{ min: 500ms, max: 4s }',
  'long-poll': '{ hold: 3s }',
  'batch-webhook': '{ linger: 400ms }',
  hybrid: '{ every: 10s }',
};

/** The same for events that are minutes apart. */
const slowOptionsOf: Readonly<Record<string, string>> = {
  'interval-poll': '{ every: 90s }',
  'full-poll': '{ every: 90s, page: 1000 }',
  'conditional-poll': '{ every: 90s }',
  'adaptive-poll': '{ min: 30s, max: 5m }',
  'long-poll': '{ hold: 60s }',
  hybrid: '{ every: 10m }',
};

const poisson =
  'workload: { arrivals: { process: poisson, rate: 2/s }, duration: 60s, reads: { rate: 2/s } }';
const plain = `${poisson}\nwarm-up: 5s`;

/** Conditions under which a form that does not know of them is wrong, with the workload that shows it. */
const awkward: Readonly<Record<string, string>> = {
  'nothing is awkward': plain,
  'a link with more jitter than latency': `${plain}\nlink: { latency: 10ms, jitter: 40ms }`,
  'a link on which polls overlap, with jitter': `${plain}\nlink: { latency: 300ms, jitter: 400ms }`,
  'a link on which polls overlap, without': `${plain}\nlink: { latency: 700ms }`,
  'a link slower than time-outs': `${plain}\nlink: { latency: 2200ms }\nsource: { webhook: { timeout: 4s } }`,
  'X-Poll-Interval': `${plain}\nsource: { feed: { poll-interval: 2500ms } }`,
  'holds cut short': `${plain}\nsource: { feed: { max-wait: 200ms } }`,
  'no holds': `${plain}\nsource: { feed: { max-wait: 0ms } }`,
  'commits that are late': `${plain}\nsource: { commit-delay: 1500ms }`,
  'late commits over a link with jitter': `${plain}\nsource: { commit-delay: 300ms }\nlink: { latency: 20ms, jitter: 100ms }`,
  'cursors that skip what is late': `${plain}\nsource: { commit-delay: 1500ms, feed: { cursor: sequence } }\ndrain: 5s`,
  'a rate limit': `${plain}\nsource: { feed: { rate-limit: { requests: 15, per: 20s } } }`,
  'a rate limit that nobody meets': `${plain}\nsource: { feed: { rate-limit: { requests: 2000, per: 20s } } }`,
  'pages of one event': `${plain}\nsource: { feed: { max-page: 1 } }`,
  'pages of one event over a link': `${plain}\nsource: { feed: { max-page: 1 } }\nlink: { latency: 30ms }`,
  'one push at a time': `${plain}\nsource: { webhook: { concurrency: 1 } }\nlink: { latency: 80ms }`,
  'heartbeats slower than the idle time-out': `workload: { arrivals: { process: poisson, rate: 1/min }, duration: 90m }\ndrain: 5m\nsource: { stream: { heartbeat: 2m } }\nlink: { latency: 50ms }`,
  'rare events that find connections closed': `workload: { arrivals: { process: poisson, rate: 30/h }, duration: 5h, reads: { rate: 30/h } }\nwarm-up: 5m\ndrain: 5m\nlink: { latency: 40ms, jitter: 20ms }`,
  'events that beat with the polls': `workload: { arrivals: { process: constant, rate: 0.5/s }, duration: 100s }\nwarm-up: 10s`,
  'even spacing out of step': `workload: { arrivals: { process: constant, rate: 0.7331/s }, duration: 3m }\nwarm-up: 10s\nlink: { latency: 10ms, jitter: 20ms }`,
  'even spacing in a crowd': `workload: { arrivals: { process: constant, rate: 30/s }, duration: 10s }\nwarm-up: 1s\nlink: { latency: 10ms, jitter: 200ms }`,
  'even spacing, dealt out to three': `workload: { arrivals: { process: constant, rate: 3/s }, duration: 60s, consumers: 3, audience: own }\nlink: { latency: 20ms, jitter: 20ms }`,
  'even spacing that commits late': `workload: { arrivals: { process: constant, rate: 1/s }, duration: 100s }\nwarm-up: 5s\nsource: { commit-delay: 1500ms }`,
  'Poisson arrivals, dealt out to three': `workload: { arrivals: { process: poisson, rate: 3/s }, duration: 60s, consumers: 3, audience: own, reads: { rate: 3/s } }\nwarm-up: 5s\nlink: { latency: 20ms, jitter: 30ms }`,
  'three consumers of all events': `workload: { arrivals: { process: poisson, rate: 1/s }, duration: 60s, consumers: 3 }\nwarm-up: 5s\nlink: { latency: 20ms, jitter: 30ms }`,
  bursts: `workload: { arrivals: { process: bursty, rate: 2/s, burst: 20, within: 50ms }, duration: 2m }\nlink: { latency: 20ms, jitter: 30ms }`,
  'a stream in a crowd': `workload: { arrivals: { process: poisson, rate: 40/s }, duration: 15s }\nwarm-up: 1s\nlink: { latency: 10ms, jitter: 200ms }`,
  'payloads that fill a batch': `workload: { arrivals: { process: poisson, rate: 80/s }, duration: 4s, payload: 2KiB }\nwarm-up: 1s\nsource: { max-payload: 2KiB }`,
  'a slow consumer': `${plain}\nconsumer: { processing: 300ms }`,
  'a window of a few polls, and no warm-up': `workload: { arrivals: { process: poisson, rate: 30/s }, duration: 4s }\nwarm-up: 0s`,
  'no drain': `${plain}\ndrain: 0s`,
};

/** A form that is wrong is printed as a fact, so it must be right or silent wherever it is asked. */
test.each(Object.entries(awkward))(
  'every closed form is right or empty: %s',
  async (_, conditions) => {
    const options = /rate: \d+\/(min|h)/.test(conditions) ? slowOptionsOf : optionsOf;
    const entries = strategies.map(({ id }) => `  - ${id}: ${options[id] ?? '{}'}`);
    const counts = await expectRightOrEmpty(`${conditions}\nstrategies:\n${entries.join('\n')}`);
    expect(counts.size).toBe(strategies.length);
  },
  120_000,
);
