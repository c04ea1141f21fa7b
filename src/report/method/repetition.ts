import { markdownTable } from '../markdown-text.js';
import { coverageFigures } from './coverage-figures.js';
import type { MethodSection } from './method-section.js';

const percent = (share: number): string => share.toFixed(1);

const coverageTable = markdownTable(
  ['trials', 'uniform', 'exponential', 'logistic', 'Cauchy'],
  coverageFigures.map(({ trials, ...figures }) => [String(trials), ...Object.values(figures).map(percent)]),
  ['right', 'right', 'right', 'right', 'right'],
);

export const repetition: MethodSection = {
  title: 'Repetition: medians, intervals, verdicts',
  body: `The figures of comparison.csv and of the main tables are those of all trials together: latencies pooled, counts
added up, ratios taken of the sums. No percentile and no ratio is ever averaged.

How far a figure varies is told by its **median over the trials and the 95 % confidence interval of that median**, by
interpolated order statistics (Hettmansperger and Sheather, "Confidence intervals based on interpolated order statistics",
Statistics & Probability Letters 4, 1986, 75-79). It assumes only that trials are independent and of one continuous
distribution; neither a bell shape nor a bootstrap. **Under 6 trials there is no interval**: of five values even the whole
range holds the median in no more than 93.75 % of all samples. A percentile that the latencies of a single trial cannot
support has neither median nor interval.

In how many per cent of 4,000 samples the interval held the true median, counted by this program, from short tails to
tails so long that they have no mean:

${coverageTable}

A test counts this for every number of trials from 6 to 60, and for 100, 200, 500 and 1,000. \`--until-stable\` looks at the
interval after each trial and stops when it is narrow enough; such an early stop costs coverage: 93.6 to 95.2 % in 4,000
repetitions for each of four spreads, with 5 % asked for and at most 30 trials.

**Between strategies** figures are divided trial by trial, so that what the events did to both falls out. Ratio and
interval are those of the median of the quotients’ logarithms (of an even number of trials, the geometric mean of the two in the
middle), so that exchanging the strategies inverts both. The verdict is _faster_ or _slower_ (or the like) where the interval does not hold 1, and else _no difference
this run can show_, which is not the same as none. Latencies are not compared where events were lost.

- A strategy against itself, with noise of its own, came out as _no difference_ in 965 of 1,000 simulated runs of 6 trials,
  which a test repeats, and in 2,872 of 3,000 of them (95.7 %).
- A true difference of 10 %, with about 12 latencies in each trial and a spread of a fifth of their mean, was found in 152 of
  200 runs of 6 trials, 187 of 200 of 10, and 100 of 100 of 20; in none was it found the wrong way round.
- Each interval by itself misses in one of twenty cases. A run with 12 strategies compares 66 pairs in up to 12 metrics:
  some of those verdicts are chance. Decide on the comparison that you had in mind before the run.`,
};
