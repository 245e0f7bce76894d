import type { ErasureGround, ErasureScope, LegalHoldGround, SealedText } from '@shodo/contracts';

export interface Erasure {
  readonly erasure: string;
  readonly scope: ErasureScope;
  readonly ground: ErasureGround;
  /** References of the texts while it is proposed; none when it is everything. */
  readonly texts?: readonly string[];
  readonly count: number;
  /** Pieces of evidence whose files it is about. */
  readonly evidence?: readonly string[];
  /** The files themselves, while it is proposed. */
  readonly files?: readonly string[];
  readonly proposedAt: string;
  readonly proposedBy?: string;
  readonly settled?: { readonly as: 'erased' | 'withdrawn'; readonly at: string };
}

export interface Erasing {
  /** While it stands no text is erased. */
  readonly legalHold?: {
    /** The entry that holds it; of states folded before that was kept it is missing. */
    readonly entry?: number;
    readonly ground: LegalHoldGround;
    readonly placedAt: string;
    readonly placedBy?: string;
    readonly note?: SealedText;
  };
  readonly erasures: readonly Erasure[];
  /** References of all that single erasures took. */
  readonly erasedTexts: readonly string[];
}
