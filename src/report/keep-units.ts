import { unitSymbols } from './unit-symbols.js';

const numberWithUnit = new RegExp(`(\\d) (${unitSymbols})(?![\\p{L}\\p{N}])`, 'gu');

/** A text in which no line ends between a number and its unit: `2.6 s` stays together. */
export function keepUnits(text: string): string {
  return text.replace(numberWithUnit, '$1\u00a0$2');
}
