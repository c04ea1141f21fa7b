/** Work of the host (signals, the screen) gets its turn after this many settlings. */
const settlingsPerTurn = 2_000;

/**
 * Makes the function by which a virtual clock waits, in Node, until no promise can make progress. A callback of
 * `process.nextTick` that is set from a promise runs when the promise queue is empty, which is just the instant
 * wanted, and costs a tenth of a turn of the event loop.
 */
export function createSettleInNode(): () => Promise<void> {
  let settlings = 0;
  return () => {
    settlings += 1;
    return new Promise((resolve) => {
      if (settlings % settlingsPerTurn === 0) {
        setImmediate(() => process.nextTick(resolve));
      } else {
        process.nextTick(resolve);
      }
    });
  };
}
