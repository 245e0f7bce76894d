import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganisationEvent } from '@shodo/contracts';
import { openStore, readLogStanding, type Store, writeToOrganisation } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import type { AnchorPlace } from './anchor-place.js';
import { checkpointFolder } from './checkpoint-folder.js';
import { keepEveryLog, keepLog, type LogKeeping } from './keep-log.js';
import { logSigners } from './log-signers.js';

let database: FreshDatabase;
let store: Store;
let upkeep: Store;
let folder: string;
let troubles: string[];
let keeping: LogKeeping;
beforeAll(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
  upkeep = openStore({ url: database.url, role: 'shodo_upkeep' });
  folder = await mkdtemp(join(tmpdir(), 'shodo-kept-log-'));
});
beforeEach(() => {
  troubles = [];
  keeping = {
    upkeep,
    signers: () => logSigners({ value: Buffer.alloc(32, 5).toString('base64'), file: '/nowhere' }),
    places: [checkpointFolder(folder)],
    everyMs: 3_600_000,
    killPoint: () => undefined,
    onTrouble: (place) => troubles.push(place),
  };
});
afterAll(async () => {
  await Promise.all([store.close(), upkeep.close()]);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const write = (tenant: string, ...events: object[]) =>
  writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: randomUUID(),
    occurredAt: '2026-11-28T00:00:00.000Z',
    decide: () => events as OrganisationEvent[],
  });
const signedIn = () => ({ type: 'SignedIn', version: 1, data: { person: randomUUID() } });
const exported = { type: 'RecordExported', version: 1, data: { entries: 1 } };
const inFolder = async (tenant: string) => (await readdir(join(folder, tenant))).map((name) => Number.parseInt(name, 10));

test('the first entries are anchored, then what others rely on at once, and the rest when an hour has passed', async () => {
  const tenant = randomUUID();
  await write(tenant, signedIn());
  expect(await keepLog(keeping, tenant)).toEqual({ size: 1, checkpoint: 1 });
  await write(tenant, signedIn());
  expect(await keepLog(keeping, tenant)).toEqual({ size: 2 });
  await write(tenant, exported, signedIn());
  expect(await keepLog(keeping, tenant)).toEqual({ size: 4, checkpoint: 4 });
  expect(await keepLog(keeping, tenant)).toEqual({ size: 4 });
  await write(tenant, signedIn());
  expect(await keepLog(keeping, tenant, [tenant])).toEqual({ size: 5 });
  expect(await keepLog({ ...keeping, everyMs: 0 }, tenant, [tenant])).toEqual({ size: 5, checkpoint: 5 });
  expect(await inFolder(tenant)).toEqual([1, 4, 5]);
});

test('what was urgent when the keeper died before its checkpoint is urgent for the next', async () => {
  const tenant = randomUUID();
  await write(tenant, signedIn());
  await keepLog(keeping, tenant);
  await write(tenant, exported);
  const dying = {
    ...keeping,
    killPoint: () => {
      throw new Error('killed');
    },
  };
  await expect(keepLog(dying, tenant)).rejects.toThrow('killed');
  expect(await keepLog(keeping, tenant)).toEqual({ size: 2, checkpoint: 2 });
});

test('a place that was away is asked again, and the record says since when nothing was anchored', async () => {
  const tenant = randomUUID();
  const away: AnchorPlace = { name: 'folder', takes: 'every', put: () => Promise.reject(new Error('away')) };
  await write(tenant, signedIn());
  await keepLog({ ...keeping, places: [away] }, tenant);
  expect(troubles).toEqual(['folder']);
  const unsafe = await readLogStanding(store, tenant);
  expect(unsafe).toMatchObject({ size: 1, checkpoint: { size: 1 }, places: [], unanchoredEntries: 1 });
  expect(unsafe.failing).toMatchObject([{ place: 'folder', why: 'away' }]);
  await keepLog({ ...keeping, places: [away] }, tenant);
  expect((await readLogStanding(store, tenant)).failing).toEqual(unsafe.failing); // since when it first failed
  expect((await readLogStanding(store, randomUUID())).failing).toEqual([]);
  expect(Date.now() - Date.parse(unsafe.unanchoredSince ?? '')).toBeLessThan(60_000);
  await keepLog(keeping, tenant);
  const safe = await readLogStanding(store, tenant);
  expect(safe).toMatchObject({ places: [{ place: 'folder', size: 1 }], failing: [], unanchoredEntries: 0 });
  expect(safe).not.toHaveProperty('unanchoredSince');
  await write(tenant, signedIn(), signedIn());
  expect(await readLogStanding(store, tenant)).toMatchObject({ unanchoredEntries: 2 });
});

test('every organisation is kept, and one whose log fails keeps no other back', async () => {
  const tenants = [randomUUID(), randomUUID()];
  for (const tenant of tenants) await write(tenant, signedIn());
  const [bad = ''] = tenants;
  const refusing: AnchorPlace = {
    name: 'mail',
    takes: 'latest',
    put: ({ tenant }) => (tenant === bad ? Promise.reject(new Error('refused')) : Promise.resolve(undefined)),
  };
  const kept = await keepEveryLog({ ...keeping, places: [refusing] });
  expect(kept).toMatchObject({ failed: 0, checkpoints: 2 });
  expect(kept.organisations).toBeGreaterThanOrEqual(2);
  expect(troubles).toEqual(['mail']);
});

test('a database put back to an older state is found out by the folder', async () => {
  const tenant = randomUUID();
  await write(tenant, signedIn());
  await keepLog(keeping, tenant);
  // What the folder would hold had the record gone on before somebody restored this state.
  await checkpointFolder(folder).put({ tenant, size: 9, note: 'later\n', reason: 'schedule' });
  await write(tenant, exported);
  await keepLog(keeping, tenant);
  expect(troubles).toEqual(['folder']);
  expect((await readLogStanding(store, tenant)).failing).toMatchObject([{ place: 'folder', why: 'another-log' }]);
  expect(await inFolder(tenant)).toEqual([1, 9]);
});

test('an adviser is written to at once for what is urgent, and else once a day', async () => {
  const tenant = randomUUID();
  const mailed: number[] = [];
  const adviser: AnchorPlace = {
    name: 'mail',
    takes: 'latest',
    quietMs: 3_600_000,
    put: ({ size }) => {
      mailed.push(size);
      return Promise.resolve(undefined);
    },
  };
  const hurried = { ...keeping, everyMs: 0, places: [adviser] };
  for (const event of [signedIn(), signedIn(), exported, signedIn()]) {
    await write(tenant, event);
    await keepLog(hurried, tenant);
  }
  expect(mailed).toEqual([1, 3]);
  await keepLog({ ...hurried, places: [{ ...adviser, quietMs: 0 }] }, tenant);
  expect(mailed).toEqual([1, 3, 4]);
});
