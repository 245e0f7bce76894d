import { connected, StillDatabase, withDatabase } from '@shodo/servers';
import type { ErasureEntry } from '@shodo/store';
import { readErasureJournal } from '@shodo/vault';
import type { Folder } from '../folder.js';
import { brokenIn, type Comparison, compareHeads, type DigestAt, headsBeyond, headsIn, type KeptHead, readHeads } from './heads.js';

/** What is known, from the databases that are replaced and from outside them. */
export interface Before {
  /** The databases hold a record. */
  readonly isInUse: boolean;
  readonly heads: readonly KeptHead[];
  readonly erasures: readonly ErasureEntry[];
}

interface Elsewhere {
  readonly journals?: readonly string[];
  readonly heads?: readonly string[];
}

export async function whatStood(superuserUrl: string, folder: Folder, { journals = [], heads = [] }: Elsewhere): Promise<Before> {
  const { rows } = await connected(superuserUrl, (client) => client.query<{ name: string }>('select datname as name from pg_database'));
  const asked = <T>(database: string, table: string, ask: (state: StillDatabase) => Promise<readonly T[]>) =>
    rows.some(({ name }) => name === database) ? ofState(withDatabase(superuserUrl, database), table, ask) : [];
  const standing = await asked('shodo', 'ledger.entry', headsIn);
  return {
    isInUse: standing.length > 0,
    heads: [...[folder.headsFile, ...heads].flatMap((file) => readHeads(file)), ...standing],
    erasures: [
      ...[folder.erasureJournal, ...journals].flatMap((file) => readErasureJournal(file)),
      ...(await asked('shodo_keys', 'keys.erasure', erasuresIn)),
    ],
  };
}

async function erasuresIn(keys: StillDatabase): Promise<ErasureEntry[]> {
  const rows = await keys.query<ErasureEntry & { refs: string[] | null }>(
    'select tenant_id as tenant, incident_id as incident, seq::float8 as seq, digest, refs from keys.erasure',
  );
  return rows.map(({ refs, ...row }) => ({ ...row, ...(refs && { refs }) }));
}

/** What a table tells; nothing where it is not there yet. */
async function ofState<T>(url: string, table: string, ask: (state: StillDatabase) => Promise<readonly T[]>): Promise<readonly T[]> {
  const state = await StillDatabase.of(url);
  try {
    const [known] = await state.query<{ is: boolean }>(`select to_regclass('${table}') is not null as is`);
    return known?.is ? await ask(state) : [];
  } finally {
    await state.end();
  }
}

export interface Compared extends Comparison {
  readonly organisations: readonly string[];
  /** Streams whose chain does not hold, each by its first entry at fault: they count among those that are contradicted. */
  readonly broken: readonly KeptHead[];
}

/** The record at this address, for a superuser, against what is known of it and, where the databases are in use, against what is in them. */
export async function comparedWith(superuserUrl: string, database: string, { isInUse, heads, erasures }: Before): Promise<Compared> {
  const record = await StillDatabase.of(withDatabase(superuserUrl, database));
  const stood = isInUse ? await StillDatabase.of(withDatabase(superuserUrl, 'shodo')) : undefined;
  try {
    const present = await headsIn(record);
    const broken = await brokenIn(record);
    const at = { digestAt: digestIn(record), ...(stood && { stoodAt: digestIn(stood) }) };
    const { missing, contradicted } = await compareHeads([...heads, ...headsBeyond(present, erasures)], present, at);
    return {
      missing,
      broken,
      contradicted: [...contradicted.filter((head) => !broken.some((each) => isOneStream(each, head))), ...broken],
      organisations: present.filter(({ tenant, stream }) => tenant === stream).map(({ tenant }) => tenant),
    };
  } finally {
    await Promise.all([record.end(), stood?.end()]);
  }
}

const isOneStream = (one: KeptHead, other: KeptHead) => one.tenant === other.tenant && one.stream === other.stream;

const digestIn =
  (record: StillDatabase): DigestAt =>
  async ({ tenant, stream, seq }) => {
    const [entry] = await record.query<{ digest: string }>(
      `select digest from ledger.entry where tenant_id = '${asId(tenant)}' and stream_id = '${asId(stream)}' and seq = ${Number(seq)}`,
    );
    return entry?.digest;
  };

/** Heads are read from a file that somebody may have written. */
function asId(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('a kept head names no stream');
  return text;
}
