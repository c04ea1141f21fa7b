/**
 * The scenario that `push-vs-poll init` writes: a valid one, with a comment on every field. The fields that are
 * commented out show their default.
 */
export const starterScenario = `# A scenario of push-vs-poll: some events, and the delivery strategies that compete to bring them to a consumer.
#
#   push-vs-poll validate <this file>     finds every fault without running anything
#   push-vs-poll simulate <this file>     the same code in virtual time: a first answer in a second
#   push-vs-poll run <this file>          real processes and real requests
#
# Quantities carry their unit: 250ms 10s 5m 2h 3d · 2/s 30/min 5/h · 512B 20KiB 1MiB

# Lower-case words joined by hyphens; the result folder is named after it.
name: my-first-scenario

# What you want to know, in a sentence.
summary: How much sooner does a webhook bring our events, and what does it cost?

# The question it answers, by which push-vs-poll list groups scenarios; and what to look for in the result.
# question: How soon must we know?
# look-for: latency_p99_ms of the poller against that of the webhook.

# Where run takes it: virtual is for what would last for hours. run --quick is a live run of half a minute.
# world: live

# The same seed gives the same events on every machine.
seed: 42

workload:
  # When events occur. One of:
  #   { process: poisson, rate: 2/s }                             independent events, as from many users
  #   { process: constant, rate: 2/s }                            evenly spaced
  #   { process: bursty, rate: 2/s, burst: 10, within: 100ms }    clusters of 10 events within 100ms
  #   { process: trace, file: orders.csv }                        your own log: columns at, type, key, bytes
  arrivals: { process: poisson, rate: 2/s }

  # How long events are emitted and measured.
  duration: 15s

  # Size of each payload: a made-up order or payment as JSON.
  payload: 512B

  # How many consumers receive events.
  consumers: 1

  # all: every consumer must receive every event. own: each event is for one consumer.
  # audience: all

# What competes. Rows of the tables stand in this order; a label tells two of a kind apart.
# push-vs-poll list strategies shows them all. With consumers: 10 an entry has only 10 of the workload's consumers.
strategies:
  - webhook
  - interval-poll: { every: 1s }
  - interval-poll: { every: 5s, label: slow poll }

# How often everything is repeated. Each trial has events of its own, the same for all strategies.
# The tables pool them; trials.csv has each of them, which shows how much they differ.
trials: 1

# What the result must be: a run that misses one of these exits with 1, as continuous integration wants it. Conditions
# stand in quotes; strategies are named by their labels; a metric alone holds for each of them.
# expect:
#   events_lost: 0
#   webhook.latency_p99_ms: "< 250"
#   ratio(webhook, slow poll).requests_total: "<= 20"

# sequential: one strategy after the other, which figures of CPU need. side-by-side: all at once, for low rates.
# schedule: sequential

# Events before the measured window, so that connections and code are warm. They appear in no table.
# warm-up: 1s

# Longest wait for late deliveries after the window; it ends as soon as all are in.
# drain: 30s

# The network between source and consumers, each way.
# link: { latency: 0ms, jitter: 0ms }

# The event source.
# source:
#   max-payload: 256KiB
#   feed: { max-page: 1000 }
#   webhook:
#     timeout: 15s
#     retries: [5s, 5m, 30m, 2h, 5h, 10h, 14h, 20h, 24h]
#     retry-jitter: 0.2
#     concurrency: 16

# What a consumer does with an event once it has accepted it.
# consumer: { processing: 0ms, dedupe-window: 10000, dedupe-age: 1h }
`;
