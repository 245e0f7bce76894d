import type { Actor, Entry, OrganisationEvent, OrganisationState, Refusal } from '@shodo/contracts';
import { foldOrganisation, organisationVersion } from '@shodo/views';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { inStream, queryInTenant, readInTenant } from '../connection/transactions.js';
import { type FoundMail, holdMail, putInOutboxAgain } from '../mail/send-again.js';
import { type EntryColumns, entryColumns, readOrganisationEntry, streamName } from './stored-entries.js';
import { headIn } from './take-charge.js';
import { ready, recorded, writeEntries } from './write-entries.js';

export interface WriteToOrganisation {
  readonly tenant: string;
  readonly actor: Actor;
  /** The command's id, or a natural key of what happened: written once, however often it is asked. */
  readonly appendId: string;
  readonly occurredAt: string;
  readonly command?: string;
  readonly requestMac?: string;
  /** The mail to be sent again, if that is what this is about: held for the decision, and put into the outbox again in the same transaction. */
  readonly mail?: string;
  /**
   * Decides on the state, and on the mail named, as they stand under the lock. Pure: it may be called for a writing that is then undone. The mail
   * is absent when the organisation has no such mail.
   */
  readonly decide: (
    state: OrganisationState | undefined,
    mail: FoundMail | undefined,
  ) => readonly OrganisationEvent[] | { readonly refusals: readonly Refusal[] };
}

export type OrganisationWritten =
  | { readonly entries: readonly Entry<OrganisationEvent>[]; readonly repeated: boolean }
  | { readonly refusals: readonly Refusal[] };

/**
 * Decides and writes to the organisation's own stream in one transaction; writers of one organisation take turns, so no decision is made on an
 * old state. A known append id answers with its stored entries and decides nothing. No events, no writing.
 * @throws StoreUnavailable when PostgreSQL is away; whether it was committed is then unknown, and a repeat tells
 */
export async function writeToOrganisation(store: Store, asked: WriteToOrganisation): Promise<OrganisationWritten> {
  const of = { tenant: asked.tenant };
  const written = await inStream(store, { ...of, stream: streamName(of) }, async (client): Promise<OrganisationWritten> => {
    const before = await entriesOfAppend(client, asked);
    if (before.length > 0) return { entries: before, repeated: true };
    return write(client, asked);
  });
  const last = 'entries' in written ? written.entries.at(-1) : undefined;
  if (last) store.tell({ ...of, seq: last.seq });
  return written;
}

async function write(
  client: pg.PoolClient,
  { tenant, mail, decide, actor, appendId, occurredAt, command, requestMac }: WriteToOrganisation,
): Promise<OrganisationWritten> {
  const state = await stateIn(client, tenant);
  const decided = decide(state, mail === undefined ? undefined : await holdMail(client, tenant, mail));
  if ('refusals' in decided) return { refusals: decided.refusals };
  if (decided.length === 0) return { entries: [], repeated: false };
  const head = await headIn(client, { tenant });
  const append = {
    stream: streamName({ tenant }),
    head,
    appendId,
    occurredAt,
    actor,
    ...(command && { command }),
    ...(requestMac && { requestMac }),
  };
  const all = ready(append, decided);
  const [times = []] = await writeEntries(client, tenant, [{ stream: tenant, entries: all }]);
  const entries = recorded(all, times);
  await storeState(client, tenant, foldOrganisation(state, entries), entries.at(-1) ?? head);
  if (mail !== undefined) await putInOutboxAgain(client, tenant, mail);
  return { entries, repeated: false };
}

async function entriesOfAppend(client: pg.PoolClient, { tenant, appendId }: WriteToOrganisation): Promise<Entry<OrganisationEvent>[]> {
  const { rows } = await client.query<EntryColumns>(
    `select ${entryColumns} from ledger.entry e where e.tenant_id = $1 and e.stream_id = $1 and e.append_id = $2 order by e.seq`,
    [tenant, appendId],
  );
  return rows.map(readOrganisationEntry);
}

const storedState = (tenant: string) => ({
  name: 'state-of-organisation',
  text: 'select state from views.organisation where tenant_id = $1',
  values: [tenant],
});
interface Stored {
  readonly state: OrganisationState | null;
}
const found = ({ rows: [row] }: pg.QueryResult<Stored>) => row?.state ?? undefined;
const isOld = (state: OrganisationState | undefined) => state !== undefined && state.version !== organisationVersion;

/** The stored state; one of an older shape is folded anew from the ledger, and the next writing stores it. */
async function stateIn(client: pg.PoolClient, tenant: string): Promise<OrganisationState | undefined> {
  const state = found(await client.query<Stored>(storedState(tenant)));
  return isOld(state) ? (await foldedAnew(client, tenant)).state : state;
}

async function storeState(
  client: pg.PoolClient,
  tenant: string,
  state: OrganisationState | undefined,
  head: { seq: number; digest: string },
): Promise<void> {
  await client.query(
    `insert into views.organisation (tenant_id, seq, digest, state) values ($1, $2, $3, $4)
     on conflict (tenant_id) do update set seq = excluded.seq, digest = excluded.digest, state = excluded.state`,
    [tenant, head.seq, head.digest, state === undefined ? null : JSON.stringify(state)],
  );
}

/** The folded organisation; nothing when it was never founded. */
export async function readOrganisation(store: Store, tenant: string): Promise<OrganisationState | undefined> {
  const state = found(await queryInTenant<Stored>(store, tenant, storedState(tenant)));
  return isOld(state) ? readInTenant(store, tenant, (client) => stateIn(client, tenant)) : state;
}

/** Folds the organisation's stream anew and stores it. Within a transaction that holds the stream. */
export async function rebuildOrganisation(client: pg.PoolClient, tenant: string): Promise<void> {
  const { state, head } = await foldedAnew(client, tenant);
  if (head.seq > 0) await storeState(client, tenant, state, head);
}

async function foldedAnew(
  client: pg.PoolClient,
  tenant: string,
): Promise<{ state: OrganisationState | undefined; head: { seq: number; digest: string } }> {
  let state: OrganisationState | undefined;
  let head = { seq: 0, digest: '' };
  for (;;) {
    const { rows } = await client.query<EntryColumns>(
      `select ${entryColumns} from ledger.entry e where e.tenant_id = $1 and e.stream_id = $1 and e.seq > $2 order by e.seq limit 500`,
      [tenant, head.seq],
    );
    const last = rows.at(-1);
    if (!last) return { state, head };
    state = foldOrganisation(state, rows.map(readOrganisationEntry));
    head = last;
  }
}
