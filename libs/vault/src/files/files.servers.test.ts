import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { connected, ensureDatabase, withDatabase } from '@shodo/servers';
import { inTenant, migrate, openStore, type Store } from '@shodo/store';
import { destroyKeysOf } from '../erasure/carry-out.js';
import { migrateKeys, openVault, type Vault } from '../open-vault.js';
import { type Ground, grounds } from '../specification/grounds.js';
import { bucketPlace } from './bucket-place.js';
import { sealedLength } from './file-sealing.js';
import { FileIsEmpty, filesOf, keepFile, nameFile, OtherFileUnderSameKey, openFile } from './keep-file.js';
import { checkFiles, noteLookedAt, sweepFiles } from './look-after-files.js';
import { openWatched } from './open-watched.js';
import { type FilePlace, NoRoom, PlaceAway, part } from './places.js';

const fromEnvironment = (variable: string) => {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: start this suite with Jest, which starts the servers`);
  return value;
};
const [superuser, owner] = [fromEnvironment('SHODO_TEST_PG_URL'), fromEnvironment('SHODO_TEST_OWNER_URL')];

/** Whatever a place is made of, this is what it does: one contract, two places. */
describe.each(Object.keys(grounds) as (keyof typeof grounds)[])('files in a %s', (kind) => {
  const name = `files_${randomBytes(6).toString('hex')}`;
  const url = withDatabase(owner, name);
  const keys = { url: withDatabase(owner, `${name}_keys`) };
  const masterKey = randomBytes(32);
  const harm = (sql: string, values: unknown[] = []) => connected(withDatabase(superuser, name), (client) => client.query(sql, values));

  let store: Store;
  let upkeep: Store;
  let vault: Vault;
  let upkeepVault: Vault;
  let ground: Ground;
  let place: FilePlace;

  beforeAll(async () => {
    for (const database of [name, `${name}_keys`]) await ensureDatabase(superuser, database, 'shodo');
    await migrate({ url });
    await migrateKeys(keys);
    store = openStore({ url });
    upkeep = openStore({ url, role: 'shodo_upkeep' });
    vault = openVault({ store, keys, masterKey });
    upkeepVault = openVault({ store: upkeep, keys, masterKey });
    ground = await grounds[kind]();
    place = ground.place;
  });
  afterAll(async () => {
    await Promise.all([vault?.close(), upkeepVault?.close(), store?.close(), upkeep?.close()]);
    await connected(superuser, async (client) => {
      for (const database of [name, `${name}_keys`]) await client.query(`drop database ${database} with (force)`);
    });
    await ground?.end();
  });

  const someFile = () => ({ tenant: randomUUID(), incident: randomUUID(), file: randomUUID() });
  const bytes = Buffer.from('患者名簿 山田花子\n'.repeat(40_000));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const from = (all: Buffer) =>
    Readable.from(Array.from({ length: Math.ceil(all.length / 60_000) }, (_, at) => all.subarray(at * 60_000, (at + 1) * 60_000)));
  const keep = (of: ReturnType<typeof someFile>, all = bytes, where = place) => keepFile(vault, where, of, from(all));
  /** Everything that lies there of this incident, half of it or whole. */
  async function lying({ tenant, incident }: ReturnType<typeof someFile>): Promise<string[]> {
    const found: string[] = [];
    for await (const object of place.olderThan(Date.now() + 60_000)) if (object.startsWith(`${tenant}/${incident}/`)) found.push(object);
    return found;
  }
  const stored = async (object: string) => buffer((await place.read(object)) ?? Readable.from([]));
  async function kept() {
    const of = someFile();
    await keep(of);
    const [row] = await filesOf(vault, of);
    if (!row) throw new Error('nothing was kept');
    return { ...of, object: row.object };
  }

  /** An entry that names it as evidence, by the command `accepted-command`. */
  const onRecord = ({ tenant, incident, file }: ReturnType<typeof someFile>) =>
    inTenant(store, tenant, (client) =>
      client.query(
        `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
         values ($1, $2, 'incident', 1, 'accepted-command', 0, 'EvidenceSealed', 1, $3, repeat('0', 64), repeat('1', 64))`,
        [tenant, incident, JSON.stringify({ file })],
      ),
    );

  describe('a file that is kept', () => {
    it('is measured, lies there sealed, and comes back as it was', async () => {
      const of = someFile();
      expect(await keep(of)).toEqual({ file: of.file, sha256, size: bytes.length });
      const [row] = await filesOf(vault, of);
      expect(row).toMatchObject({ file: of.file, sha256, size: bytes.length, found: 'intact' });
      const sealed = await stored(row?.object ?? '');
      expect([await place.sizeOf(row?.object ?? ''), sealed.length]).toEqual([sealedLength(bytes.length), sealedLength(bytes.length)]);
      expect(sealed.includes(Buffer.from('山田花子'))).toBe(false);
      expect(row?.object).not.toContain('山田');
      const opened = await openFile(vault, place, { ...of, object: row?.object ?? '' });
      expect(opened && (await buffer(opened)).equals(bytes)).toBe(true);
    });

    it('is kept once, however often it is sent under its key, also at once; another file under it is refused and leaves nothing', async () => {
      const of = someFile();
      const twins = await Promise.all([keep(of), keep(of), keep(of)]);
      expect(new Set(twins.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(await keep(of)).toEqual(twins[0]);
      await expect(keep(of, Buffer.from('another'))).rejects.toBeInstanceOf(OtherFileUnderSameKey);
      await expect(keep({ ...of, incident: randomUUID() })).rejects.toBeInstanceOf(OtherFileUnderSameKey);
      expect(await lying(of)).toHaveLength(1);
    });

    it('larger than what is sent at once comes back as it was, and of many parts none is left behind', async () => {
      const of = someFile();
      const large = randomBytes(9_000_000);
      await keep(of, large);
      const [row] = await filesOf(vault, of);
      const opened = await openFile(vault, place, { ...of, object: row?.object ?? '' });
      expect(opened && (await buffer(opened)).equals(large)).toBe(true);
      expect(await lying(of)).toEqual([row?.object]);
    });

    it('of another organisation is not there', async () => {
      const of = await kept();
      expect(await filesOf(vault, { ...of, tenant: randomUUID() })).toEqual([]);
      expect(await openFile(vault, place, { ...of, tenant: randomUUID() })).toBeUndefined();
    });
  });

  describe('a file that does not arrive whole leaves nothing', () => {
    it.each([0, 500_000, 9_000_000])('when it breaks off after %d bytes, and can be sent again under the same key', async (sent) => {
      const of = someFile();
      const broken = Readable.from(
        (async function* () {
          for (let at = 0; at < sent; at += 500_000) yield randomBytes(500_000);
          throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
        })(),
      );
      await expect(keepFile(vault, place, of, broken)).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect([await lying(of), await filesOf(vault, of)]).toEqual([[], []]);
      expect(await keep(of)).toMatchObject({ sha256 });
    });

    it('when it is empty', async () => {
      const of = someFile();
      await expect(keep(of, Buffer.alloc(0))).rejects.toBeInstanceOf(FileIsEmpty);
      expect([await lying(of), await filesOf(vault, of)]).toEqual([[], []]);
    });
  });

  describe('looking after files', () => {
    const look = async (file: string) =>
      (await checkFiles(upkeepVault, place, { olderThanHours: 0, most: 1_000 })).find((each) => each.file === file);

    it('finds what was changed and what is missing, once as news', async () => {
      const [sound, changed, shorter, missing] = [await kept(), await kept(), await kept(), await kept()];
      const all = await stored(changed.object);
      all[1_000] = (all[1_000] ?? 0) ^ 1;
      await place.write(changed.object, Readable.from([all]));
      await place.write(shorter.object, Readable.from([(await stored(shorter.object)).subarray(0, 262_144 + 16 + 40)]));
      await place.remove(missing.object);
      expect(await look(sound.file)).toMatchObject({ found: 'intact', isNew: false });
      const seen = await look(changed.file);
      expect(seen).toMatchObject({ found: 'changed', isNew: true, incident: changed.incident });
      expect(await look(shorter.file)).toMatchObject({ found: 'changed' });
      expect(await look(missing.file)).toMatchObject({ found: 'missing' });
      if (seen) await noteLookedAt(upkeepVault, seen);
      expect(await look(changed.file)).toMatchObject({ found: 'changed', isNew: false });
      expect((await filesOf(vault, changed))[0]).toMatchObject({ found: 'changed' });
      expect(await checkFiles(upkeepVault, place, { olderThanHours: 1, most: 1_000 })).toEqual([]);
      expect(await openFile(vault, place, missing)).toBeUndefined();
      const opened = await openFile(vault, place, changed);
      await expect(buffer(opened as Readable)).rejects.toMatchObject({ name: 'VaultDamaged' });
    });

    it('tells a file whose key is gone without an erasure as missing, and one that was erased not at all', async () => {
      const [erased, lost] = [await kept(), await kept()];
      await destroyKeysOf(vault, { ...erased, seq: 2, digest: 'd'.repeat(64), refs: [erased.file] });
      await connected(withDatabase(superuser, `${name}_keys`), (client) =>
        client.query('delete from keys.text_key where ref = $1', [lost.file]),
      );
      expect([await look(erased.file), await look(lost.file)]).toMatchObject([
        { found: 'intact', isNew: false },
        { found: 'missing', isNew: true },
      ]);
      expect(await openWatched(vault, place, erased, async () => undefined)).toBe('erased');
      expect(await openWatched(vault, place, lost, async () => undefined)).toBe('missing');
    });

    it('removes after a day what no entry names, with its key; what a process that died left behind as well', async () => {
      const [unnamed, named, young, begun] = [await kept(), await kept(), await kept(), someFile()];
      await ground.leaveHalf(`${unnamed.tenant}/${unnamed.incident}/${randomUUID()}.${randomUUID()}`);
      await place.write(`${unnamed.tenant}/${unnamed.incident}/${randomUUID()}.${randomUUID()}`, Readable.from([bytes]));
      expect((await lying(unnamed)).filter((object) => object.endsWith(part))).toHaveLength(1);
      // What lies there is a day older than it says.
      const aged: FilePlace = { ...place, olderThan: (ms) => place.olderThan(ms + 25 * 3_600_000) };
      await nameFile(vault, named, 'refused-command');
      await nameFile(vault, named, 'accepted-command');
      await onRecord(named);
      await expect(keepFile(vault, place, begun, Readable.from([]))).rejects.toBeInstanceOf(FileIsEmpty);
      for (const { tenant } of [unnamed, named, begun])
        await harm(
          "update vault.evidence_file set begun_at = now() - interval '25 hours', named_at = named_at - interval '25 hours' where tenant_id = $1",
          [tenant],
        );
      expect(await sweepFiles(upkeepVault, aged, { olderThanHours: 24, record: store })).toBe(4);
      expect(await sweepFiles(upkeepVault, aged, { olderThanHours: 24, record: store })).toBe(0);
      expect([await filesOf(vault, unnamed), await lying(unnamed)]).toEqual([[], []]);
      expect(await openFile(vault, place, unnamed)).toBeUndefined();
      for (const each of [named, young]) {
        const opened = await openFile(vault, place, each);
        expect((await buffer(opened as Readable)).equals(bytes)).toBe(true);
      }
    });

    it('removes nothing that an entry names, whatever became of its row', async () => {
      const [emptied, deleted, moved, renamed, stray] = [await kept(), await kept(), await kept(), await kept(), await kept()];
      const begun = await kept();
      const sealed = [emptied, deleted, moved, renamed, begun];
      for (const each of sealed) {
        await nameFile(vault, each, 'accepted-command');
        await onRecord(each);
      }
      const at = (of: { tenant: string; file: string }, change: string) =>
        harm(`${change} where tenant_id = $1 and file_id = $2`, [of.tenant, of.file]);
      await at(emptied, "update vault.evidence_file set named_by = '{}'");
      await at(moved, "update vault.evidence_file set named_by = '{}', incident_id = gen_random_uuid()");
      await at(renamed, "update vault.evidence_file set named_by = '{}', file_id = gen_random_uuid()");
      // As if it had never arrived, in another incident: nothing but its own id says what it was.
      await harm(`create table set_aside as select * from vault.evidence_file where file_id = '${begun.file}'`, []);
      const asIfBegun = "named_by = '{}', incident_id = gen_random_uuid(), object = null, sha256 = null, size = null, stored_at = null";
      await at(begun, `update vault.evidence_file set ${asIfBegun}`);
      for (const each of [deleted, stray]) await at(each, 'delete from vault.evidence_file');
      for (const { tenant } of sealed)
        await harm(
          "update vault.evidence_file set begun_at = now() - interval '25 hours', named_at = now() - interval '25 hours' where tenant_id = $1",
          [tenant],
        );
      const aged: FilePlace = { ...place, olderThan: (ms) => place.olderThan(ms + 25 * 3_600_000) };
      await sweepFiles(upkeepVault, aged, { olderThanHours: 24, record: store });
      await at(begun, 'delete from vault.evidence_file');
      await harm('insert into vault.evidence_file select * from set_aside', []);
      await harm('drop table set_aside', []);
      expect(await lying(stray)).toEqual([]);
      for (const each of sealed) {
        expect(await lying(each)).toEqual([each.object]);
        const opened = await openFile(vault, place, each);
        expect(opened && (await buffer(opened)).equals(bytes)).toBe(true);
      }
    });

    it('is for upkeep only', async () => {
      await expect(checkFiles(vault, place, { olderThanHours: 0, most: 1 })).rejects.toThrow('shodo_upkeep');
      await expect(sweepFiles(vault, place, { olderThanHours: 0, record: store })).rejects.toThrow('shodo_upkeep');
    });
  });

  describe('a place', () => {
    it('leaves alone what is not ours, however old', async () => {
      for (const name of ['notes/of/somebody.txt', `${randomUUID()}/${randomUUID()}/another.pdf`]) await ground.leaveForeign(name);
      const found: string[] = [];
      for await (const object of place.olderThan(Date.now() + 60_000)) found.push(object);
      expect(found.filter((object) => /txt|pdf/.test(object))).toEqual([]);
    });

    it('takes no name that leads elsewhere', async () => {
      for (const wrong of ['../x', 'a/b', '/etc/passwd', 'a/b/../c', 'a/b/山田'])
        for (const does of [
          () => place.read(wrong),
          () => place.sizeOf(wrong),
          () => place.remove(wrong),
          () => place.write(wrong, Readable.from([bytes])),
        ])
          await expect(does()).rejects.toThrow('made of ids');
    });

    it('that its key does not open is away: it takes nothing, and no file counts as missing', async () => {
      const object = `${randomUUID()}/${randomUUID()}/${randomUUID()}.${randomUUID()}`;
      await place.write(object, Readable.from([bytes]));
      const { lockedOut } = ground;
      if (kind === 'folder') return void expect(lockedOut).toBeUndefined();
      await expect(lockedOut?.read(object)).rejects.toBeInstanceOf(PlaceAway);
      await expect(lockedOut?.sizeOf(object)).rejects.toBeInstanceOf(PlaceAway);
      await expect(lockedOut?.write(`${object.slice(0, -1)}0`, Readable.from([bytes]))).rejects.toBeInstanceOf(PlaceAway);
      expect(await buffer((await place.read(object)) as Readable)).toEqual(bytes);
    });

    it('knows nothing of a file that is not there, and removing it is harmless', async () => {
      const nothing = `${randomUUID()}/${randomUUID()}/${randomUUID()}.${randomUUID()}`;
      expect([await place.read(nothing), await place.sizeOf(nothing)]).toEqual([undefined, undefined]);
      await place.remove(nothing);
      await place.remove(`${nothing}${part}`);
    });
  });
});

/** An object store that gives one answer to everything, as one does that is full, or goes away in the middle. */
async function answering(answer: Parameters<typeof createServer>[1]): Promise<{ place: FilePlace; server: Server }> {
  const server = createServer(answer as never).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { place: bucketPlace({ endpoint, region: 'us-east-1', name: 'files', accessKeyId: 'k', secretAccessKey: 's' }), server };
}
const anObject = () => `${randomUUID()}/${randomUUID()}/${randomUUID()}.${randomUUID()}`;
const some = () => Readable.from([randomBytes(1_000)]);

describe('an object store that fails', () => {
  it('for want of room says so: nothing was kept', async () => {
    const { place, server } = await answering((request, response) => {
      request.resume();
      response.writeHead(507).end('<Error><Code>InsufficientStorage</Code><Message>full</Message></Error>');
    });
    await expect(place.write(anObject(), some())).rejects.toBeInstanceOf(NoRoom);
    server.close();
  });

  it('because it cannot be reached says that, whatever it was asked, and calls no file missing', async () => {
    const { place, server } = await answering(() => undefined);
    server.close();
    const listed = async () => {
      for await (const _object of place.olderThan(Date.now())) return;
    };
    const { write, read, sizeOf, remove } = place;
    for (const asked of [
      () => write(anObject(), some()),
      () => read(anObject()),
      () => sizeOf(anObject()),
      () => remove(anObject()),
      listed,
    ])
      await expect(asked()).rejects.toBeInstanceOf(PlaceAway);
  });

  it('in the middle of a file ends the reading in the same words, not in a file that was changed', async () => {
    const { place, server } = await answering((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write(randomBytes(10_000), () => response.destroy());
    });
    const read = await place.read(anObject());
    await expect(buffer(read as Readable)).rejects.toBeInstanceOf(PlaceAway);
    server.close();
  });
});
