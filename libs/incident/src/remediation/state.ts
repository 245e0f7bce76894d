import type { SealedText } from '@shodo/contracts';

export interface Closing {
  readonly closing?: {
    /** The entry that holds it; of states folded before that was kept it is missing. */
    readonly entry?: number;
    readonly proposedBy?: string;
    readonly proposedAt: string;
    readonly review: SealedText;
    /** The breach was never sure; it was treated as one. */
    readonly stillSuspected?: true;
    /** Who closed the incident upon it. */
    readonly approved?: { readonly at: string; readonly by?: string };
  };
  /** The last proposal was turned down, or taken back by whoever made it, and none was made since. */
  readonly closingTurnedDown?: { readonly at: string; readonly by?: string; readonly reason: SealedText; readonly takenBack?: true };
  readonly closedAt?: string;
}
