/** What the machine as a whole did during a trial. */
export interface MachineFigures {
  /** Share of all processors' time in the window that the host gave to others; null where the kernel does not tell. */
  readonly stolenShare: number | null;
  /** The smallest step of the clock; null: it has none to speak of, as in virtual time. */
  readonly clockStepNs: number | null;
  /** CPU time of idle processes as a share of the time that passed; null where nobody looked, and in virtual time. */
  readonly idleCpu: IdleCpu | null;
}

/** What a process of each role costs while it does nothing but wait, as a share of the time that passes. */
export interface IdleCpu {
  readonly source: number;
  readonly consumers: number;
}

/** In virtual time nothing is taken away, and instants are exact. */
export const noMachine: MachineFigures = { stolenShare: null, clockStepNs: null, idleCpu: null };
