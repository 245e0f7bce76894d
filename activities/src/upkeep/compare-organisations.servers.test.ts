import { randomUUID } from 'node:crypto';
import type { OrganisationEvent } from '@shodo/contracts';
import { connected } from '@shodo/servers';
import { openStore, type Store, sequence, writeToOrganisation } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, type LogEntry } from '@temporalio/worker';
import { organisationsCompared } from './compare-organisations.js';
import { createUpkeepActivities, type UpkeepDependencies } from './upkeep-activities.js';

/** The own streams of organisations are held against their chain and the log, each by itself; what differs is said in every round. */
let database: FreshDatabase;
let [store, upkeep]: [Store, Store] = [undefined as never, undefined as never];
beforeEach(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
  upkeep = openStore({ url: database.url, role: 'shodo_upkeep' });
});
afterEach(async () => {
  await Promise.all([store?.close(), upkeep?.close()]);
  await database?.drop();
});

/** An organisation whose stream has three entries, each with its leaf. */
async function organisation(): Promise<string> {
  const tenant = randomUUID();
  for (let entry = 0; entry < 3; entry++)
    await writeToOrganisation(store, {
      tenant,
      actor: { kind: 'system', part: 'watchdog' },
      appendId: randomUUID(),
      occurredAt: '2026-11-28T13:00:00.000Z',
      decide: () => [{ type: 'SealedTextsRead', version: 1, data: { incident: randomUUID() } } as OrganisationEvent],
    });
  await sequence(upkeep, tenant);
  return tenant;
}

const past = (sql: string, values: readonly unknown[]) =>
  connected(database.superuserUrl, async (client) => {
    await client.query('alter table ledger.entry disable trigger user; alter table ledger.leaf disable trigger user');
    expect((await client.query(sql, [...values])).rowCount).toBe(1);
  });

test('what was changed, taken out of the middle or off the end is said, by the organisation and the entry', async () => {
  const [sound, changed, hole, cut] = [await organisation(), await organisation(), await organisation(), await organisation()];
  await past("update ledger.entry set content = replace(content, 'watchdog', 'incident') where stream_id = $1 and seq = 2", [changed]);
  await past('delete from ledger.entry where stream_id = $1 and seq = 2', [hole]);
  await past('delete from ledger.entry where stream_id = $1 and seq = 3', [cut]);
  const found: object[] = [];
  const onTrouble = (_tenant: string, error: unknown) => void found.push({ error });
  const compare = organisationsCompared(24);
  const round = () => compare({ store, upkeep, onDifference: (differs) => void found.push(differs), onTrouble });
  await round();
  expect(found).toHaveLength(3);
  expect(found).toEqual(
    expect.arrayContaining([
      { tenant: changed, problem: 'changed', seq: 2 },
      { tenant: hole, problem: 'deleted', seq: 2 },
      { tenant: cut, problem: 'entry-is-gone', seq: 3 },
    ]),
  );
  await round();
  expect(found).toHaveLength(6);
  expect(JSON.stringify(found)).not.toContain(sound);
});

test('one that was sound is looked at again after a day, and not before', async () => {
  const tenant = await organisation();
  let now = 0;
  const found: object[] = [];
  const compare = organisationsCompared(24, () => now);
  const round = () => compare({ store, upkeep, onDifference: (differs) => void found.push(differs), onTrouble: () => undefined });
  await round();
  await past('delete from ledger.entry where stream_id = $1 and seq = 3', [tenant]);
  now += 23 * 3_600_000;
  await round();
  expect(found).toEqual([]);
  now += 3_600_000;
  await round();
  expect(found).toEqual([{ tenant, problem: 'entry-is-gone', seq: 3 }]);
});

test('upkeep says it in its log, and goes on to the records of incidents', async () => {
  const tenant = await organisation();
  await past('delete from ledger.entry where stream_id = $1 and seq = 3', [tenant]);
  const logged: LogEntry[] = [];
  const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('WARN', (entry) => void logged.push(entry)) });
  const { compareRecords } = createUpkeepActivities({ store, upkeep } as UpkeepDependencies);
  expect(await environment.run<[], object, typeof compareRecords>(compareRecords)).toEqual({ looked: 0, differing: 0, failed: 0 });
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatchObject({ level: 'ERROR', meta: { tenant, problem: 'entry-is-gone', seq: 3 } });
});
