import { randomUUID } from 'node:crypto';
import { connected } from '@shodo/servers';
import {
  acrossTenants,
  headOf,
  inTenant,
  listIncidents,
  listOutbox,
  migrate,
  noteCompared,
  noteFailing,
  openStore,
  readIncident,
  readOrganisation,
  readOrganisationRecord,
  readTimeline,
  type Store,
  sequence,
  takeCharge,
  verifyStream,
} from '../index.js';
import { dutyArose, founded, lapsed, noted, reported, Writer } from '../specification/examples.js';
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

/** An organisation with an incident, a deadline, a mail and a sealed text: one row in every table. */
async function inhabited() {
  const { tenant, owner } = await founded(store);
  const incident = new Writer(store, tenant);
  const dueAt = '2026-12-03T23:59:59+09:00';
  await incident.append(reported());
  await incident.append([dutyArose(dueAt)]);
  await incident.append([lapsed(randomUUID(), dueAt)]);
  await inTenant(store, tenant, (client) =>
    client.query(
      "insert into vault.sealed_text (tenant_id, incident_id, ref, command_id, field, commitment, ciphertext) values ($1, $2, gen_random_uuid(), gen_random_uuid(), 'summary', '', '')",
      [tenant, incident.incident],
    ),
  );
  await inTenant(store, tenant, (client) =>
    client.query('insert into vault.evidence_file (tenant_id, incident_id, file_id) values ($1, $2, gen_random_uuid())', [
      tenant,
      incident.incident,
    ]),
  );
  await inTenant(store, tenant, (client) =>
    client.query(
      "insert into views.audience (tenant_id, incident_id, item, everybody, people, ordinal) values ($1, $2, gen_random_uuid(), false, '{}', 0)",
      [tenant, incident.incident],
    ),
  );
  await inTenant(store, tenant, (client) =>
    client.query(
      `insert into vault.archived_history (tenant_id, incident_id, run_id, status, started_at, closed_at, events, sha256, history)
       values ($1, $2, gen_random_uuid(), 'COMPLETED', now(), now(), 1, '', '')`,
      [tenant, incident.incident],
    ),
  );
  await sequence(upkeep, tenant);
  await noteFailing(upkeep, { tenant, place: 'folder', why: 'away' });
  await noteCompared(upkeep, { tenant, incident: incident.incident, seq: 4 }, []);
  await database.asSuperuser(
    `with key as (insert into ledger.log_key (tenant_id, key) values ('${tenant}', 'k') returning tenant_id),
       made as (insert into ledger.checkpoint select tenant_id, 1, '', 'k', 'schedule', now() from key returning tenant_id),
       put as (insert into ledger.anchor select tenant_id, 1, 'folder' from made returning tenant_id)
     insert into ledger.subtree select tenant_id, 8, 0, sha256('') from put`,
  );
  return { tenant, owner, incident };
}

const withTenantTables = `select c.oid::regclass::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('ledger', 'views', 'mail', 'vault', 'upkeep')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') order by 1`;
const tables = async () => (await database.asSuperuser(withTenantTables)).rows as { name: string; enabled: boolean; forced: boolean }[];

describe('the ledger is append-only', () => {
  const changes = [
    'update ledger.entry set content = content',
    'delete from ledger.entry',
    'truncate ledger.entry',
    'update ledger.entry set recorded_at = now()',
  ];

  test.each(changes)('for the application: %s', async (change) => {
    const { tenant } = await inhabited();
    await expect(inTenant(store, tenant, (client) => client.query(change))).rejects.toMatchObject({ code: '42501' });
  });

  test.each(changes)('for a superuser: %s', async (change) => {
    await inhabited();
    await expect(database.asSuperuser(change)).rejects.toMatchObject({ code: '23001' });
  });

  test('for a superuser who switches ordinary triggers off', async () => {
    await inhabited();
    await expect(
      database.asSuperuser("set session_replication_role = replica; update ledger.entry set content = ''"),
    ).rejects.toMatchObject({ code: '23001' });
    await expect(database.asSuperuser('set session_replication_role = replica; truncate ledger.entry')).rejects.toMatchObject({
      code: '23001',
    });
  });

  test('and takes only what continues the chain', async () => {
    const { tenant, incident } = await inhabited();
    const insert = (seq: number, prev: string) =>
      inTenant(store, tenant, (client) =>
        client.query(
          `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
           values ($1, $2, 'incident', $3, 'forged', 0, 'NoteAdded', 1, '{}', $4, repeat('f', 64))`,
          [tenant, incident.incident, seq, prev],
        ),
      );
    for (const [seq, prev] of [
      [6, incident.head.digest],
      [5, 'e'.repeat(64)],
      [3, incident.head.digest],
    ] as const) {
      await expect(insert(seq, prev)).rejects.toMatchObject({ code: '23000' });
    }
    expect(await verifyStream(store, incident)).toMatchObject({ ok: true });
  });

  test('and stamps the time itself, never earlier than the entry before', async () => {
    const { tenant, owner, incident } = await inhabited();
    // The server's clock cannot be turned back here, so the last entry is put an hour ahead of it, past the guards.
    await database.asSuperuser(
      `alter table ledger.entry disable trigger no_change; update ledger.entry set recorded_at = date_trunc('milliseconds', clock_timestamp()) + interval '1 hour' where seq = 4 and stream_id = '${incident.incident}';
       alter table ledger.entry enable always trigger no_change`,
    );
    const [entry] = await incident.append([noted()]);
    const timeline = await readTimeline(store, { tenant, incident: incident.incident, reader: owner, limit: 2 });
    expect(timeline.items[0]?.recordedAt).toBe(entry?.recordedAt);
    expect(timeline.items[1]?.recordedAt).toBe(entry?.recordedAt);
    expect(Date.parse(entry?.recordedAt ?? '')).toBeGreaterThan(Date.now() + 3_000_000);
  });
});

describe('an organisation sees its own rows only', () => {
  test('because row-level security is on and forced on every table that names a tenant', async () => {
    const all = await tables();
    expect(all.map(({ name }) => name)).toEqual([
      'ledger.anchor',
      'ledger.checkpoint',
      'ledger.entry',
      'ledger.leaf',
      'ledger.log_key',
      'ledger.subtree',
      'mail.outbox',
      'upkeep.compared_incident',
      'upkeep.failing_place',
      'vault.archived_history',
      'vault.evidence_file',
      'vault.sealed_text',
      'views.audience',
      'views.deadline',
      'views.incident',
      'views.organisation',
    ]);
    for (const table of all) expect(table).toMatchObject({ enabled: true, forced: true });
  });

  test('in every table, where both have rows', async () => {
    const [a, b] = [await inhabited(), await inhabited()];
    for (const { name } of await tables()) {
      const { rows } = await inTenant(store, a.tenant, (client) =>
        client.query<{ tenant_id: string }>(`select distinct tenant_id from ${name}`),
      );
      expect([name, rows]).toEqual([name, [{ tenant_id: a.tenant }]]);
      const others = await inTenant(store, a.tenant, (client) => client.query(`select from ${name} where tenant_id = $1`, [b.tenant]));
      expect([name, others.rowCount]).toEqual([name, 0]);
    }
  });

  test('and cannot write rows for another', async () => {
    const [a, b] = [await inhabited(), await inhabited()];
    const writes = [
      `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
       values ('${b.tenant}', gen_random_uuid(), 'incident', 1, 'x', 0, 'x', 1, '{}', repeat('0', 64), repeat('f', 64))`,
      `insert into views.organisation (tenant_id, seq, digest) values ('${randomUUID()}', 1, '')`,
      `update views.incident set tenant_id = '${b.tenant}'`,
    ];
    for (const write of writes)
      await expect(inTenant(store, a.tenant, (client) => client.query(write))).rejects.toMatchObject({ code: '42501' });
    const { rowCount } = await inTenant(store, a.tenant, (client) =>
      client.query('delete from views.incident where tenant_id = $1', [b.tenant]),
    );
    expect(rowCount).toBe(0);
  });

  test('nothing at all, and inserts nothing, when no organisation is named', async () => {
    await inhabited();
    for (const { name } of await tables()) {
      const { rowCount } = await acrossTenants(store, (client) => client.query(`select from ${name}`));
      expect([name, rowCount]).toEqual([name, 0]);
    }
    await expect(
      acrossTenants(store, (client) =>
        client.query("insert into views.organisation (tenant_id, seq, digest) values (gen_random_uuid(), 1, '')"),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('the owner of the tables is held by the same rule', async () => {
    await inhabited();
    expect(await connected(database.ownerUrl, async (client) => (await client.query('select from ledger.entry')).rowCount)).toBe(0);
  });

  test('through every reading function', async () => {
    const [a, b] = [await inhabited(), await inhabited()];
    const foreign = { tenant: a.tenant, incident: b.incident.incident };
    expect(await readIncident(store, foreign)).toBeUndefined();
    expect((await readTimeline(store, { ...foreign, reader: a.owner, limit: 10 })).items).toEqual([]);
    expect((await takeCharge(store, foreign)).folded).toBeUndefined();
    expect((await headOf(store, foreign)).seq).toBe(0);
    expect((await listIncidents(store, { tenant: a.tenant, limit: 10 })).items.map(({ id }) => id)).toEqual([a.incident.incident]);
    const mails = (await listOutbox(store, { tenant: a.tenant, limit: 10 })).items; // of the report, and of what was missed
    expect(mails.map(({ incident }) => incident)).toEqual([a.incident.incident, a.incident.incident]);
    expect((await readOrganisationRecord(store, { tenant: a.tenant, limit: 10 })).items).toHaveLength(1);
    expect(Object.keys((await readOrganisation(store, a.tenant))?.people ?? {})).toEqual([a.owner]);
  });
});

describe('upkeep', () => {
  test('sees that entries exist in every organisation, never what they say', async () => {
    const [a, b] = [await inhabited(), await inhabited()];
    const { rows } = await acrossTenants(upkeep, (client) =>
      client.query<{ tenant_id: string }>('select distinct tenant_id from ledger.entry where tenant_id = any($1) order by 1', [
        [a.tenant, b.tenant],
      ]),
    );
    expect(rows.map(({ tenant_id }) => tenant_id)).toEqual([a.tenant, b.tenant].sort());
  });

  test.each([
    'select content from ledger.entry',
    'select folded from views.incident',
    'select list_row from views.incident',
    'select state from views.organisation',
    'select ciphertext from vault.sealed_text',
    'select commitment from vault.sealed_text',
    'select people from views.audience',
    'select history from vault.archived_history',
    'delete from vault.archived_history',
    'select written_by from vault.sealed_text',
    'select * from identity."user"',
    'select identity.address_of(gen_random_uuid())',
    'insert into ledger.entry select * from ledger.entry',
    'delete from views.incident',
    'update views.organisation set seq = 0',
    'delete from mail.outbox',
  ])('may not: %s', async (statement) => {
    await expect(acrossTenants(upkeep, (client) => client.query(statement))).rejects.toMatchObject({ code: '42501' });
  });
});

test('the application reaches no table of sign-in, only the address of its own active members', async () => {
  const [a, b] = [await founded(store), await founded(store)];
  await database.asSuperuser(
    `insert into identity."user" (id, name, email, "emailVerified", tenant) values ($1, '甲', 'a@example.jp', true, $2), ($3, '乙', 'b@example.jp', true, $4)`,
    [a.owner, a.tenant, b.owner, b.tenant],
  );
  await expect(inTenant(store, a.tenant, (client) => client.query('select * from identity."user"'))).rejects.toMatchObject({
    code: '42501',
  });
  const { addressOf } = await import('../index.js');
  expect(await addressOf(store, { tenant: a.tenant, person: a.owner })).toEqual({ name: '甲', email: 'a@example.jp' });
  expect(await addressOf(store, { tenant: a.tenant, person: b.owner })).toBeUndefined();
  await inTenant(store, a.tenant, (client) =>
    client.query(`update views.organisation set state = jsonb_set(state, array['people', '${a.owner}', 'active'], 'false')`),
  );
  expect(await addressOf(store, { tenant: a.tenant, person: a.owner })).toBeUndefined();
});
