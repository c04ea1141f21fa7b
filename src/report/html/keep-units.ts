/** A text in which no line ends between a number and its unit: `2.6 s` stays together. */
export function keepUnits(text: string): string {
  return text.replace(/(\d) (µs|ms|s|min|h|d|%|B|[KMGT]iB)(?![\p{L}\p{N}])/gu, '$1\u00a0$2');
}
