/**
 * How many connections a load is spread over. Each sends its share of a second in a row, and they take turns: fifty
 * begin 20 ms after each other, so that the load as a whole is nearly even. Rates are multiples of this.
 */
export const laneCount = 50;
