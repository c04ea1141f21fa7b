/**
 * The smallest step of the machine's monotonic clock that was seen, in nanoseconds, and what reading it costs.
 * @param reads how often it is read: 20,000 take about 3 ms
 */
export function measureClockStep(reads: number): { readonly stepNs: number; readonly readNs: number } {
  let stepNs = Number.POSITIVE_INFINITY;
  const startNs = process.hrtime.bigint();
  let lastNs = startNs;
  for (let read = 0; read < reads; read += 1) {
    const nowNs = process.hrtime.bigint();
    const passedNs = Number(nowNs - lastNs);
    if (passedNs > 0 && passedNs < stepNs) {
      stepNs = passedNs;
    }
    lastNs = nowNs;
  }
  return { stepNs, readNs: Math.round(Number(lastNs - startNs) / reads) };
}
