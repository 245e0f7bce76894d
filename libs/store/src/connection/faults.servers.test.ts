import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@shodo/servers';
import {
  appendToIncident,
  inTenant,
  listenForChanges,
  migrate,
  openStore,
  readOrganisation,
  type Store,
  StoreUnavailable,
  type StreamChange,
} from '../index.js';
import { founded, noted, reported, Writer } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';

let database: OwnDatabase;
let store: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const tenant = randomUUID();
const hangUp = (application: string) =>
  database.asSuperuser(
    'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()',
    [application],
  );

describe('a connection of the application', () => {
  test('works in its role, with fsynced commits and an end to every wait', async () => {
    const { rows } = await inTenant(store, tenant, (client) =>
      client.query(
        "select current_user as role, current_setting('synchronous_commit') as commit, current_setting('statement_timeout') as statement, current_setting('timezone') as zone",
      ),
    );
    expect(rows).toEqual([{ role: 'shodo_app', commit: 'on', statement: '10s', zone: 'UTC' }]);
  });

  test('keeps its role although the address asks for another', async () => {
    const address = new URL(database.ownerUrl);
    address.searchParams.set('options', '-c role=none -c synchronous_commit=off -c work_mem=7MB');
    const other = openStore({ url: address.href });
    const { rows } = await inTenant(other, tenant, (client) =>
      client.query("select current_user as role, current_setting('synchronous_commit') as commit, current_setting('work_mem') as work_mem"),
    );
    await other.close();
    expect(rows).toEqual([{ role: 'shodo_app', commit: 'on', work_mem: '7MB' }]);
  });

  test('forgets the organisation with its transaction', async () => {
    const single = openStore({ url: database.ownerUrl, max: 1 });
    const { tenant: own } = await founded(single);
    expect(await readOrganisation(single, own)).toBeDefined();
    const { rows } = await single.pool.query("select nullif(current_setting('shodo.tenant', true), '') as tenant");
    await single.close();
    expect(rows).toEqual([{ tenant: null }]);
  });
});

describe('StoreUnavailable tells that it is worth trying again', () => {
  test('when nobody listens', async () => {
    const away = openStore({ url: `postgres://shodo:x@127.0.0.1:${await freePort()}/shodo` });
    await expect(readOrganisation(away, tenant)).rejects.toThrow(StoreUnavailable);
    await away.close();
  });

  test('when the server hangs up in the middle, and the next call works', async () => {
    await expect(
      inTenant(store, tenant, async (client) => {
        await hangUp('shodo_app');
        await client.query('select 1');
      }),
    ).rejects.toThrow(StoreUnavailable);
    expect(await readOrganisation(store, tenant)).toBeUndefined();
  });

  test('when a statement takes too long', async () => {
    await expect(
      inTenant(store, tenant, async (client) => {
        await client.query('set local statement_timeout = 50');
        await client.query('select pg_sleep(5)');
      }),
    ).rejects.toThrow(StoreUnavailable);
  });

  test('but not when we are wrong', async () => {
    await expect(inTenant(store, tenant, (client) => client.query('select * from no_such_table'))).rejects.toMatchObject({ code: '42P01' });
    await expect(async () => inTenant(store, "x'; drop table", (client) => client.query('select 1'))).rejects.toThrow(TypeError);
  });

  test('and an append whose connection is cut leaves all or nothing, and its repeat goes through', async () => {
    const incident = new Writer(store, randomUUID());
    await incident.append(reported());
    const harassed = openStore({ url: database.ownerUrl, max: 1 });
    for (let round = 0; round < 10; round += 1) {
      const request = incident.request([noted(), noted()]);
      const cut = sleep(round).then(() => hangUp('shodo_app'));
      const first = await appendToIncident(harassed, request).catch((error: unknown) => error);
      await cut;
      if (first instanceof Error) expect(first).toBeInstanceOf(StoreUnavailable);
      const again = await appendToIncident(store, request).catch(() => appendToIncident(store, request));
      expect(again).toMatchObject({ receipt: { seq: 4 + 2 * round } });
      if (again.outcome !== 'lagging') incident.head = { seq: again.receipt.seq, digest: again.receipt.digest };
    }
    await harassed.close();
  });
});

test('changes are heard, also after the connection broke, and that nothing was heard before is told', async () => {
  const heard: StreamChange[] = [];
  let gaps = 0;
  const listening = listenForChanges(
    { url: database.ownerUrl },
    (change) => heard.push(change),
    () => {
      gaps += 1;
    },
  );
  const connected = async () => {
    for (let left = 100; left > 0; left -= 1) {
      const { rowCount } = await database.asSuperuser(
        "select from pg_stat_activity where application_name = 'shodo_changes' and query ilike 'listen%' and state = 'idle' and datname = current_database()",
      );
      if (rowCount) return;
      await sleep(30);
    }
    throw new Error('nobody listens');
  };
  await connected();
  const incident = new Writer(store, randomUUID());
  await incident.append(reported());
  const { tenant: organisation } = await founded(store);
  await sleep(50);
  expect(heard).toEqual([
    { tenant: incident.tenant, incident: incident.incident, seq: 2 },
    { tenant: organisation, seq: 1 },
  ]);
  expect(gaps).toBe(1);
  await hangUp('shodo_changes');
  await sleep(50);
  await connected();
  await incident.append([noted()]);
  await sleep(50);
  expect(heard.at(-1)).toEqual({ tenant: incident.tenant, incident: incident.incident, seq: 3 });
  expect(gaps).toBe(2);
  await listening.close();
});
