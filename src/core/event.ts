/**
 * Who must receive an event: every consumer, or the one consumer (by index, from 0) whose own stream it
 * belongs to.
 */
export type Audience = 'all' | number;

/** One event of a trace: what will occur, and when. Traces are the same for every strategy of a trial. */
export interface TraceEvent {
  /** 1 for the first event of the trace. */
  readonly sequence: number;
  readonly id: string;
  /** The scheduled instant, in microseconds after the trial's start. */
  readonly offsetUs: number;
  /** For example `order.placed`. */
  readonly type: string;
  /** The entity the event is about, for example an order number. */
  readonly key: string;
  /** Size of the payload (the `data` member) as UTF-8 JSON. */
  readonly payloadBytes: number;
  readonly audience: Audience;
  /** Warm-up events are delivered, but appear in no table and no file. */
  readonly phase: 'warm-up' | 'measured';
}

/** How many deliveries an event asks for. */
export function audienceSize(audience: Audience, consumers: number): number {
  return audience === 'all' ? consumers : 1;
}

/** Whether `consumer` (index from 0) must receive an event of this audience. */
export function isInAudience(audience: Audience, consumer: number): boolean {
  return audience === 'all' || audience === consumer;
}
