/** The units that stand behind a number and a space, as alternatives of a regular expression. */
export const unitSymbols = 'µs|ms|s|min|h|d|%|B|[KMGT]iB';
