import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { connected, ensureDatabase, withDatabase } from '@shodo/servers';
import { migrate, openStore, type Store } from '@shodo/store';
import { WrongFilePlace } from '../faults.js';
import { type Ground, grounds } from '../specification/grounds.js';
import { folderPlace } from './folder-place.js';
import { demandUnlessAway, makeOwnPlace, ownPlace } from './own-place.js';
import { type FilePlace, markName, PlaceAway } from './places.js';

const fromEnvironment = (variable: string) => {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: start this suite with Jest, which starts the servers`);
  return value;
};
const [superuser, owner] = [fromEnvironment('SHODO_TEST_PG_URL'), fromEnvironment('SHODO_TEST_OWNER_URL')];

const opened: { name: string; store: Store }[] = [];
const folders: string[] = [];

async function freshStore(): Promise<Store> {
  const name = `place_${randomBytes(6).toString('hex')}`;
  await ensureDatabase(superuser, name, 'shodo');
  await migrate({ url: withDatabase(owner, name) });
  const store = openStore({ url: withDatabase(owner, name), role: 'shodo_upkeep' });
  opened.push({ name, store });
  return store;
}

async function freshFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'shodo-place-'));
  folders.push(folder);
  return { folder, place: folderPlace(folder) };
}

const keepsAFileIn = async (store: Store, place: FilePlace) => {
  const [tenant, incident, file] = [randomUUID(), randomUUID(), randomUUID()];
  const object = `${tenant}/${incident}/${file}.${randomUUID()}`;
  await place.write(object, Readable.from([Buffer.from('sealed')]));
  const { name } = opened.find((each) => each.store === store) ?? { name: '' };
  await connected(withDatabase(superuser, name), (client) =>
    client.query(
      `insert into vault.evidence_file (tenant_id, incident_id, file_id, object, sha256, size, stored_at) values ($1, $2, $3, $4, '', 6, now())`,
      [tenant, incident, file, object],
    ),
  );
  return object;
};

afterAll(async () => {
  for (const { store } of opened) await store.close();
  await connected(superuser, async (client) => {
    for (const { name } of opened) await client.query(`drop database ${name} with (force)`);
  });
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe.each(Object.keys(grounds) as (keyof typeof grounds)[])('a %s as the place of files', (kind) => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await grounds[kind]();
  });
  afterAll(() => ground?.end());

  it('is marked by the first start of all and taken ever after; another place is refused and gets nothing', async () => {
    const store = await freshStore();
    await Promise.all([ownPlace(store, ground.place).demand(), ownPlace(store, ground.place).demand()]);
    const mark = await ground.place.mark();
    expect(mark).toMatch(/^[0-9a-f-]{36}$/);
    await ownPlace(store, ground.place).demand();

    const other = await freshFolder();
    const wrong = ownPlace(store, other.place);
    await expect(wrong.demand()).rejects.toThrow(
      `do not lie in the folder ${other.folder}. Set SHODO_EVIDENCE_FOLDER (or SHODO_DATA, or SHODO_EVIDENCE_S3_BUCKET where it is a bucket) to the place that its other processes have; where that is lost for good, write ${mark} into place.id there.`,
    );
    const object = `${randomUUID()}/${randomUUID()}/${randomUUID()}`;
    await expect(wrong.write(object, Readable.from([Buffer.from('x')]))).rejects.toBeInstanceOf(WrongFilePlace);
    expect(await other.place.read(object)).toBeUndefined();
    expect(await other.place.mark()).toBeUndefined();
  });

  it('is not given to another store: that one would remove what it has no row of', async () => {
    const another = await freshStore();
    await expect(ownPlace(another, ground.place).demand()).rejects.toThrow(/holds the files of another store/);
    // Refused, it has no place yet, and takes one of its own.
    await ownPlace(another, (await freshFolder()).place).demand();
  });

  it('keeps its mark when everything of a store is swept', async () => {
    const found: string[] = [];
    for await (const object of ground.place.olderThan(Date.now() + 1_000)) found.push(object);
    expect(found).toEqual([]);
    expect(await ground.place.mark()).toBeDefined();
  });
});

it('a store from before it knew its place takes the one in which its files lie, and no empty one', async () => {
  const store = await freshStore();
  const [here, empty] = [await freshFolder(), await freshFolder()];
  await keepsAFileIn(store, here.place);
  await expect(ownPlace(store, empty.place).demand()).rejects.toBeInstanceOf(WrongFilePlace);
  await ownPlace(store, here.place).demand();
});

it('a place that was lost for good is taken once somebody writes the mark by hand; a restore does it by itself', async () => {
  const store = await freshStore();
  const first = await freshFolder();
  await ownPlace(store, first.place).demand();
  const [byHand, restored] = [await freshFolder(), await freshFolder()];
  writeFileSync(join(byHand.folder, markName), readFileSync(join(first.folder, markName)));
  await ownPlace(store, byHand.place).demand();
  await makeOwnPlace(store, restored.place);
  await ownPlace(store, restored.place).demand();
  expect(await restored.place.mark()).toBe(await first.place.mark());
});

it('a mark without anything in it is none', async () => {
  const { folder, place } = await freshFolder();
  writeFileSync(join(folder, markName), '\n');
  expect(await place.mark()).toBeUndefined();
});

it('a place that is away holds no start up, is told, and is asked again before anything goes there', async () => {
  const store = await freshStore();
  const { place } = await freshFolder();
  let isAway = true;
  const sometimesAway: FilePlace = {
    ...place,
    mark: () => (isAway ? Promise.reject(new PlaceAway('the place of files does not answer')) : place.mark()),
  };
  const own = ownPlace(store, sometimesAway);
  const told: string[] = [];
  await demandUnlessAway(own, ({ message }) => told.push(message));
  expect(told).toEqual(['the place of files does not answer']);
  const object = `${randomUUID()}/${randomUUID()}/${randomUUID()}`;
  await expect(own.write(object, Readable.from([Buffer.from('x')]))).rejects.toBeInstanceOf(PlaceAway);
  isAway = false;
  await own.write(object, Readable.from([Buffer.from('x')]));
});
