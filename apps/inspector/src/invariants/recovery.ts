import { Finding } from '../report.js';
import type { Witness } from '../witness.js';

/** How long the installation took after one fault, as the one who made the fault measured it. */
export interface Recovery {
  /** What was done, as in `kill worker`. */
  readonly after: string;
  /** From the end of the fault to the last answer that had waited for it; milliseconds. */
  readonly ms: number;
}

export interface Recoveries {
  readonly budgetMs: number;
  readonly measured: readonly Recovery[];
}

/** I13: what waited for the end of a fault is answered within the budget. */
export function recovery({ budgetMs, measured }: Recoveries): Witness {
  const finding = new Finding('I13');
  return {
    finding,
    end: () => {
      for (const { after, ms } of measured) {
        finding.count('faults');
        finding.atLeast('worst-recovery-ms', ms);
        if (ms > budgetMs) finding.breach({ code: 'recovery-took-too-long', about: `${after}: ${(ms / 1_000).toFixed(1)} s` });
      }
    },
  };
}
