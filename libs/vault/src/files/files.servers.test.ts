import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { connected, ensureDatabase, withDatabase } from '@shodo/servers';
import { inTenant, migrate, openStore, type Store } from '@shodo/store';
import { migrateKeys, openVault, type Vault } from '../open-vault.js';
import { folderPlace } from './folder-place.js';
import { FileIsEmpty, filesOf, keepFile, nameFile, OtherFileUnderSameKey, openFile } from './keep-file.js';
import { checkFiles, noteLookedAt, sweepFiles } from './look-after-files.js';
import { type FilePlace, NoRoom } from './places.js';

const name = `files_${randomBytes(6).toString('hex')}`;
const fromEnvironment = (variable: string) => {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: start this suite with Jest, which starts the servers`);
  return value;
};
const [superuser, owner] = [fromEnvironment('SHODO_TEST_PG_URL'), fromEnvironment('SHODO_TEST_OWNER_URL')];
const url = withDatabase(owner, name);
const keys = { url: withDatabase(owner, `${name}_keys`) };
const masterKey = randomBytes(32);
const harm = (sql: string, values: unknown[] = []) => connected(withDatabase(superuser, name), (client) => client.query(sql, values));

let store: Store;
let upkeep: Store;
let vault: Vault;
let upkeepVault: Vault;
let folder: string;
let place: FilePlace;

beforeAll(async () => {
  for (const database of [name, `${name}_keys`]) await ensureDatabase(superuser, database, 'shodo');
  await migrate({ url });
  await migrateKeys(keys);
  store = openStore({ url });
  upkeep = openStore({ url, role: 'shodo_upkeep' });
  vault = openVault({ store, keys, masterKey });
  upkeepVault = openVault({ store: upkeep, keys, masterKey });
  folder = await mkdtemp(join(tmpdir(), 'shodo-files-'));
  place = folderPlace(folder);
}, 60_000);
afterAll(async () => {
  await Promise.all([vault.close(), upkeepVault.close(), store.close(), upkeep.close()]);
  await connected(superuser, async (client) => {
    for (const database of [name, `${name}_keys`]) await client.query(`drop database ${database} with (force)`);
  });
  await rm(folder, { recursive: true, force: true });
});

const someFile = () => ({ tenant: randomUUID(), incident: randomUUID(), file: randomUUID() });
const bytes = Buffer.from('患者名簿 山田花子\n'.repeat(40_000));
const sha256 = createHash('sha256').update(bytes).digest('hex');
const from = (all: Buffer) =>
  Readable.from(Array.from({ length: Math.ceil(all.length / 60_000) }, (_, at) => all.subarray(at * 60_000, (at + 1) * 60_000)));
const keep = (of: ReturnType<typeof someFile>, all = bytes, where = place) => keepFile(vault, where, of, from(all));
const onDisk = async ({ tenant, incident }: ReturnType<typeof someFile>) => readdir(join(folder, tenant, incident)).catch(() => []);
async function kept() {
  const of = someFile();
  await keep(of);
  const [row] = await filesOf(vault, of);
  if (!row) throw new Error('nothing was kept');
  return { ...of, object: row.object, path: join(folder, row.object) };
}

describe('a file that is kept', () => {
  it('is measured, sealed on disk, and comes back as it was', async () => {
    const of = someFile();
    expect(await keep(of)).toEqual({ file: of.file, sha256, size: bytes.length });
    const [row] = await filesOf(vault, of);
    expect(row).toMatchObject({ file: of.file, sha256, size: bytes.length, found: 'intact' });
    const sealed = await readFile(join(folder, row?.object ?? ''));
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
    expect(await onDisk(of)).toHaveLength(1);
  });

  it('of another organisation is not there', async () => {
    const of = await kept();
    expect(await filesOf(vault, { ...of, tenant: randomUUID() })).toEqual([]);
    expect(await openFile(vault, place, { ...of, tenant: randomUUID() })).toBeUndefined();
  });
});

describe('a file that does not arrive whole leaves nothing', () => {
  it('when it breaks off, and can be sent again under the same key', async () => {
    const of = someFile();
    const broken = Readable.from(
      (async function* () {
        yield bytes.subarray(0, 500_000);
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      })(),
    );
    await expect(keepFile(vault, place, of, broken)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect([await onDisk(of), await filesOf(vault, of)]).toEqual([[], []]);
    expect(await keep(of)).toMatchObject({ sha256 });
  });

  it('when it is empty', async () => {
    const of = someFile();
    await expect(keep(of, Buffer.alloc(0))).rejects.toBeInstanceOf(FileIsEmpty);
    expect([await onDisk(of), await filesOf(vault, of)]).toEqual([[], []]);
  });

  it('when there is no room: said as that', async () => {
    const full = someFile();
    // A device that is always full, as the system itself has it.
    const device: FilePlace = {
      ...place,
      write: async (_object, all) => {
        const { createWriteStream } = await import('node:fs');
        const { pipeline } = await import('node:stream/promises');
        await pipeline(all, createWriteStream('/dev/full')).catch((error: NodeJS.ErrnoException) => {
          throw error.code === 'ENOSPC' ? new NoRoom('full') : error;
        });
      },
    };
    await expect(keep(full, bytes, device)).rejects.toBeInstanceOf(NoRoom);
    expect(await filesOf(vault, full)).toEqual([]);
  });
});

describe('looking after files', () => {
  const look = async (file: string) =>
    (await checkFiles(upkeepVault, place, { olderThanHours: 0, most: 1_000 })).find((each) => each.file === file);

  it('finds what was changed and what is missing, once as news', async () => {
    const [sound, changed, shorter, missing] = [await kept(), await kept(), await kept(), await kept()];
    const all = await readFile(changed.path);
    all[1_000] = (all[1_000] ?? 0) ^ 1;
    await writeFile(changed.path, all);
    await truncate(shorter.path, 262_144 + 16 + 40);
    await rm(missing.path);
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

  it('removes after a day what no entry names, with its key; what a process that died left behind as well', async () => {
    const [unnamed, named, young, begun] = [await kept(), await kept(), await kept(), someFile()];
    const stray = join(folder, unnamed.tenant, unnamed.incident, `${randomUUID()}.${randomUUID()}.part`);
    await writeFile(stray, 'half of it');
    await utimes(stray, new Date(0), new Date(0));
    await nameFile(vault, named, 'refused-command');
    await nameFile(vault, named, 'accepted-command');
    await inTenant(store, named.tenant, (client) =>
      client.query(
        `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
         values ($1, $2, 'incident', 1, 'accepted-command', 0, 'EvidenceSealed', 1, '{}', repeat('0', 64), repeat('1', 64))`,
        [named.tenant, named.incident],
      ),
    );
    await expect(keepFile(vault, place, begun, Readable.from([]))).rejects.toBeInstanceOf(FileIsEmpty);
    for (const { tenant } of [unnamed, named, begun])
      await harm(
        "update vault.evidence_file set begun_at = now() - interval '25 hours', named_at = named_at - interval '25 hours' where tenant_id = $1",
        [tenant],
      );
    expect(await sweepFiles(upkeepVault, place, { olderThanHours: 24 })).toBe(3);
    expect(await sweepFiles(upkeepVault, place, { olderThanHours: 24 })).toBe(0);
    expect([await filesOf(vault, unnamed), await onDisk(unnamed)]).toEqual([[], []]);
    expect(await openFile(vault, place, unnamed)).toBeUndefined();
    for (const each of [named, young]) {
      const opened = await openFile(vault, place, each);
      expect((await buffer(opened as Readable)).equals(bytes)).toBe(true);
    }
  });

  it('is for upkeep only', async () => {
    await expect(checkFiles(vault, place, { olderThanHours: 0, most: 1 })).rejects.toThrow('shodo_upkeep');
    await expect(sweepFiles(vault, place, { olderThanHours: 0 })).rejects.toThrow('shodo_upkeep');
  });
});
