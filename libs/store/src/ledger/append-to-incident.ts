import type { Actor, AppendAnswer, AppendToIncident, FoldedIncident, Head, IncidentEvent } from '@shodo/contracts';
import { zeroDigest } from '@shodo/ledger';
import { fold } from '@shodo/views';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { inOneMessage, inStream } from '../connection/transactions.js';
import { LedgerForked } from '../faults.js';
import { mailsAreTold, type UntoldMail } from '../mail/outcomes.js';
import { type Standing, standing } from '../views/fold-incident.js';
import { writeIncidentViews } from '../views/write-incident.js';
import { type EntryColumns, entryColumns, readIncidentEntry, receiptOf, streamName } from './stored-entries.js';
import { type Ready, ready, writeEntries } from './write-entries.js';

/** Most entries told to a writer that lags; one that lags further asks again. The answer stands in the engine's history, which has limits. */
const mostMissing = 200;

/** An append that follows from another by itself. */
export interface Following {
  readonly appendId: string;
  readonly actor: Actor;
  readonly events: readonly IncidentEvent[];
  /** The mail whose end these events tell: its incident is told with them. */
  readonly mail?: string;
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
  const answer = await inStream(store, { tenant, stream: streamName(request) }, async (client) => {
    const reading = readFrom(client, request);
    const standsAt = standing(client, request);
    const stored = await reading;
    demandSameChain(request, stored);
    const before = known(request, stored);
    if (before) return before;
    const answered = await written(client, request, await standsAt.of(request.head), beside);
    beside.beforeCommit?.();
    return answered;
  });
  // Also after a repeat: whoever wrote first may have died before telling.
  if (answer.outcome !== 'lagging') store.tell({ tenant, incident, seq: answer.receipt.seq });
  return answer;
}

/** The entry at the writer's head, all after it, and those of the same append. */
async function readFrom(client: pg.PoolClient, { tenant, incident, head, appendId }: AppendToIncident): Promise<EntryColumns[]> {
  const { rows } = await client.query<EntryColumns>({
    name: 'read-from-head',
    text: `select ${entryColumns} from ledger.entry e
      where e.tenant_id = $1 and e.stream_id = $2 and (e.seq between $3 and $3 + ${mostMissing} or e.append_id = $4) order by e.seq`,
    values: [tenant, incident, head.seq, appendId],
  });
  return rows;
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

async function written(
  client: pg.PoolClient,
  request: AppendToIncident,
  { folded: before, isShown, members, untold }: Standing,
  { whatFollows }: Beside,
): Promise<AppendAnswer> {
  const { head, appendId, events, occurredAt, actor, command, requestMac, runId } = request;
  const common = { stream: streamName(request), occurredAt, runId };
  const asked = ready({ ...common, head, appendId, actor, ...(command && { command }), ...(requestMac && { requestMac }) }, events);
  const left = fold(
    before,
    asked.map(({ entry }) => entry),
  );
  const following = (await whatFollows?.({ folded: left, untold, request })) ?? [];
  const all: Ready<IncidentEvent>[] = [...asked];
  for (const next of following)
    all.push(...ready({ ...common, head: endOf(all), appendId: next.appendId, actor: next.actor }, next.events));
  const entries = await writeEntries(client, request, all);
  const folded = fold(left, entries);
  const told = following.flatMap(({ mail }) => mail ?? []);
  await inOneMessage(client, () =>
    Promise.all([
      writeIncidentViews(client, request, { shown: isShown ? before : undefined, folded, entries, members }),
      mailsAreTold(client, told),
    ]),
  );
  const { seq, digest } = endOf(asked);
  const { recordedAt = '' } = entries[asked.length - 1] ?? {};
  const receipt = receiptOf(request, { append_id: appendId, seq, digest, recorded_at: new Date(recordedAt) });
  return { outcome: 'appended', entries, receipt };
}

function endOf(entries: readonly Ready<IncidentEvent>[]): Head {
  const last = entries.at(-1)?.entry;
  if (!last) throw new Error('an append without an entry');
  return { seq: last.seq, digest: last.digest };
}
