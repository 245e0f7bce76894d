import type { ErasureGround, ErasureScope } from '@shodo/contracts';

export interface Erasure {
  readonly erasure: string;
  readonly scope: ErasureScope;
  readonly ground: ErasureGround;
  /** References of the texts while it is proposed; none when it is everything. */
  readonly texts?: readonly string[];
  readonly count: number;
  readonly proposedAt: string;
  readonly proposedBy?: string;
  readonly settled?: { readonly as: 'erased' | 'withdrawn'; readonly at: string };
}
