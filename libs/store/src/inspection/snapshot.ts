import type { Entry } from '@shodo/contracts';
import type { ChainVerdict } from '@shodo/ledger';
import pg from 'pg';
import { eachRow } from '../connection/each-row.js';
import type { OnBehalf } from '../connection/transactions.js';
import { checkChain, type KnownOf } from '../ledger/check-chain.js';
import { type EntryColumns, entryColumns, type StreamOf, storedEntry, streamId } from '../ledger/stored-entries.js';
import { type LogLooked, logDifferences } from './log-differences.js';

/** One entry as it lies in the table. */
export interface LaidEntry {
  readonly seq: number;
  readonly appendId: string;
  /** Its place within its append, from 0. */
  readonly position: number;
  readonly digest: string;
  readonly recordedAt: string;
  /** Absent when the stored text cannot be read at all. */
  readonly entry?: Entry;
}

export interface StreamFound {
  readonly tenant: string;
  /** Absent for the organisation's own stream. */
  readonly incident?: string;
}

/** One and the same state of the whole record, for whoever checks it while people go on working. Nothing can be written through it. */
export interface Snapshot {
  /** When it was taken, by the database's clock. */
  readonly takenAt: string;
  /** Every stream that has an entry, a leaf or a view, organisation by organisation, an organisation's own stream before its incidents. */
  streams(): Promise<StreamFound[]>;
  entriesOf(of: StreamOf): AsyncGenerator<LaidEntry>;
  chainOf(of: StreamOf, known: KnownOf): Promise<ChainVerdict>;
  /** Commands that stand in more than one stream of their organisation: each names one effect. */
  commandsInSeveralStreams(tenant: string): Promise<string[]>;
  /** Was anything at all recorded between these two instants, in any organisation? */
  anythingRecordedBetween(from: string, to: string): Promise<boolean>;
  /** How the organisation's log compares with its entries and its checkpoints. */
  logOf(tenant: string): Promise<LogLooked>;
  /** The mark of the place where the files of evidence lie; undefined while none bears it. */
  placeOfFiles(): Promise<string | undefined>;
  /** One query on behalf of an organisation, or of somebody there who reads what is limited to them, within the same state. */
  ofTenant<Row extends pg.QueryResultRow>(whom: OnBehalf, text: string, values: readonly unknown[]): Promise<Row[]>;
}

const pageSize = 500;

/**
 * Opens a connection of its own and does the work in one read-only transaction that sees one state. The connection takes on the application's
 * roles in turn and never has the owner's rights while it reads.
 * @param ownerUrl the owner's login, as for `openStore`
 */
export async function inSnapshot<T>(ownerUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, application_name: 'shodo_inspection' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only; set local search_path = pg_catalog; set local timezone = 'UTC'");
    return await work(await snapshotOn(client));
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function snapshotOn(client: pg.Client): Promise<Snapshot> {
  const acrossTenants = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
    await client.query('set local role shodo_upkeep');
    return (await client.query<Row>(text, [...values])).rows;
  };
  const ofTenant = async <Row extends pg.QueryResultRow>(whom: OnBehalf, text: string, values: readonly unknown[]) => {
    await client.query(asTenant(whom));
    return (await client.query<Row>(text, [...values])).rows;
  };
  const eachOf = async <Row extends pg.QueryResultRow>(
    tenant: string,
    text: string,
    values: readonly unknown[],
    take: (row: Row) => void,
  ) => {
    await client.query(asTenant(tenant));
    await eachRow<Row>(client, { text, values: [...values] }, take);
  };
  const [taken] = await acrossTenants<{ at: Date }>('select clock_timestamp() as at');
  return {
    takenAt: (taken?.at ?? new Date()).toISOString(),
    ofTenant,
    streams: async () => (await acrossTenants<{ tenant: string; stream: string }>(everyStream)).map(streamFound),
    entriesOf: (of) => entriesIn(ofTenant, of),
    chainOf: (of, known) => checkChain(eachOf, of, known),
    commandsInSeveralStreams: async (tenant) =>
      (
        await ofTenant<{ append_id: string }>(
          tenant,
          'select append_id from ledger.entry where tenant_id = $1 and command is not null group by append_id having count(distinct stream_id) > 1',
          [tenant],
        )
      ).map(({ append_id }) => append_id),
    placeOfFiles: async () =>
      (await acrossTenants<{ id: string }>('select id from vault.evidence_place where marked_at is not null'))[0]?.id,
    logOf: (tenant) => logDifferences(ofTenant, tenant),
    anythingRecordedBetween: async (from, to) =>
      (
        await acrossTenants<{ found: boolean }>(
          'select exists (select from ledger.entry where recorded_at > $1::timestamptz and recorded_at < $2::timestamptz) as found',
          [from, to],
        )
      )[0]?.found ?? false,
  };
}

function asTenant(whom: OnBehalf): string {
  const { tenant, reader = '' } = typeof whom === 'string' ? { tenant: whom } : whom;
  const [of, to] = [pg.escapeLiteral(tenant), pg.escapeLiteral(reader)];
  return `set local role shodo_app; select set_config('shodo.tenant', ${of}, true), set_config('shodo.reader', ${to}, true)`;
}

const everyStream = `select tenant, stream from (
    select tenant_id as tenant, stream_id as stream from ledger.entry
    union select tenant_id, stream_id from ledger.leaf
    union select tenant_id, incident_id from views.incident
    union select tenant_id, incident_id from views.deadline
    union select tenant_id, tenant_id from views.organisation) as known
  order by tenant, stream <> tenant, stream`;

const streamFound = ({ tenant, stream }: { tenant: string; stream: string }): StreamFound =>
  tenant === stream ? { tenant } : { tenant, incident: stream };

export async function* entriesIn(ofTenant: Snapshot['ofTenant'], of: StreamOf): AsyncGenerator<LaidEntry> {
  for (let after = 0; ; ) {
    const rows = await ofTenant<EntryColumns & { position: number }>(
      of.tenant,
      `select ${entryColumns}, e.position from ledger.entry e
       where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 order by e.seq limit ${pageSize}`,
      [of.tenant, streamId(of), after],
    );
    const last = rows.at(-1);
    if (!last) return;
    for (const row of rows) yield laid(row);
    after = last.seq;
  }
}

function laid(row: EntryColumns & { position: number }): LaidEntry {
  const { seq, append_id: appendId, position, digest, recorded_at } = row;
  const entry = readable(row);
  return { seq, appendId, position, digest, recordedAt: recorded_at.toISOString(), ...(entry && { entry }) };
}

function readable(row: EntryColumns): Entry | undefined {
  try {
    return storedEntry(row);
  } catch {
    return undefined;
  }
}
