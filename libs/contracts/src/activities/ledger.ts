import type { Actor, CommandName, Receipt } from '../commands/index.js';
import type { AnyEvent, IncidentEvent } from '../events/index.js';
import type { IncidentId, TenantId } from '../vocabulary/ids.js';

/** One entry as the ledger keeps it. `recordedAt` is the commit's own time and stays outside the digest; everything else is inside it. */
export interface Entry<E extends AnyEvent = AnyEvent> {
  readonly stream: string;
  /** Dense per stream, from 1. */
  readonly seq: number;
  /** The command's id, or the natural key of what the workflow wrote by itself. One append may write several entries. */
  readonly appendId: string;
  readonly event: E;
  readonly occurredAt: string;
  readonly actor: Actor;
  readonly command?: CommandName | string;
  readonly requestMac?: string;
  readonly runId?: string;
  readonly prevDigest: string;
  readonly digest: string;
  readonly recordedAt: string;
}

export interface Head {
  /** 0 when the stream is empty. */
  readonly seq: number;
  /** Digest of the last entry; 64 zeros when the stream is empty. */
  readonly digest: string;
}

export interface AppendToIncident {
  readonly tenant: TenantId;
  readonly incident: IncidentId;
  readonly head: Head;
  readonly appendId: string;
  readonly events: readonly IncidentEvent[];
  readonly occurredAt: string;
  readonly actor: Actor;
  readonly command?: CommandName;
  readonly requestMac?: string;
  readonly runId: string;
}

/**
 * `appended`: written now, with what followed from it by itself. `repeated`: this append id was written before; these are the stored entries,
 * whatever was decided this time, and all after them. `lagging`: the stream is longer than the writer knew; fold what is missing, decide again,
 * append again. The receipt is that of the append asked for.
 */
export type AppendAnswer =
  | { readonly outcome: 'appended' | 'repeated'; readonly entries: readonly Entry<IncidentEvent>[]; readonly receipt: Receipt }
  | { readonly outcome: 'lagging'; readonly missing: readonly Entry<IncidentEvent>[] };

/** The folded incident as a versioned row; its shape belongs to the domain (`@shodo/incident`). */
export interface FoldedIncident {
  readonly version: number;
  readonly state: unknown;
}

export interface TakenCharge {
  readonly head: Head;
  /** Absent when the stream is empty. */
  readonly folded?: FoldedIncident;
  /** The latest receipts, oldest first: they answer repeats without asking the ledger. */
  readonly receipts: readonly Receipt[];
}

export interface LedgerActivities {
  /** Non-retryable failure `ledger-forked` when the writer is ahead of the ledger or its previous digest is not the ledger's: there must be one writer. */
  appendToIncident(request: AppendToIncident): Promise<AppendAnswer>;
  takeChargeOf(of: { tenant: TenantId; incident: IncidentId }): Promise<TakenCharge>;
}
