import { methodFileName } from '../method/method-file.js';
import { noValue } from '../readable-metric.js';

/** How the report over several runs is to be read: plain sentences. */
export const howToReadRuns: readonly string[] = [
  `How the figures of a run come about, and what they do not cover, stands in ${methodFileName} in its folder.`,
  'A row is a scenario in one world. Its figures are those of its newest run that is complete and undisturbed, or else of the newest complete one, or else of the newest; the other runs stand under the trends.',
  'Freshness is the median latency of deliveries; where a strategy only answers reads, the mean age of the answers, for all strategies of that scenario.',
  'Freshest and cheapest have the least of it, and the fewest requests per event, among the strategies that can be compared: those with as many consumers. What is within 5 % of the least ties with it.',
  'A strategy is left out where it lost events or left reads unanswered, where its machine disturbed it, and where a trial failed or none was measured to the end.',
  'Runs are held against each other over time only if their scenario is the same to the letter, with the same seed and changes (the same hash), in the same world. A change counts from the first run to the last that have the figure; it has an asterisk where one of the two does.',
  `An asterisk: a warning names the figure, see the report of its run; do not quote it bare. ${noValue} means that there is no such figure. It is not a zero.`,
];
