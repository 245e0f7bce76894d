import { EntryUnreadable } from '@shodo/contracts';
import {
  acrossTenants,
  type ErasureEntry,
  erasureEntries,
  inTenant,
  queryInTenant,
  type Store,
  tenantsWithErasures,
  type UnreadableErasure,
} from '@shodo/store';
import type { IncidentOfTenant } from '../incident-key.js';
import type { Keys } from '../open-vault.js';
import type { ErasureJournal } from './journal.js';

export interface CarryOut {
  readonly keys: Keys;
  /** Opened as `shodo_app`: reads the entries. */
  readonly store: Store;
  readonly journal: ErasureJournal;
  /** Takes each erasure that is not carried out, as nobody can read what its entry orders; all others are. */
  readonly onUnreadable?: (erasure: UnreadableErasure) => void;
}

/**
 * Destroys the keys of what the record of an organisation, or of one incident, says is erased, unless that was done before. The entry comes first and this
 * follows it, so that whatever cuts it short is made up for by the next call: of the api's answer, of a repeat of the command, of upkeep, of a restore.
 * @returns how many erasures were carried out now
 * @throws StoreUnavailable; whatever the journal's file system says; EntryUnreadable, once all others are carried out, where nobody takes it
 */
export const carryOutErasures = (carrying: CarryOut, of: { tenant: string; incident?: string }): Promise<number> =>
  passingOver(carrying, (onUnreadable) => carriedOut({ ...carrying, onUnreadable }, of));

/** So that one that cannot be read keeps back no other, and is not passed over unheard. */
async function passingOver(
  { onUnreadable }: CarryOut,
  work: (onUnreadable: (erasure: UnreadableErasure) => void) => Promise<number>,
): Promise<number> {
  const met: UnreadableErasure[] = [];
  const count = await work((erasure) => {
    onUnreadable?.(erasure);
    met.push(erasure);
  });
  if (!onUnreadable && met.length > 0) throw new EntryUnreadable(met.map(inWords).join('; '));
  return count;
}

const inWords = ({ tenant, incident, seq }: UnreadableErasure) =>
  `the erasure that entry ${seq} of incident ${incident} of organisation ${tenant} orders cannot be read`;

async function carriedOut(
  { keys, store, journal, onUnreadable }: CarryOut & Required<Pick<CarryOut, 'onUnreadable'>>,
  of: { tenant: string; incident?: string },
): Promise<number> {
  const unreadable: UnreadableErasure[] = [];
  const ordered = await erasureEntries(store, of, (erasure) => unreadable.push(erasure));
  if (ordered.length + unreadable.length === 0) return 0;
  const done = await erasuresDone(keys, of.tenant);
  // What was carried out before it became unreadable is done.
  for (const erasure of unreadable) if (!done.has(nameOf(erasure))) onUnreadable(erasure);
  const outstanding = ordered.filter((erasure) => !done.has(nameOf(erasure)));
  for (const ordered of outstanding) {
    const erasure = ordered.refs
      ? { ...ordered, refs: [...ordered.refs, ...(await packsOf(store, ordered)), ...(await twinsOf(store, ordered))] }
      : ordered;
    await journal.note(erasure);
    await destroyKeysOf(keys, erasure);
  }
  return outstanding.length;
}

/** Packs that were built of an incident, given or not: any of them may hold a text that is erased. */
async function packsOf(store: Store, { tenant, incident }: ErasureEntry): Promise<string[]> {
  const { rows } = await queryInTenant<{ file: string }>(store, tenant, {
    text: `select file_id as file from vault.evidence_file where tenant_id = $1 and incident_id = $2 and holds = 'pack'`,
    values: [tenant, incident],
  });
  return rows.map(({ file }) => file);
}

/** Files with the bytes of one that is erased, handed over before the entry and perhaps not on record yet: sealed afterwards they would bring it back. */
async function twinsOf(store: Store, { tenant, incident, seq, refs = [] }: ErasureEntry): Promise<string[]> {
  const { rows } = await queryInTenant<{ file: string }>(store, tenant, {
    text: `select distinct twin.file_id as file from ledger.entry e
       join vault.evidence_file erased on erased.tenant_id = e.tenant_id and erased.incident_id = e.stream_id and erased.file_id = any($4::uuid[])
       join vault.evidence_file twin on twin.tenant_id = e.tenant_id and twin.incident_id = e.stream_id
         and twin.sha256 = erased.sha256 and twin.size = erased.size and twin.holds = 'evidence'
       where e.tenant_id = $1 and e.stream_id = $2 and e.seq = $3 and twin.file_id <> all($4::uuid[]) and twin.stored_at <= e.recorded_at`,
    values: [tenant, incident, seq, refs],
  });
  return rows.map(({ file }) => file);
}

/** The same for every organisation. @param upkeep opened as `shodo_upkeep` */
export const carryOutAllErasures = (carrying: CarryOut, upkeep: Store): Promise<number> =>
  passingOver(carrying, async (onUnreadable) => {
    let count = 0;
    for (const tenant of await tenantsWithErasures(upkeep)) count += await carriedOut({ ...carrying, onUnreadable }, { tenant });
    return count;
  });

const nameOf = ({ incident, seq, digest }: Pick<ErasureEntry, 'incident' | 'seq' | 'digest'>) => `${incident} ${seq} ${digest}`;

async function erasuresDone({ keys }: Keys, tenant: string): Promise<ReadonlySet<string>> {
  const { rows } = await queryInTenant<{ incident: string; seq: string; digest: string }>(keys, tenant, {
    text: 'select incident_id as incident, seq, digest from keys.erasure where tenant_id = $1',
    values: [tenant],
  });
  return new Set(rows.map((row) => nameOf({ ...row, seq: Number(row.seq) })));
}

/** Destroys the keys of one erasure, in one transaction with the note that it was done. Harmless when repeated. */
export async function destroyKeysOf({ keys, masterKeyId }: Keys, { tenant, incident, seq, digest, refs }: ErasureEntry): Promise<void> {
  await inTenant(keys, tenant, async (client) => {
    await client.query(
      'insert into keys.erasure (tenant_id, incident_id, seq, digest, refs) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [tenant, incident, seq, digest, refs ?? null],
    );
    if (refs) {
      await client.query('delete from keys.text_key where tenant_id = $1 and incident_id = $2 and ref = any($3::uuid[])', [
        tenant,
        incident,
        refs,
      ]);
      return;
    }
    // An incident that has no key yet must not get one afterwards.
    await client.query(
      `insert into keys.incident_key (tenant_id, incident_id, wrapped, master_key_id, destroyed_at) values ($1, $2, null, $3, clock_timestamp())
       on conflict (tenant_id, incident_id) do update set wrapped = null, destroyed_at = coalesce(keys.incident_key.destroyed_at, clock_timestamp())`,
      [tenant, incident, masterKeyId],
    );
    await client.query('delete from keys.text_key where tenant_id = $1 and incident_id = $2', [tenant, incident]);
  });
}

/**
 * Destroys the codec keys of incidents that were erased as a whole and of which nothing runs any more: then their histories open nowhere either. One that
 * is open by its record, as after a restore, is to run again and end first, whatever runs at this moment.
 * @param isRunning asks the engine; an incident that runs is left to a later round, as it must be able to replay
 */
export async function destroyCodecKeys(keys: Keys, upkeep: Store, isRunning: (of: IncidentOfTenant) => Promise<boolean>): Promise<number> {
  let destroyed = 0;
  for (const tenant of await tenantsWithErasures(upkeep)) {
    const { rows } = await queryInTenant<{ incident: string }>(keys.keys, tenant, {
      text: `select distinct c.incident_id as incident from keys.codec_key c join keys.erasure e using (tenant_id, incident_id)
         where c.tenant_id = $1 and c.wrapped is not null and e.refs is null`,
      values: [tenant],
    });
    for (const { incident } of rows) {
      if ((await isOpen(upkeep, { tenant, incident })) || (await isRunning({ tenant, incident }))) continue;
      await queryInTenant(keys.keys, tenant, {
        text: 'update keys.codec_key set wrapped = null, destroyed_at = clock_timestamp() where tenant_id = $1 and incident_id = $2 and wrapped is not null',
        values: [tenant, incident],
      });
      destroyed += 1;
    }
  }
  return destroyed;
}

async function isOpen(upkeep: Store, { tenant, incident }: IncidentOfTenant): Promise<boolean> {
  const { rowCount } = await acrossTenants(upkeep, (client) =>
    client.query('select from views.incident where tenant_id = $1 and incident_id = $2 and not closed', [tenant, incident]),
  );
  return rowCount === 1;
}
