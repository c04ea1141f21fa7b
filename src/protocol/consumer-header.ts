/** Tells the source which consumer asks, as an API key would. The value is the consumer's index. */
export const consumerHeader = 'x-consumer-id';
