import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomStream } from './ports/random.js';

/** 32-bit FNV-1a over UTF-16 code units: a stable way to turn a label into a number. */
function hashLabel(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < label.length; index += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193) >>> 0;
  }
  return finalise(hash);
}

/** The finaliser of MurmurHash3 (Appleby, 2008): every input bit reaches every output bit. */
function finalise(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * A random stream from a seed (any 32-bit whole number). Integer arithmetic only, so it repeats on every machine.
 */
export function createSeededRandom(seed: number): RandomStream {
  const generator = xoroshiro128plus(seed);
  return {
    unit: () => uniformInt(generator, 0, 0xffffffff) / 0x100000000,
    below: (limit) => uniformInt(generator, 0, limit - 1),
    fork: (label) => createSeededRandom(hashLabel(seed, label)),
  };
}

/**
 * A variate of the exponential distribution with mean 1, by von Neumann's comparison method (1951; Knuth,
 * TAOCP 2, 3.4.1 D). It needs no logarithm, whose last bit may differ between machines, so a trace made with it
 * has the same bytes everywhere.
 */
export function drawExponential(random: RandomStream): number {
  for (let whole = 0; ; whole += 1) {
    const first = random.unit();
    let previous = first;
    let runLength = 1;
    for (let next = random.unit(); next < previous; next = random.unit()) {
      previous = next;
      runLength += 1;
    }
    if (runLength % 2 === 1) {
      return whole + first;
    }
  }
}
