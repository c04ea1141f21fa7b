/** A row of a trace file. Undefined where the file leaves a choice to the generator. */
export interface RecordedEvent {
  /** Whole microseconds after the start of the measured window. */
  readonly offsetUs: number;
  readonly type: string | undefined;
  readonly key: string | undefined;
  readonly payloadBytes: number | undefined;
}

/** Events read from a file, in order of `offsetUs`. */
export interface RecordedTrace {
  readonly events: readonly RecordedEvent[];
  /** The first row's time in microseconds since 1970, when the file has ISO times. */
  readonly startsAtUs: number | undefined;
}
