import { createHash } from 'node:crypto';
import {
  Actor,
  type AppendAnswer,
  type AppendToIncident,
  type Entry,
  type FoldedIncident,
  type Head,
  type IncidentEvent,
  type Receipt,
  readEvent,
  type TakenCharge,
} from '@shodo/contracts';
import { type Append, emptyHead, incidentStream, linkOnto } from '@shodo/ledger';
import { fold } from '@shodo/views';

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** A failure of the ledger's door that is final. */
export class FinalFailure extends Error {
  override readonly name = 'FinalFailure';
  constructor(readonly type: 'ledger-forked' | 'command-is-malformed') {
    super(type);
  }
}

/** Receipts handed to a writer, and entries told to one that lags: as the store does. */
const mostReceipts = 200;
const mostMissing = 200;

/**
 * The store's rules of one stream, kept in memory so that a life can be lived in milliseconds. A suite with servers plays the very same appends
 * to the real store and demands the same answers.
 */
export class KeptLedger {
  readonly entries: Entry<IncidentEvent>[] = [];
  /** What each digest was taken from. */
  readonly contents: string[] = [];
  /** The folded row. */
  folded: FoldedIncident | undefined;

  constructor(
    readonly tenant: string,
    readonly incident: string,
    /** The database's clock, epoch ms. */
    private readonly clock: () => number,
  ) {}

  get head(): Head {
    const last = this.entries.at(-1);
    return last ? { seq: last.seq, digest: last.digest } : emptyHead;
  }

  /** The folded row comes as PostgreSQL gives it back; what is folded later is folded onto that. */
  takeCharge(): TakenCharge {
    this.folded &&= asStored(this.folded);
    const commands = this.entries.filter(
      ({ command, appendId }, index) => command !== undefined && this.entries[index + 1]?.appendId !== appendId,
    );
    return {
      head: this.head,
      ...(this.folded && { folded: this.folded }),
      receipts: commands.slice(-mostReceipts).map((entry) => this.#receipt(entry)),
    };
  }

  /** @throws FinalFailure when the writer is ahead, or an event or actor does not have its declared shape */
  append(request: AppendToIncident): AppendAnswer {
    const { head, appendId } = request;
    const events = request.events.map((event) => declared(event));
    const actor = Actor.safeParse(request.actor);
    if (!actor.success) throw new FinalFailure('command-is-malformed');
    const atHead = head.seq === 0 ? emptyHead.digest : this.entries[head.seq - 1]?.digest;
    if (atHead !== head.digest) throw new FinalFailure('ledger-forked');
    const last = this.entries.findLast((entry) => entry.appendId === appendId);
    if (last && last.seq <= head.seq + mostMissing) {
      const isOld = last.seq <= head.seq;
      const asked = this.entries.filter((entry) =>
        isOld ? entry.appendId === appendId : entry.seq > head.seq && entry.seq <= head.seq + mostMissing,
      );
      return { outcome: 'repeated', entries: asked, receipt: this.#receipt(last) };
    }
    const missing = this.entries.slice(head.seq, head.seq + mostMissing);
    if (missing.length > 0) return { outcome: 'lagging', missing };
    return this.#written({ ...request, actor: actor.data }, events);
  }

  /** What the api finds under a command's id. */
  find(commandId: string): { readonly receipt: Receipt; readonly requestMac: string | undefined } | undefined {
    const last = this.entries.findLast((entry) => entry.appendId === commandId && entry.command !== undefined);
    return last && { receipt: this.#receipt(last), requestMac: last.requestMac };
  }

  #written({ appendId, occurredAt, actor, runId, command, requestMac }: AppendToIncident, events: readonly IncidentEvent[]): AppendAnswer {
    const append: Append = {
      stream: incidentStream(this.tenant, this.incident),
      head: this.head,
      appendId,
      occurredAt,
      actor,
      runId,
      ...(command && { command }),
      ...(requestMac && { requestMac }),
    };
    const recordedAt = new Date(Math.max(this.clock(), Date.parse(this.entries.at(-1)?.recordedAt ?? '1970-01-01'))).toISOString();
    const linked = linkOnto(sha256, append, events);
    const written = linked.map(({ entry }) => ({ ...entry, recordedAt }));
    this.entries.push(...written);
    this.contents.push(...linked.map(({ content }) => content));
    this.folded = fold(this.folded, written);
    const last = written.at(-1);
    if (!last) throw new TypeError('an append has at least one event');
    return { outcome: 'appended', entries: written, receipt: this.#receipt(last) };
  }

  #receipt = ({ appendId, seq, digest, recordedAt }: Entry): Receipt => ({
    commandId: appendId as Receipt['commandId'],
    incidentId: this.incident,
    seq,
    digest,
    recordedAt,
  });
}

function declared(event: IncidentEvent): IncidentEvent {
  try {
    return readEvent(event) as IncidentEvent;
  } catch {
    throw new FinalFailure('command-is-malformed');
  }
}

export const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** As `jsonb` keeps it: members in an order of its own, shorter names first. */
export const asStored = <T>(value: T): T => reordered(throughJson(value)) as T;

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, reordered((value as Record<string, unknown>)[name])]));
}
