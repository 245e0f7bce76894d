import type { Actor, AppendAnswer, AppendToIncident, FoldedIncident, Head, IncidentEvent } from '@shodo/contracts';
import { zeroDigest } from '@shodo/ledger';
import { fold } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { type Shared, SharedTransactions } from '../connection/shared-transactions.js';
import { forTenants, inStream } from '../connection/transactions.js';
import { LedgerForked } from '../faults.js';
import { mailsAreTold, type SentMail, type UntoldMail } from '../mail/outcomes.js';
import { type Standing, standing } from '../views/fold-incident.js';
import { type LatelyFolded, latelyFoldedBy } from '../views/folded-state.js';
import { writeIncidentViews } from '../views/write-incident.js';
import { type AskedTogether, askedTogether } from './asked-together.js';
import { mostMissing } from './entries-from.js';
import { type EntryColumns, readIncidentEntry, receiptOf, streamName } from './stored-entries.js';
import { type Ready, ready, recorded } from './write-entries.js';

/** An append that follows from another by itself. */
export interface Following {
  readonly appendId: string;
  readonly actor: Actor;
  readonly events: readonly IncidentEvent[];
  /** The mail whose end these events tell: its incident is told with them. */
  readonly mail?: SentMail;
}

/** What an append leaves behind, and what is known by now and no entry tells yet. */
export interface Left {
  readonly folded: FoldedIncident;
  readonly untold: readonly UntoldMail[];
  readonly request: AppendToIncident;
}

export interface Beside {
  /** Told when everything is written and nothing is committed. */
  readonly beforeCommit?: () => void;
  /** Says what follows; it is written in the same transaction. Nothing by default. */
  readonly whatFollows?: (left: Left) => Promise<readonly Following[]>;
}

/**
 * Appends to an incident's stream and folds what was appended into its views, deadlines and outbox: one transaction, durable when this returns.
 * - The append id is known: `repeated` with the stored entries and the first receipt, whatever the events say now. For a writer that lags, all
 *   entries after its head, so that folding those it lacks leaves no gap and what followed from the append is not forgotten.
 * - The head fits: `appended`.
 * - The writer lags: `lagging`, with the entries it lacks, at most 200 at a time.
 * @throws LedgerForked when the writer is ahead of the ledger, or its head is not the ledger's entry of that sequence
 * @throws MalformedEvent when an event does not have its declared shape
 * @throws StoreUnavailable when PostgreSQL is away; whether the append was committed is then unknown, and a repeat tells
 */
export async function appendToIncident(store: Store, request: AppendToIncident, beside: Beside = {}): Promise<AppendAnswer> {
  if (request.events.length === 0) throw new TypeError('an append has at least one event');
  const { tenant, incident } = request;
  const answer = await sharedOf(store).do({ request, beside, lately: latelyFoldedBy(store) });
  // Also after a repeat: whoever wrote first may have died before telling.
  if (answer.outcome !== 'lagging') store.tell({ tenant, incident, seq: answer.receipt.seq });
  return answer;
}

interface Appending {
  readonly request: AppendToIncident;
  readonly beside: Beside;
  readonly lately: LatelyFolded;
}

const shared = new WeakMap<Store, SharedTransactions<Appending, AppendAnswer>>();

function sharedOf(store: Store): SharedTransactions<Appending, AppendAnswer> {
  const known = shared.get(store);
  if (known) return known;
  const made = new SharedTransactions<Appending, AppendAnswer>({
    keyOf: ({ request }) => streamName(request),
    alone: async (appending) => {
      const { tenant } = appending.request;
      const stream = streamName(appending.request);
      return inStream(store, { tenant, stream }, (client) => append(askedTogether(client, tenant), appending));
    },
    together: (all) =>
      forTenants(store, (clientOf) => {
        const asked = new Map(all.map(({ request: { tenant } }) => [tenant, askedTogether(clientOf(tenant), tenant)]));
        return Promise.all(all.map((each) => amongOthers(asked.get(each.request.tenant) as AskedTogether, each)));
      }),
  });
  shared.set(store, made);
  return made;
}

/** Whoever would have to wait for the stream, or is refused, goes alone, so that nobody else waits or is refused. */
async function amongOthers(asks: AskedTogether, appending: Appending): Promise<Shared<AppendAnswer>> {
  const locking = asks.isHeldNow(streamName(appending.request));
  const preparing = prepared(asks, appending).catch(() => 'alone' as const);
  const [isHeld, ready] = await Promise.all([locking, preparing]);
  if (!isHeld || ready === 'alone') return 'alone';
  return { answer: 'outcome' in ready ? ready : await written(asks, appending, ready) };
}

async function append(asks: AskedTogether, appending: Appending): Promise<AppendAnswer> {
  const ready = await prepared(asks, appending);
  return 'outcome' in ready ? ready : written(asks, appending, ready);
}

/** All that is to be written; or the answer, when nothing is. Reads, and writes nothing. */
async function prepared(asks: AskedTogether, { request, lately, beside: { whatFollows } }: Appending): Promise<AppendAnswer | Prepared> {
  const reading = asks.entriesFrom(request);
  const standsAt = standing(asks, request, lately);
  const stored = await reading;
  demandSameChain(request, stored);
  const before = known(request, stored);
  if (before) return before;
  const { head, appendId, events, occurredAt, actor, command, requestMac, runId } = request;
  const stands = await standsAt.of(head);
  const common = { stream: streamName(request), occurredAt, runId };
  const asked = ready({ ...common, head, appendId, actor, ...(command && { command }), ...(requestMac && { requestMac }) }, events);
  const left = fold(
    stands.folded,
    asked.map(({ entry }) => entry),
  );
  const following = (await whatFollows?.({ folded: left, untold: stands.untold, request })) ?? [];
  const all: Ready<IncidentEvent>[] = [...asked];
  // An incident that was told of a mail, and asks to write that down, finds the mail among those whose end no entry tells yet.
  for (const next of following.filter((each) => each.appendId !== appendId))
    all.push(...ready({ ...common, head: endOf(all), appendId: next.appendId, actor: next.actor }, next.events));
  return { stands, asked, all, left, told: following.flatMap(({ mail }) => mail ?? []) };
}

interface Prepared {
  readonly stands: Standing;
  /** What was asked for, and with it what follows. */
  readonly asked: readonly Ready<IncidentEvent>[];
  readonly all: readonly Ready<IncidentEvent>[];
  /** The incident after what was asked for. */
  readonly left: FoldedIncident;
  /** Mails whose end is told in these entries. */
  readonly told: readonly SentMail[];
}

async function written(
  asks: AskedTogether,
  { request, lately, beside: { beforeCommit } }: Appending,
  { stands: { folded: before, isShown, members }, asked, all, left, told }: Prepared,
): Promise<AppendAnswer> {
  const entries = recorded(all, await asks.writeEntries({ stream: request.incident, entries: all }));
  const folded = fold(left, entries);
  await Promise.all([
    writeIncidentViews(asks, request, { shown: isShown ? before : undefined, folded, entries, members }),
    mailsAreTold(asks.client, told),
  ]);
  lately.hold(request, endOf(all).digest, folded);
  beforeCommit?.();
  const { seq, digest } = endOf(asked);
  const { recordedAt = '' } = entries[asked.length - 1] ?? {};
  const receipt = receiptOf(request, { append_id: request.appendId, seq, digest, recorded_at: new Date(recordedAt) });
  return { outcome: 'appended', entries, receipt };
}

function demandSameChain(request: AppendToIncident, stored: readonly EntryColumns[]): void {
  const { head } = request;
  const atHead = stored.find(({ seq }) => seq === head.seq);
  if ((head.seq === 0 ? zeroDigest : atHead?.digest) === head.digest) return;
  throw new LedgerForked(streamName(request), head, atHead ?? headOf(stored));
}

const headOf = (stored: readonly EntryColumns[]): Head => {
  const last = stored.at(-1);
  return { seq: last?.seq ?? 0, digest: last?.digest ?? zeroDigest };
};

/** The answer when nothing is to be written. */
function known(request: AppendToIncident, stored: readonly EntryColumns[]): AppendAnswer | undefined {
  const { head, appendId } = request;
  const last = stored.findLast(({ append_id }) => append_id === appendId);
  if (last && last.seq <= head.seq + mostMissing) {
    const isOld = last.seq <= head.seq;
    const asked = stored.filter(({ seq, append_id }) => (isOld ? append_id === appendId : seq > head.seq && seq <= head.seq + mostMissing));
    return { outcome: 'repeated', entries: asked.map(readIncidentEntry), receipt: receiptOf(request, last) };
  }
  const missing = stored.filter(({ seq }) => seq > head.seq && seq <= head.seq + mostMissing);
  return missing.length > 0 ? { outcome: 'lagging', missing: missing.map(readIncidentEntry) } : undefined;
}

function endOf(entries: readonly Ready<IncidentEvent>[]): Head {
  const last = entries.at(-1)?.entry;
  if (!last) throw new Error('an append without an entry');
  return { seq: last.seq, digest: last.digest };
}
