import { randomUUID } from 'node:crypto';
import type { OrganisationEvent } from '@shodo/contracts';
import { connected } from '@shodo/servers';
import { type DatabaseRole, openPool, openStore, type Store, writeToOrganisation } from '@shodo/store';
import { type Caller, type Installation, keysOf, startInstallation } from '@shodo/testkit';
import { openVault, sealTexts, type Vault } from '@shodo/vault';
import type pg from 'pg';
import { gatherPeople } from '../stories/story.js';

/** What somebody could do who got a statement of their own into one of the product's connections: every pool, opened as api and worker open it. */
let installation: Installation;
let officer: Caller;
let ownTenant: string;
let store: Store;
let vault: Vault;
let pools: Readonly<Record<DatabaseRole, pg.Pool>>;
let sessionsOfTheProduct: readonly string[];
/** Another organisation, with a row everywhere. */
const strangers = { tenant: randomUUID(), person: randomUUID(), incident: randomUUID() };

beforeAll(async () => {
  installation = await startInstallation();
  officer = (await gatherPeople(installation.product.url, await installation.product.ownerLink())).officer.caller;
  ownTenant = (await officer.call<{ organisation: { tenant: string } }>('/v1/me')).body.organisation.tenant;
  await officer.send('ReportIncident', undefined, { summary: '封筒を紛失した。', noticedAt: new Date().toISOString() });
  sessionsOfTheProduct = await sessions();
  const record = { url: installation.ground.databaseUrl };
  store = openStore(record);
  vault = openVault({ store, ...keysOf(installation.ground) });
  const open = (role: DatabaseRole, searchPath: string) => openPool({ ...record, role, searchPath, max: 2 });
  pools = {
    shodo_app: store.pool,
    shodo_upkeep: openStore({ ...record, role: 'shodo_upkeep' }).pool,
    shodo_identity: open('shodo_identity', 'identity'),
    shodo_people: open('shodo_people', 'identity'),
    shodo_keys: vault.keys.pool,
  };
  await settleStrangers();
});
afterAll(async () => {
  await Promise.all(Object.values(pools ?? {}).map((pool) => pool.end()));
  await installation?.stop();
});

/** Who is connected to the two databases, before this suite is. */
async function sessions(): Promise<string[]> {
  const { rows } = await connected(installation.superuserUrl, (client) =>
    client.query<{ login: string }>(
      "select distinct usename as login from pg_stat_activity where datname in (current_database(), current_database() || '_keys') and pid <> pg_backend_pid() order by 1",
    ),
  );
  return rows.map(({ login }) => login);
}

async function settleStrangers(): Promise<void> {
  const { tenant, person, incident } = strangers;
  const profile = { jurisdictions: ['jp'] };
  const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 };
  const events = [{ type: 'OrganisationFounded', version: 1, data: { profile, practice, owner: person } }] as OrganisationEvent[];
  const actor = { kind: 'system', part: 'setup' } as const;
  await writeToOrganisation(store, { tenant, actor, appendId: 'founding', occurredAt: new Date().toISOString(), decide: () => events });
  await sealTexts(vault, { tenant, incident, commandId: randomUUID(), texts: { summary: 'x' } });
  await connected(installation.superuserUrl, async (client) => {
    await client.query(
      `insert into identity."user" (id, name, email, "emailVerified", tenant) values ($1, '乙', 'b@example.jp', true, $2)`,
      [person, tenant],
    );
    await client.query('insert into identity.organisation (tenant, name) values ($1, $2)', [tenant, 'さくら']);
  });
}

/** Ways to shake the role off first; none of them is an error, and none leads anywhere. */
const shakes = ['select 1', 'reset role', 'set role none', 'reset session authorization', 'reset all', 'discard all'];

/** What a statement answers, on behalf of the first organisation, after a shake. The connection is thrown away. */
async function tried(pool: pg.Pool, shake: string, statement: string): Promise<pg.QueryResult | string> {
  const client = await pool.connect();
  try {
    await client.query(shake);
    await client.query(`select set_config('shodo.tenant', '${ownTenant}', false)`);
    return await client.query(statement).catch((error: pg.DatabaseError) => String(error.code));
  } finally {
    client.release(true);
  }
}

const roles: readonly DatabaseRole[] = ['shodo_app', 'shodo_upkeep', 'shodo_identity', 'shodo_people', 'shodo_keys'];

/** Refused to every pool. */
const toAll = [
  'set role postgres',
  'set role shodo',
  'set session authorization postgres',
  'set session authorization shodo',
  'set session_replication_role = replica',
  'create role intruder superuser',
  "alter role shodo password 'x'",
  'grant shodo to current_user',
  'create schema intruder',
  'create table public.intruder ()',
  'create temporary table intruder ()',
  "copy (select 1) to program 'true'",
  "select pg_read_file('PG_VERSION')",
  'select rolpassword from pg_authid',
  'select checksum from upkeep.migration',
];
const toAllOfTheRecord = [
  "update ledger.entry set content = ''",
  'delete from ledger.entry',
  'truncate ledger.entry',
  'alter table ledger.entry disable trigger all',
  'alter table ledger.entry disable row level security',
  'drop policy own_tenant on ledger.entry',
  'drop table ledger.entry cascade',
  'create or replace function ledger.refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
];
/** What another pool may do and this one may not. */
const toOne: Readonly<Record<DatabaseRole, readonly string[]>> = {
  shodo_app: ['select from identity."user"', 'select from identity.session', 'select hash from identity.api_token'],
  shodo_upkeep: ['select content from ledger.entry', 'select folded from views.incident', 'select ciphertext from vault.sealed_text'],
  shodo_identity: ['select from ledger.entry', 'select from views.organisation', 'select from vault.sealed_text'],
  shodo_people: [
    'select password from identity.account',
    'select token from identity.session',
    'select hash from identity.api_token',
    'select hash from identity.calendar_link',
  ],
  shodo_keys: [],
};

describe.each(roles)('from a connection of %s', (role) => {
  const others = roles.filter((other) => other !== role).map((other) => `set role ${other}`);
  const forbidden = [...toAll, ...others, ...(role === 'shodo_keys' ? [] : toAllOfTheRecord), ...toOne[role]];

  test('every statement that would do more than its work is refused, whatever was said before', async () => {
    const answers = [];
    for (const shake of shakes)
      for (const statement of forbidden) answers.push({ shake, statement, answer: await tried(pools[role], shake, statement) });
    expect(answers.filter(({ answer }) => answer !== '42501')).toEqual([]);
    expect(answers.length).toBeGreaterThan(100);
  });

  test('the role may be shaken off, and what is left is its login, which belongs to that role alone', async () => {
    const who = await tried(
      pools[role],
      'set role none',
      "select current_user as login, array(select r.rolname::text from pg_roles r where pg_has_role(session_user, r.oid, 'member') order by 1) as reached",
    );
    expect(who).toMatchObject({ rows: [{ login: `${role}_of_shodo`, reached: [role, `${role}_of_shodo`] }] });
  });
});

describe("another organisation's rows", () => {
  test.each([
    ['shodo_app', 'ledger.entry', 'tenant_id'],
    ['shodo_app', 'views.organisation', 'tenant_id'],
    ['shodo_people', 'identity."user"', 'tenant'],
    ['shodo_people', 'identity.organisation', 'tenant'],
    ['shodo_keys', 'keys.text_key', 'tenant_id'],
    ['shodo_keys', 'keys.incident_key', 'tenant_id'],
  ] as const)('are not seen by %s in %s, whatever was said before', async (role, table, column) => {
    for (const shake of shakes) {
      const seen = await tried(pools[role], shake, `select distinct ${column}::text as tenant from ${table}`);
      expect(seen).toMatchObject({ rows: [{ tenant: ownTenant }] });
    }
  });
});

test('the keys lie where the other pools are not let in', async () => {
  const keys = { url: installation.ground.keysDatabaseUrl };
  for (const role of roles.filter((other) => other !== 'shodo_keys')) {
    const pool = openPool({ ...keys, role, max: 1 });
    await expect(pool.query('select from keys.text_key')).rejects.toMatchObject({ code: '42501' });
    await pool.end();
  }
});

test('no process of the running product holds a connection of the owner, while each of its pools is at work', () => {
  expect(sessionsOfTheProduct).toEqual(roles.map((role) => `${role}_of_shodo`).sort());
});
