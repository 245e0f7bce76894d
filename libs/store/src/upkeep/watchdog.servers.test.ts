import { randomUUID } from 'node:crypto';
import { dueWithoutEntry, migrate, noteWatchdogRan, openStore, type Store, watchdogRanAt } from '../index.js';
import { assessed, dutyArose, founded, lapsed, reported, Writer } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';

let database: OwnDatabase;
let store: Store;
let upkeep: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl });
  upkeep = openStore({ url: database.ownerUrl, role: 'shodo_upkeep' });
});
afterAll(async () => {
  await Promise.all([store.close(), upkeep.close()]);
  await database.drop();
});

const dueAt = '2026-12-03T23:59:59+09:00';
const scan = (now: string) => dueWithoutEntry(upkeep, { now, graceSeconds: 60 });

test('due instants without their entry are found in every organisation, after the grace and not before', async () => {
  expect(await scan('2026-12-03T15:01:00.000Z')).toEqual({ organisations: 0, due: [] });
  const incidents = [];
  for (const kind of ['real', 'drill']) {
    const { tenant } = await founded(store);
    const incident = new Writer(store, tenant);
    await incident.append(reported({ kind, reference: `R-${kind}` }));
    await incident.append([dutyArose(dueAt), assessed()]);
    incidents.push(incident);
  }
  expect(await scan('2026-12-02T15:00:58.000Z')).toEqual({ organisations: 2, due: [] });
  const { due } = await scan('2026-12-02T15:01:00.000Z');
  expect(due).toHaveLength(2);
  expect(new Set(due)).toEqual(
    new Set(
      incidents.map(({ tenant, incident }, index) => ({
        tenant,
        incident,
        reference: index ? 'R-drill' : 'R-real',
        drill: index === 1,
        duty: 'jp.appi.preliminary-report',
        reminder: 'day-before',
        dueAt: '2026-12-02T14:59:59.000Z',
      })),
    ),
  );
  expect((await scan('2026-12-03T15:01:00.000Z')).due).toHaveLength(4);
  await incidents[0]?.append([lapsed(randomUUID(), dueAt)]);
  expect((await scan('2026-12-03T15:01:00.000Z')).due.map(({ incident }) => incident)).toEqual([
    incidents[1]?.incident,
    incidents[1]?.incident,
  ]);
});

test('an incident that was never assessed is found, though no duty arose', async () => {
  const { tenant } = await founded(store);
  const incident = new Writer(store, tenant);
  await incident.append(reported());
  const ofIncident = async () => (await scan('2026-11-28T13:04:00.000Z')).due.filter((each) => each.incident === incident.incident);
  expect(await ofIncident()).toMatchObject([{ duty: 'assessment', reminder: 'assessment', dueAt: '2026-11-28T13:02:01.000Z' }]);
  await incident.append([assessed()]);
  expect(await ofIncident()).toEqual([]);
});

test('a scan in the wrong role is blind, and says so by seeing no organisation', async () => {
  expect(await dueWithoutEntry(upkeep, { now: '2030-01-01T00:00:00.000Z', graceSeconds: 0 })).toMatchObject({ organisations: 3 });
  expect(await dueWithoutEntry(store, { now: '2030-01-01T00:00:00.000Z', graceSeconds: 0 })).toEqual({ organisations: 0, due: [] });
});

test('when the watchdog last ran is known to everybody', async () => {
  expect(await watchdogRanAt(store)).toBeUndefined();
  await noteWatchdogRan(upkeep, { organisations: 2, alarms: 1 });
  const first = await watchdogRanAt(store);
  expect(Math.abs(Date.now() - Date.parse(first ?? ''))).toBeLessThan(60_000);
  await noteWatchdogRan(upkeep);
  expect(Date.parse((await watchdogRanAt(upkeep)) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''));
  await expect(noteWatchdogRan(store)).rejects.toMatchObject({ code: '42501' });
});
