import type { ConfiguredArrivals } from './arrivals/contract.js';
import { arrivalProcesses } from './arrivals/registry.js';
import { isRecord } from './is-record.js';

/** The arrival process of a raw `workload.arrivals` section, or undefined when the section is not valid. */
export function configureArrivals(section: unknown): ConfiguredArrivals | undefined {
  const process = arrivalProcesses.find(({ id }) => isRecord(section) && section['process'] === id);
  return process?.options.safeParse(section).success === true ? process.configure(section) : undefined;
}
