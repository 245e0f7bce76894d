import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import {
  entryLeaf,
  incidentStream,
  readCheckpoint,
  readHandOver,
  readKey,
  readNote,
  rootOf,
  sameBytes,
  toHex,
  type VerifySignature,
  whoSigned,
} from '@shodo/ledger';
import { entriesOf, type LogSigner, makeCheckpoint, migrate, openStore, type Store, sequence } from '../index.js';
import { sha256 } from '../ledger/stored-entries.js';
import { founded, noted, reported, Writer } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';
import { headsAt } from './checkpoints.js';
import { LogIsNotAsSigned } from './grown-log.js';
import { hashBytes, LogBroken, LogNodes } from './nodes.js';

let database: OwnDatabase;
let store: Store;
let upkeep: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl, max: 12 });
  upkeep = openStore({ url: database.ownerUrl, role: 'shodo_upkeep', max: 4 });
});
afterAll(async () => {
  await Promise.all([store.close(), upkeep.close()]);
  await database.drop();
});

const signer = (): LogSigner => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(12)),
    sign: (message) => sign(null, message, privateKey),
  };
};
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const verifies: VerifySignature = (key, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spkiPrefix, key]), format: 'der', type: 'spki' }), signature);

interface Leaf {
  readonly index: number;
  readonly stream_id: string;
  readonly seq: number;
  readonly hash: Buffer;
}
const leavesOf = async (tenant: string): Promise<Leaf[]> =>
  (
    await database.asSuperuser(
      'select index::int as index, stream_id, seq::int as seq, hash from ledger.leaf where tenant_id = $1 order by index',
      [tenant],
    )
  ).rows as Leaf[];

/** Every entry has one leaf, with the hash of what it says; leaves are dense, and those of one stream in its order. */
async function isWhole(tenant: string, incidents: readonly string[]): Promise<Leaf[]> {
  const leaves = await leavesOf(tenant);
  expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, index) => index));
  for (const incident of [undefined, ...incidents]) {
    const ours = leaves.filter(({ stream_id }) => stream_id === (incident ?? tenant));
    const entries = [];
    for await (const entry of entriesOf(store, { tenant, incident })) entries.push(entry);
    expect(ours.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq));
    expect(ours.map(({ hash }) => toHex(hash))).toEqual(entries.map((entry) => entryLeaf(sha256, entry)));
  }
  return leaves;
}

async function appending(writer: Writer, times: number): Promise<void> {
  await writer.append(reported());
  for (let count = 0; count < times; count += 1) await writer.append([noted()]);
}

test('while many append, two sequencers, one of them killed again and again, leave no entry without its leaf and none with two', async () => {
  const { tenant } = await founded(store);
  const writers = Array.from({ length: 8 }, () => new Writer(store, tenant));
  let isDone = false;
  const keeping = [0, 1].map(async () => {
    while (!isDone) await sequence(upkeep, tenant).catch(() => undefined);
  });
  const killing = (async () => {
    while (!isDone)
      await database.asSuperuser(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like '%upkeep%' order by random() limit 1`,
      );
  })();
  await Promise.all(writers.map((writer) => appending(writer, 20)));
  isDone = true;
  await Promise.all([...keeping, killing]);
  const { size } = await sequence(upkeep, tenant);
  const leaves = await isWhole(
    tenant,
    writers.map(({ incident }) => incident),
  );
  expect(size).toBe(leaves.length);
  expect(size).toBe(1 + 8 * 22);
});

test('an append waits for no sequencer', async () => {
  const { tenant } = await founded(store);
  const writer = new Writer(store, tenant);
  const holder = await upkeep.pool.connect();
  try {
    await holder.query(`begin; select pg_advisory_xact_lock(hashtextextended('log:${tenant}', 0))`);
    expect(await writer.append(reported())).toHaveLength(2);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
});

test('an entry committed late gets its leaf all the same, after those of others that began later', async () => {
  const { tenant } = await founded(store);
  const [slow, fast] = [new Writer(store, tenant), new Writer(store, tenant)];
  await slow.append(reported());
  await sequence(upkeep, tenant);
  const client = await store.pool.connect();
  try {
    // What an append does, held open before its commit.
    await client.query(`begin; select set_config('shodo.tenant', '${tenant}', true)`);
    await client.query(
      `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
       values ($1, $2, 'incident', 3, 'late', 0, 'NoteAdded', 1, '{}', $3, $4)`,
      [tenant, slow.incident, slow.head.digest, 'd'.repeat(64)],
    );
    await fast.append(reported());
    expect(await sequence(upkeep, tenant)).toMatchObject({ added: 2, size: 5 });
    await client.query('commit');
  } finally {
    client.release();
  }
  expect(await sequence(upkeep, tenant, [slow.incident])).toMatchObject({ added: 1, size: 6 });
  expect((await leavesOf(tenant)).at(-1)).toMatchObject({ stream_id: slow.incident, seq: 3 });
});

describe('a log of many leaves', () => {
  const { tenant, incident } = { tenant: randomUUID(), incident: randomUUID() };
  const entries = process.env.SHODO_LONG ? 70_000 : 1_300;
  beforeAll(async () => {
    // Many entries at once, as only a superuser may write them: the log asks for nothing but digests and times.
    await database.asSuperuser('alter table ledger.entry disable trigger join_chain');
    await database.asSuperuser(
      `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest, recorded_at)
       select $1, $2, 'incident', n, 'a' || n, 0, 'NoteAdded', 1, '{}', repeat('0', 64), encode(sha256(n::text::bytea), 'hex'),
         timestamptz '2026-11-28T00:00:00Z' + make_interval(secs => n)
       from generate_series(1, ${entries}) n`,
      [tenant, incident],
    );
    await database.asSuperuser('alter table ledger.entry enable trigger join_chain');
    expect(await sequence(upkeep, tenant)).toMatchObject({ added: entries, size: entries });
  });

  test('has every root of the definition, read from a few stored hashes', async () => {
    const hashes = (await leavesOf(tenant)).map(({ hash }) => hash);
    for (const size of [1, 255, 256, 257, 1_024, 65_535, 65_536, 65_793, entries].filter((each) => each <= entries)) {
      const root = await new LogNodes(upkeep.pool, tenant).rootOf({ from: 0, to: size });
      expect([size, toHex(root)]).toEqual([size, toHex(rootOf(hashBytes, hashes.slice(0, size)))]);
    }
  });

  test('does not pretend to know what it lacks', async () => {
    await expect(new LogNodes(upkeep.pool, tenant).rootOf({ from: 0, to: entries + 1 })).rejects.toThrow(LogBroken);
  });

  test('is signed as its leaves have it; over a changed hash that is kept, before or after what was signed, nothing is', async () => {
    const signing = () => makeCheckpoint(upkeep, tenant, { present: signer(), earlier: [] }, { reason: 'event' });
    const changed = async (sql: string) => {
      await database.asSuperuser('alter table ledger.subtree disable trigger user');
      await database.asSuperuser(`update ledger.subtree set hash = ${sql} where tenant_id = $1 and level = 8 and index = 3`, [tenant]);
      await database.asSuperuser('alter table ledger.subtree enable trigger user');
    };
    const [whole] = (
      await database.asSuperuser('select hash from ledger.subtree where tenant_id = $1 and level = 8 and index = 3', [tenant])
    ).rows as { hash: Buffer }[];
    const [right, wrong] = [whole?.hash.toString('hex'), '00'.repeat(32)];
    await changed(`decode('${wrong}', 'hex')`);
    await expect(signing()).rejects.toThrow(LogIsNotAsSigned);
    await changed(`decode('${right}', 'hex')`);
    expect(await signing()).toMatchObject({ size: entries });
    const writer = new Writer(store, tenant);
    await writer.append(reported());
    await sequence(upkeep, tenant);
    await changed(`decode('${wrong}', 'hex')`);
    await expect(signing()).rejects.toThrow(/is not the one that was signed/);
    await changed(`decode('${right}', 'hex')`);
    expect((await signing())?.size).toBeGreaterThan(entries);
  });
});

describe('checkpoints', () => {
  const read = (note: string) => {
    const signed = readNote(note);
    const checkpoint = signed && readCheckpoint(signed.text);
    if (!signed || !checkpoint) throw new Error('not a checkpoint');
    return { signed, checkpoint };
  };
  const keysOf = async (tenant: string) =>
    (await database.asSuperuser('select key, hand_over from ledger.log_key where tenant_id = $1 order by introduced_at', [tenant]))
      .rows as { key: string; hand_over: string | null }[];

  test('name size, root and heads of the log, are signed, and one size has one', async () => {
    const { tenant } = await founded(store);
    const writer = new Writer(store, tenant);
    await writer.append(reported());
    await sequence(upkeep, tenant);
    const signers = { present: signer(), earlier: [] };
    const [first, second] = await Promise.all([0, 1].map(() => makeCheckpoint(upkeep, tenant, signers, { reason: 'event' })));
    expect([first, second].filter(Boolean)).toHaveLength(1);
    const { signed, checkpoint } = read((first ?? second)?.note ?? '');
    const leaves = await isWhole(tenant, [writer.incident]);
    expect(checkpoint).toMatchObject({ origin: `shodo/organisation/${tenant}`, size: 3 });
    expect(
      sameBytes(
        checkpoint.root,
        rootOf(
          hashBytes,
          leaves.map(({ hash }) => hash),
        ),
      ),
    ).toBe(true);
    const [{ key } = { key: '' }] = await keysOf(tenant);
    expect(whoSigned(hashBytes, verifies, signed, [readKey(hashBytes, key) ?? { name: '', publicKey: new Uint8Array() }]).is).toBe(
      'signed',
    );
    expect(await headsAt(upkeep.pool, tenant, 3)).toMatchObject([
      { stream: incidentStream(tenant, writer.incident), ...writer.head },
      { seq: 1 },
    ]);
  });

  test('a crash between signing and storing leaves none, and the next one is made', async () => {
    const { tenant } = await founded(store);
    await sequence(upkeep, tenant);
    const signers = { present: signer(), earlier: [] };
    const dying = makeCheckpoint(upkeep, tenant, signers, {
      reason: 'schedule',
      beforeCommit: () => {
        throw new Error('killed');
      },
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await makeCheckpoint(upkeep, tenant, signers, { reason: 'schedule' })).toMatchObject({ size: 1 });
  });

  test('a new key is made known by the one before, and both stay public', async () => {
    const { tenant } = await founded(store);
    const [old, present, stranger] = [signer(), signer(), signer()];
    await sequence(upkeep, tenant);
    await makeCheckpoint(upkeep, tenant, { present: old, earlier: [] }, { reason: 'schedule' });
    const writer = new Writer(store, tenant);
    await writer.append(reported());
    await sequence(upkeep, tenant);
    await makeCheckpoint(upkeep, tenant, { present, earlier: [stranger, old] }, { reason: 'schedule' });
    const [first, second] = await keysOf(tenant);
    const handOver = readNote(second?.hand_over ?? '');
    const before = readKey(hashBytes, first?.key ?? '');
    if (!handOver || !before) throw new Error('no hand-over');
    expect(readHandOver(handOver.text)).toEqual({ origin: `shodo/organisation/${tenant}`, key: second?.key });
    expect(whoSigned(hashBytes, verifies, handOver, [before]).is).toBe('signed');
    await writer.append([noted()]);
    await sequence(upkeep, tenant);
    await makeCheckpoint(upkeep, tenant, { present: stranger, earlier: [] }, { reason: 'schedule' });
    expect((await keysOf(tenant)).map(({ hand_over }) => hand_over !== null)).toEqual([false, true, false]);
  });
});

describe('guards', () => {
  test('the log is append-only, even for its keeper and a superuser, and the application only reads its own', async () => {
    const { tenant } = await founded(store);
    const other = await founded(store);
    for (const each of [tenant, other.tenant]) await sequence(upkeep, each);
    await makeCheckpoint(upkeep, tenant, { present: signer(), earlier: [] }, { reason: 'schedule' });
    for (const table of ['leaf', 'checkpoint', 'log_key']) {
      await expect(upkeep.pool.query(`delete from ledger.${table} where tenant_id = $1`, [tenant])).rejects.toThrow('permission denied');
      await expect(database.asSuperuser(`delete from ledger.${table} where tenant_id = $1`, [tenant])).rejects.toThrow('append-only');
      await expect(database.asSuperuser(`truncate ledger.${table} cascade`)).rejects.toThrow('append-only');
    }
    const client = await store.pool.connect();
    try {
      await client.query(`begin; select set_config('shodo.tenant', '${tenant}', true)`);
      expect((await client.query('select distinct tenant_id from ledger.leaf')).rows).toEqual([{ tenant_id: tenant }]);
      const insert = "insert into ledger.leaf select $1, 99, $1, 99, sha256('a'), sha256('b')";
      await expect(client.query(insert, [tenant])).rejects.toThrow('permission denied');
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('leaves that leave a gap are not taken', async () => {
    const { tenant } = await founded(store);
    await sequence(upkeep, tenant);
    const insert = `insert into ledger.leaf select $1, n, $1, n + 5, sha256('a'), sha256('b') from unnest($2::int[]) n`;
    for (const indexes of [[2], [1, 3]])
      await expect(upkeep.pool.query(insert, [tenant, indexes])).rejects.toThrow('do not continue the log');
  });
});
