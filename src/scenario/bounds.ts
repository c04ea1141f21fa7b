/** The smallest payload that is still a sensible order or payment: id, currency, amount and a note. */
export const minPayloadBytes = 64;

export const maxPayloadBytes = 16_777_216;

/** Consumers of one scenario, all of them at once. */
export const maxConsumers = 10_000;

/** The longest that a trial's window, or its drain, may last: 31 days. */
export const longestUs = 31 * 86_400_000_000;

/** Events of one run, all trials and their warm-up together; a plan holds each of them in memory. */
export const maxEvents = 5_000_000;

/** How long a window lasts when a scenario with drawn events does not say. */
export const defaultDurationUs = 10_000_000;
/** How long the warm-up lasts when a scenario with drawn events does not say. */
export const defaultWarmUpUs = 1_000_000;
