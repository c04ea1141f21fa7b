/**
 * How often, on average, a poller polls once more after the window to fetch what occurred since its last poll within
 * it: the probability that an event falls into that rest U(0, T) of an interval. Poisson arrivals:
 * 1 − (1 − e^(−r))/r with r = λT; arrivals at a constant rate, whose phase is random: r/2 while r ≤ 1, and
 * 1 − 1/(2r) beyond. Such a poll counts like those of the window, as it is part of what the events cost.
 * @param eventsPerPoll r
 * @returns undefined for other arrivals
 */
export function predictDrainPoll(process: string, eventsPerPoll: number): number | undefined {
  switch (process) {
    case 'poisson':
      return 1 + Math.expm1(-eventsPerPoll) / eventsPerPoll;
    case 'constant':
      return eventsPerPoll <= 1 ? eventsPerPoll / 2 : 1 - 1 / (2 * eventsPerPoll);
    default:
      return undefined;
  }
}
