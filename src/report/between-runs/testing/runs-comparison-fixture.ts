import type {
  CandidateComparison,
  ComparedRun,
  MetricContrast,
  RunsComparison,
} from '../../../analyse/between-runs/runs-comparison.js';

const before: ComparedRun = {
  folder: 'results/before',
  scenario: 'demo',
  hash: 'abc',
  overrides: [],
  seed: 42,
  world: 'live',
  state: 'complete',
  startedAt: '2026-11-24T00:00:00.000Z',
  packageVersion: '0.1.0',
  gitCommit: null,
};

const slower: MetricContrast = {
  metric: 'latency_p50_ms',
  baselineTrials: 6,
  candidateTrials: 6,
  baselineMedian: 2,
  candidateMedian: 3,
  ratio: 1.5,
  interval: { low: 1.4, high: 1.625 },
  verdict: 'regression',
};

/** A strategy that got slower, one that cannot be judged, and strategies that one of the two lacks. */
const regressed: CandidateComparison = {
  run: { ...before, folder: 'results/after', startedAt: '2026-11-25T00:00:00.000Z' },
  trialMatching: 'paired',
  accepted: [{ kind: 'other-machine', text: 'the machines differ: a and b' }],
  remarks: ['Commit: 1111 in the baseline, 2222 in the candidate.'],
  strategies: [
    {
      ...{ label: '=push|it', baselineStrategyId: 'webhook', candidateStrategyId: 'sse', trusted: true },
      losses: [
        {
          ...{ metric: 'events_lost', baselineLost: 0, baselineExpected: 144 },
          ...{ candidateLost: 2, candidateExpected: 144, verdict: 'regression' },
        },
      ],
      metrics: [
        slower,
        {
          ...slower,
          metric: 'requests_total',
          ratio: 1,
          interval: { low: 0.9, high: 1.1 },
          verdict: 'no-difference',
        },
        {
          ...slower,
          ...{ metric: 'stale_share', baselineMedian: 0, candidateMedian: 0.25, ratio: null },
          interval: { low: null, high: null },
        },
      ],
    },
    {
      ...{ label: 'poll', baselineStrategyId: 'interval-poll', candidateStrategyId: 'interval-poll' },
      trusted: false,
      losses: [],
      metrics: [{ ...slower, interval: null, verdict: 'disturbed' }],
    },
  ],
  onlyInBaseline: ['old'],
  onlyInCandidate: ['new'],
  outcome: 'regression',
};

/** Of the same baseline, with too few trials over other events. */
const unjudged: CandidateComparison = {
  run: { ...before, folder: 'results/short', seed: 7 },
  trialMatching: 'unpaired',
  accepted: [{ kind: 'other-seed', text: 'the seeds differ: 42 and 7' }],
  remarks: [],
  strategies: [
    {
      ...{ label: 'poll', baselineStrategyId: 'interval-poll', candidateStrategyId: 'interval-poll' },
      trusted: true,
      losses: [],
      metrics: [{ ...slower, candidateTrials: 2, interval: null, verdict: 'too-few-trials' }],
    },
  ],
  onlyInBaseline: [],
  onlyInCandidate: [],
  outcome: 'not-judged',
};

/** One fixed comparison: what every format is tested on. */
export const runsComparisonFixture: RunsComparison = {
  schemaVersion: 1,
  toleranceShare: 0.05,
  allowed: ['other-machine', 'other-seed'],
  baseline: before,
  candidates: [regressed, unjudged],
  outcome: 'regression',
};
