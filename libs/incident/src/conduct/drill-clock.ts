/** A drill has its own clock; everything else runs on the server's. */
export interface DrillClock {
  /** How far it runs ahead now. */
  readonly clockShiftMs: number;
  /** From which of its readings on it ran how far ahead, the earliest first: so its instants can be laid beside the server's time. */
  readonly clockShifts?: readonly { readonly sinceMs: number; readonly aheadMs: number }[];
}

/** Set so that it runs this far ahead, at an instant of its own time. */
export function setAhead({ clockShiftMs, clockShifts = [] }: DrillClock, at: string, aheadMs: number): DrillClock {
  return { clockShiftMs: aheadMs, clockShifts: [...clockShifts, { sinceMs: Date.parse(at) + aheadMs - clockShiftMs, aheadMs }] };
}
