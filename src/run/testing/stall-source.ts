import type { SourcePorts } from '../roles/source-role.js';

/** When the source stands still, in microseconds of the world's clock. */
export interface Stall {
  readonly fromUs: number;
  readonly untilUs: number;
}

/**
 * A source whose process stands still for a while, as one does while it collects garbage or swaps: nothing wakes, and
 * no request is looked at, before the stall is over.
 * @param stall may become known only once the trial has begun
 */
export function stallSource(ports: SourcePorts, stall: () => Stall | undefined): SourcePorts {
  const { clock, mount } = ports;
  const standStill = async (signal?: AbortSignal): Promise<void> => {
    const { fromUs, untilUs } = stall() ?? { fromUs: 0, untilUs: 0 };
    if (clock.nowUs() >= fromUs && clock.nowUs() < untilUs) {
      await clock.sleepUntil(untilUs, signal);
    }
  };
  return {
    ...ports,
    clock: {
      ...clock,
      sleepUntil: async (atUs, signal) => {
        await clock.sleepUntil(atUs, signal);
        await standStill(signal);
      },
    },
    mount: (handlers) =>
      mount({
        ...handlers,
        onRequest: async (request) => {
          await standStill();
          return handlers.onRequest(request);
        },
      }),
  };
}
