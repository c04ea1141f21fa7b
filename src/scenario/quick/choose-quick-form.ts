/** What the quick form of a scenario depends on, in full length. Durations in microseconds. */
export interface QuickFacts {
  readonly strategies: number;
  readonly schedule: 'sequential' | 'side-by-side';
  /** Whether the strategies could run at once: not where the source must have a certain port. */
  readonly allowsSideBySide: boolean;
  readonly warmUpUs: number;
  readonly durationUs: number;
  readonly drainUs: number;
  /** The shortest time between two polls of one consumer; Infinity where nothing polls. */
  readonly shortestPollUs: number;
  /** The shortest time that the source tells in a header, in whole seconds; Infinity where it tells none. */
  readonly shortestHeaderUs: number;
  /** The longest that any strategy lets an event wait by design. */
  readonly longestWaitUs: number;
  /** Deliveries and polls of all consumers, of the busiest strategy, or of all together where they run at once. */
  readonly requestsPerSecond: number;
  /** How often something occurs, a burst counting once, for the strategy that sees the least of it. */
  readonly occasionsPerSecond: number;
  /** What the scenario itself says about its quick form. */
  readonly given: { readonly factor: number | undefined; readonly durationUs: number | undefined };
}

/** How a scenario is run in half a minute. Durations in microseconds of real time. */
export interface QuickForm {
  readonly factor: number;
  readonly schedule: 'sequential' | 'side-by-side';
  readonly warmUpUs: number;
  readonly durationUs: number;
  readonly drainUs: number;
}

/** What the live run is planned for; the rest of half a minute is for its simulation, and for slow machines. */
const budgetUs = 21_000_000;
/** With less for each strategy, more would go into starting processes than into measuring. */
const shortestTurnUs = 5_000_000;
/** Polls closer together are held up noticeably by the machine's event loop. */
const shortestPollUs = 200_000;
/** And closer than this they would measure nothing else: only where too little would occur otherwise. */
const shortestPollOfRareEventsUs = 20_000;
/** Of Poisson arrivals, this many are expected and none come in 2 % of all windows. */
const fewestOccasions = 4;
/** X-Poll-Interval and Retry-After have no fractions. */
const secondUs = 1_000_000;
/** What two shared processors can do without being measured themselves. */
const mostRequestsPerSecond = 500;
/** Connections and code get warm in real time. */
const shortestWarmUpUs = 500_000;
/** Beyond the longest wait by design: transit, handling, and a late turn of the event loop. */
const drainReserveUs = 1_000_000;
/** Of a strategy's turn, and of what the warm-up leaves of it: the rest is for the window. */
const longestWarmUpShare = 1 / 4;
const longestDrainShare = 1 / 2;

/** Starting and stopping the processes of one strategy, and of each further one beside it on two processors. */
const turnOverheadUs = 1_200_000;
const besideOverheadUs = 400_000;
/** Where the processes alone take up the time: something to measure must be left. */
const leastTurnUs = 1_000_000;

/**
 * How long a live run lasts at most, its drain used up: turns of start, warm-up, window, drain and stop, one per trial
 * and strategy, or one per trial where the strategies run side by side.
 */
export function estimateLiveUs(
  plan: Omit<QuickForm, 'factor'> & { readonly strategies: number; readonly trials: number },
): number {
  const { turns, overheadUs } = layOutTurns(plan.strategies, plan.schedule);
  return plan.trials * turns * (overheadUs + plan.warmUpUs + plan.durationUs + plan.drainUs);
}

/**
 * The quick form of a scenario: one factor for all times and rates, as large as is needed to bring the whole run below
 * 21 s, as long as polls stay 200 ms apart and the machine can follow. Where that does not suffice the window is cut,
 * which leaves λT alone; and where too little would occur in what is left of it, the factor is larger, with polls down
 * to 20 ms apart. The drain is long enough for the longest wait by design, if half of the turn suffices.
 */
export function chooseQuickForm(facts: QuickFacts): QuickForm {
  const schedule = chooseSchedule(facts);
  const { turns, overheadUs } = layOutTurns(facts.strategies, schedule);
  const turnUs = Math.max(leastTurnUs, budgetUs / turns - overheadUs);
  const scaledUs = facts.warmUpUs + facts.durationUs + facts.longestWaitUs;
  const neededFactor = scaledUs / Math.max(1, turnUs - shortestWarmUpUs - drainReserveUs);
  const factor = facts.given.factor ?? chooseFactor(neededFactor, facts, shortestPollUs);
  const times = layOutTurn(facts, factor, turnUs);
  if (facts.given.factor !== undefined || times.isWhole) {
    return { factor, schedule, ...times.form };
  }
  const occasionsPerUs = facts.occasionsPerSecond / 1_000_000;
  const busyFactor = fewestOccasions / (occasionsPerUs * times.form.durationUs);
  // Beyond what brings in the whole scenario there is nothing more to see.
  const wantedFactor = Math.min(busyFactor, neededFactor);
  const raised = Math.max(factor, chooseFactor(wantedFactor, facts, shortestPollOfRareEventsUs));
  return { factor: raised, schedule, ...layOutTurn(facts, raised, turnUs).form };
}

/** What the turn of a strategy is spent on, and whether that is the whole scenario. */
function layOutTurn(facts: QuickFacts, factor: number, turnUs: number) {
  const warmUpUs = chooseWarmUp(facts.warmUpUs, factor, turnUs);
  const drainUs = chooseDrain(facts, factor, turnUs - warmUpUs);
  const longestUs = turnUs - warmUpUs - drainUs;
  const wantedUs = facts.given.durationUs ?? facts.durationUs / factor;
  const form = {
    warmUpUs: Math.floor(warmUpUs),
    durationUs: Math.max(1_000, Math.floor(Math.min(wantedUs, longestUs))),
    drainUs: Math.floor(drainUs),
  };
  return { form, isWhole: wantedUs <= longestUs && facts.given.durationUs === undefined };
}

function chooseWarmUp(warmUpUs: number, factor: number, turnUs: number): number {
  return Math.min(warmUpUs, Math.max(shortestWarmUpUs, warmUpUs / factor), turnUs * longestWarmUpShare);
}

/** As long as events wait by design, and longer where the window leaves time; the drain ends as soon as all are in. */
function chooseDrain(facts: QuickFacts, factor: number, leftUs: number): number {
  const { drainUs, durationUs, longestWaitUs } = facts;
  const neededUs = longestWaitUs / factor + drainReserveUs;
  return Math.min(drainUs, leftUs * longestDrainShare, Math.max(neededUs, leftUs - durationUs / factor));
}

function layOutTurns(strategies: number, schedule: QuickForm['schedule']) {
  return schedule === 'sequential'
    ? { turns: strategies, overheadUs: turnOverheadUs }
    : { turns: 1, overheadUs: turnOverheadUs + (strategies - 1) * besideOverheadUs };
}

/** As the scenario says, unless too many strategies would have to take turns. */
function chooseSchedule({ strategies, schedule, allowsSideBySide }: QuickFacts): QuickForm['schedule'] {
  const isCrowded = budgetUs / strategies < shortestTurnUs;
  return isCrowded && allowsSideBySide ? 'side-by-side' : schedule;
}

function chooseFactor(neededFactor: number, facts: QuickFacts, leastPollUs: number): number {
  const needed = roundFactor(neededFactor, Math.ceil);
  const most = Math.min(
    facts.shortestPollUs / leastPollUs,
    facts.shortestHeaderUs / secondUs,
    mostRequestsPerSecond / facts.requestsPerSecond,
  );
  const rounded = Math.max(1, needed > most ? roundFactor(most, Math.floor) : needed);
  return alignToHeader(rounded, facts.shortestHeaderUs);
}

/** A factor that leaves whole seconds of the header's time, since a header would round them up. */
function alignToHeader(factor: number, headerUs: number): number {
  const seconds = headerUs / secondUs;
  return Number.isFinite(seconds) ? Math.max(1, seconds / Math.ceil(seconds / factor)) : factor;
}

/** Two significant digits: a factor that can be quoted. */
function roundFactor(factor: number, round: (value: number) => number): number {
  const unit = 10 ** (Math.floor(Math.log10(factor)) - 1);
  // Whole units first, since 0.1 × 13 is not 1.3.
  return Number((round(Number((factor / unit).toFixed(6))) * unit).toPrecision(2));
}
