import {
  checkpointText,
  handOverText,
  headLeaf,
  incidentStream,
  keyText,
  logOrigin,
  type NoteKey,
  organisationStream,
  readCheckpoint,
  readNote,
  rootOf,
  type Sign,
  type StreamHead,
  signNote,
  toHex,
} from '@shodo/ledger';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { acrossTenants, asLogKeeper } from '../connection/transactions.js';
import { rootAsGrown } from './grown-log.js';
import { hashBytes } from './nodes.js';
import { sizeIn } from './sequence.js';

/** A key with which this installation signs; the name is that of the organisation's log. */
export interface LogSigner {
  readonly publicKey: Uint8Array;
  readonly sign: Sign;
}
export interface LogSigners {
  readonly present: LogSigner;
  /** Signed before the present one, and can still make it known. */
  readonly earlier: readonly LogSigner[];
}

export interface MadeCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly madeAt: string;
}

/**
 * Signs and stores a checkpoint of an organisation's log as it stands; nothing when it has not grown since the last one. Waits its turn with the
 * sequencer, so a checkpoint covers whole appends of leaves, and one size never has two. Takes a store opened as `shodo_upkeep`.
 * @param beforeCommit called when it is signed and not stored yet
 */
export const makeCheckpoint = (
  upkeep: Store,
  tenant: string,
  signers: LogSigners,
  { reason, beforeCommit }: { readonly reason: 'schedule' | 'event'; readonly beforeCommit?: () => void },
): Promise<MadeCheckpoint | undefined> =>
  asLogKeeper(upkeep, tenant, async (client) => {
    const size = await sizeIn(client, tenant);
    const { rows } = await client.query<{ last: number | null; note: string | null; now: Date }>(
      `select c.size::float8 as last, c.note, date_trunc('milliseconds', clock_timestamp()) as now from (select) as always
       left join lateral (select size, note from ledger.checkpoint where tenant_id = $1 order by size desc limit 1) c on true`,
      [tenant],
    );
    const [{ last, note: lastNote, now } = { last: null, note: null, now: new Date() }] = rows;
    if (size === (last ?? 0)) return undefined;
    const signed = { size: last ?? 0, root: lastNote === null ? undefined : rootIn(lastNote) };
    const key = await presentKey(client, tenant, signers);
    const text = checkpointText({
      origin: key.name,
      size,
      root: await rootAsGrown(client, tenant, { signed, size }),
      heads: rootOf(
        hashBytes,
        (await headsAt(client, tenant, size)).map((head) => headLeaf(hashBytes, head)),
      ),
      time: now.toISOString(),
    });
    const note = signNote(hashBytes, text, [{ ...key, sign: signers.present.sign }]);
    beforeCommit?.();
    await client.query('insert into ledger.checkpoint (tenant_id, size, note, key, reason, made_at) values ($1, $2, $3, $4, $5, $6)', [
      tenant,
      size,
      note,
      keyText(hashBytes, key),
      reason,
      now,
    ]);
    return { size, note, madeAt: now.toISOString() };
  });

const rootIn = (text: string): Uint8Array | undefined => {
  const note = readNote(text);
  return note && readCheckpoint(note.text)?.root;
};

/** Whether any key has signed a checkpoint here, of any organisation. Takes a store opened as `shodo_upkeep`. */
export const hasSigned = (upkeep: Pick<Store, 'pool'>): Promise<boolean> =>
  acrossTenants(upkeep, async (client) => {
    const { rows } = await client.query<{ signed: boolean }>('select exists (select from ledger.log_key) as signed');
    return rows[0]?.signed === true;
  });

/** The signing key under the log's name, made known when it is new here: by the one before when that can still sign. */
async function presentKey(client: pg.PoolClient, tenant: string, { present, earlier }: LogSigners): Promise<NoteKey> {
  const named = (signer: LogSigner) => ({ name: logOrigin(tenant), publicKey: signer.publicKey });
  const key = named(present);
  const text = keyText(hashBytes, key);
  const { rows } = await client.query<{ key: string }>('select key from ledger.log_key where tenant_id = $1 order by introduced_at desc', [
    tenant,
  ]);
  if (rows.some((row) => row.key === text)) return key;
  const before = earlier.find((signer) => keyText(hashBytes, named(signer)) === rows[0]?.key);
  const handOver = before && signNote(hashBytes, handOverText(key.name, text), [{ ...named(before), sign: before.sign }]);
  await client.query('insert into ledger.log_key (tenant_id, key, hand_over) values ($1, $2, $3)', [tenant, text, handOver ?? null]);
  return key;
}

/** Where every stream stood when the log had this size, in the order of the streams' names. */
export async function headsAt(client: Pick<pg.ClientBase, 'query'>, tenant: string, size: number): Promise<StreamHead[]> {
  const { rows } = await client.query<{ stream_id: string; seq: number; digest: Uint8Array }>(
    `with recursive found as (
       (select l.stream_id from ledger.leaf l where l.tenant_id = $1 order by l.stream_id limit 1)
       union all
       select (select l.stream_id from ledger.leaf l where l.tenant_id = $1 and l.stream_id > found.stream_id order by l.stream_id limit 1)
       from found where found.stream_id is not null)
     select s.stream_id, h.seq::float8 as seq, h.digest from found s
     cross join lateral (select l.seq, l.digest from ledger.leaf l
       where l.tenant_id = $1 and l.stream_id = s.stream_id and l.index < $2 order by l.seq desc limit 1) h`,
    [tenant, size],
  );
  return rows
    .map(({ stream_id, seq, digest }) => ({
      stream: stream_id === tenant ? organisationStream(tenant) : incidentStream(tenant, stream_id),
      seq,
      digest: toHex(digest),
    }))
    .sort((a, b) => (a.stream < b.stream ? -1 : 1));
}
