import type { z } from 'zod';
import type { RandomStream } from '../../core/ports/random.js';

/** An arrival process with its options parsed: when events occur. */
export type ConfiguredArrivals =
  | {
      /** Instants come from a random stream or from a rule. */
      readonly kind: 'drawn';
      /** Long-run mean, in events per second. */
      readonly ratePerSecond: number;
      /** Mean number of events that come together, as one occasion; 1 where each comes by itself. */
      readonly eventsPerOccasion: number;
      /**
       * The instants within a window: whole microseconds in [0, windowUs), in ascending order. Pure: the same
       * stream yields the same offsets on every machine.
       */
      drawOffsets(random: RandomStream, windowUs: number): number[];
    }
  | {
      /** Instants were recorded: every row of a CSV file is an event. */
      readonly kind: 'recorded';
      /** Path of the file, relative to the scenario's folder. */
      readonly file: string;
    };

/** A registered arrival process. */
export interface ArrivalProcess {
  /** What a scenario writes under `process`. */
  readonly id: string;
  /** One line: when its events occur. */
  readonly summary: string;
  /** Options as they stand in a scenario, `process` included; the field descriptions are the documentation. */
  readonly options: z.ZodObject;
  /**
   * Parses options as they stand in a scenario.
   * @throws ZodError when they are invalid
   */
  configure(rawOptions: unknown): ConfiguredArrivals;
}

interface ArrivalProcessDefinition<Options extends z.ZodObject> {
  readonly id: string;
  readonly summary: string;
  readonly options: Options;
  configure(options: z.output<Options>): ConfiguredArrivals;
}

/** Makes an arrival process of its definition, keeping the type of its options to itself. */
export function defineArrivalProcess<Options extends z.ZodObject>(
  definition: ArrivalProcessDefinition<Options>,
): ArrivalProcess {
  return {
    id: definition.id,
    summary: definition.summary,
    options: definition.options,
    configure: (rawOptions) => definition.configure(definition.options.parse(rawOptions)),
  };
}
