import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { connected, withDatabase, withLogin } from '@shodo/servers';
import pg from 'pg';
import { acrossTenants, demandFitLogin, inTenant, migrate, openPool, openStore, recordRoles } from '../index.js';
import { founded } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';
import { loginUrl } from './logins.js';

let database: OwnDatabase;
let made: string[] = [];
/** Some tests speak of the roles before their own database has been migrated. */
beforeAll(async () => {
  const first = await ownDatabase();
  await migrate({ url: first.ownerUrl });
  await first.drop();
});
beforeEach(async () => {
  database = await ownDatabase();
});
afterEach(async () => {
  await database.drop();
  await connected(withDatabase(database.superuserUrl, 'postgres'), (client) =>
    client.query(made.map((role) => `drop role if exists ${role};`).join('')),
  );
  made = [];
});

const urlOf = (name: string, password: string) => withLogin(database.superuserUrl, name, password);
/** A login of this test's own, which only this database knows. */
async function login(rights = ''): Promise<{ name: string; url: string }> {
  const name = `by_hand_${randomBytes(4).toString('hex')}`;
  await database.asSuperuser(`create role ${name} login password 'x' ${rights}`);
  await database.asSuperuser(`grant connect on database ${new URL(database.superuserUrl).pathname.slice(1)} to ${name}`);
  made.unshift(name);
  return { name, url: urlOf(name, 'x') };
}
const whoAmI = async (url: string) =>
  connected(url, async (client) => (await client.query<{ name: string }>('select session_user as name')).rows[0]?.name);
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe('the logins of the pools', () => {
  test('are made with the migrations: one for each role, each in its role alone, with no right beyond it', async () => {
    await migrate({ url: database.ownerUrl });
    for (const role of recordRoles) {
      const pool = openPool({ url: database.ownerUrl, role, max: 1 });
      const { rows } = await pool.query(
        `select session_user as login, current_user as role, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as more,
           array(select r.rolname::text from pg_roles r where pg_has_role(session_user, r.oid, 'member') and r.rolname <> session_user) as belongs
         from pg_roles where rolname = session_user`,
      );
      await pool.end();
      expect(rows).toEqual([{ login: `${role}_of_shodo`, role, more: false, belongs: [role] }]);
    }
  });

  test('are let into the databases of their owner that are theirs, and into no other', async () => {
    const other = await ownDatabase();
    await migrate({ url: database.ownerUrl });
    await expect(whoAmI(loginUrl({ url: other.ownerUrl }, 'shodo_app'))).rejects.toThrow(/permission denied for database/);
    expect(await whoAmI(loginUrl({ url: database.ownerUrl }, 'shodo_app'))).toBe('shodo_app_of_shodo');
    await other.drop();
  });

  test('come out the same in every process, and differ by owner and by role', () => {
    const url = 'postgres://o%40wner:s%3Acret@db:5432/shodo?sslmode=require';
    expect(loginUrl({ url }, 'shodo_app')).toBe(loginUrl({ url }, 'shodo_app'));
    expect(new URL(loginUrl({ url }, 'shodo_app'))).toMatchObject({
      username: 'shodo_app_of_o%40wner',
      host: 'db:5432',
      search: '?sslmode=require',
    });
    const passwords = [url, url.replace('s%3Acret', 'other'), url.replace('o%40wner', 'shodo')].flatMap((each) =>
      recordRoles.map((role) => new URL(loginUrl({ url: each }, role)).password),
    );
    expect(new Set(passwords).size).toBe(12);
    expect(passwords.join()).not.toMatch(/cret/);
  });

  test('are made once by several databases of a server that start at one moment', async () => {
    const owner = await login('createrole');
    await database.asSuperuser(`grant shodo_app, shodo_upkeep, shodo_identity, shodo_people to ${owner.name} with admin option`);
    const databases = await Promise.all(Array.from({ length: 4 }, () => ownDatabase()));
    for (const each of databases)
      await each.asSuperuser(`alter database ${new URL(each.superuserUrl).pathname.slice(1)} owner to ${owner.name}`);
    // Made in the first round, changed in the others.
    for (const password of ['x', 'y', 'z']) {
      await database.asSuperuser(`alter role ${owner.name} password '${password}'`);
      const urls = databases.map((each) => withLogin(each.superuserUrl, owner.name, password));
      await Promise.all(urls.flatMap((url) => [migrate({ url }), migrate({ url })]));
      for (const url of urls) expect(await whoAmI(loginUrl({ url }, 'shodo_app'))).toBe(`shodo_app_of_${owner.name}`);
    }
    await Promise.all(databases.map((each) => each.drop()));
    made.unshift(...recordRoles.map((role) => `${role}_of_${owner.name}`));
  });

  test('change their passwords with the owner, at the next start', async () => {
    const owner = await login('createrole');
    await database.asSuperuser(
      `grant shodo_app, shodo_upkeep, shodo_identity, shodo_people to ${owner.name} with admin option;
       alter database ${new URL(database.superuserUrl).pathname.slice(1)} owner to ${owner.name}`,
    );
    await migrate({ url: owner.url });
    made.unshift(...recordRoles.map((role) => `${role}_of_${owner.name}`));
    await database.asSuperuser(`alter role ${owner.name} password 'y'`);
    const now = urlOf(owner.name, 'y');
    await migrate({ url: now });
    expect(await whoAmI(loginUrl({ url: now }, 'shodo_app'))).toBe(`shodo_app_of_${owner.name}`);
    await expect(whoAmI(loginUrl({ url: owner.url }, 'shodo_app'))).rejects.toThrow(/password authentication failed/);
  });

  test('are left alone when they are right: a second start changes no role', async () => {
    await migrate({ url: database.ownerUrl });
    const roles = () =>
      database.asSuperuser("select rolname, xmin::text, rolpassword from pg_authid where rolname like '%\\_of\\_shodo' order by 1");
    // The roles are the server's, and other suites start at the same time: of three starts one is alone.
    const starts: boolean[] = [];
    for (let start = 0; start < 3 && !starts.includes(true); start += 1) {
      const before = (await roles()).rows;
      await migrate({ url: database.ownerUrl });
      starts.push(isDeepStrictEqual((await roles()).rows, before));
    }
    expect(starts).toContain(true);
    expect((await roles()).rows.every(({ rolpassword }) => String(rolpassword).startsWith('SCRAM-SHA-256$'))).toBe(true);
  });

  test('that the owner may not make stop the start with what to do', async () => {
    await migrate({ url: database.ownerUrl });
    const owner = await login();
    await database.asSuperuser(
      `grant shodo_app, shodo_upkeep, shodo_identity, shodo_people to ${owner.name}; grant all on schema upkeep to ${owner.name}; grant all on all tables in schema upkeep to ${owner.name};
       grant create on database ${new URL(database.superuserUrl).pathname.slice(1)} to ${owner.name}`,
    );
    expect(await refusalOf(migrate({ url: owner.url }))).toMatch(
      /^LoginRefused: the owner's login may not make the login shodo_app_of_by_hand_.*docs\/how-to/,
    );
  });
});

describe('a login made by hand', () => {
  test('serves all pools of the record, each in its role, and may see no more before it takes one on', async () => {
    await migrate({ url: database.ownerUrl });
    const { url: serviceUrl, name } = await login();
    await database.asSuperuser(`grant shodo_app, shodo_upkeep, shodo_identity, shodo_people to ${name}`);
    const by = { url: database.ownerUrl, serviceUrl };
    await migrate(by);
    const store = openStore(by);
    const { tenant } = await founded(store);
    expect((await inTenant(store, tenant, (client) => client.query('select session_user as login, current_user as role'))).rows).toEqual([
      { login: name, role: 'shodo_app' },
    ]);
    const left = await acrossTenants(store, async (client) => {
      await client.query('set role none');
      return client.query('select from ledger.entry');
    });
    expect(left.rowCount).toBe(0);
    await store.close();
  });

  test('lets an owner that may make no role start an empty database, when the roles have been made too', async () => {
    const [owner, service] = [await login(), await login()];
    await database.asSuperuser(
      `grant shodo_app, shodo_upkeep, shodo_identity to ${owner.name};
       grant shodo_app, shodo_upkeep, shodo_identity, shodo_people to ${service.name};
       alter database ${new URL(database.superuserUrl).pathname.slice(1)} owner to ${owner.name}`,
    );
    const by = { url: owner.url, serviceUrl: service.url };
    await migrate(by);
    const store = openStore(by);
    await founded(store);
    await store.close();
  });

  test('that is not let in, or lacks a role, or may do more, is refused with everything that is wrong', async () => {
    await migrate({ url: database.ownerUrl });
    const refusal = (serviceUrl: string) => refusalOf(demandFitLogin({ url: database.ownerUrl, serviceUrl }, recordRoles));
    const { name, url } = await login('createrole bypassrls');
    expect(await refusal(urlOf(name, 'wrong'))).toMatch(new RegExp(`^LoginRefused: the login ${name} is not let in \\(28P01\\)`));
    await database.asSuperuser(`grant shodo_app to ${name}`);
    expect(await refusal(url)).toMatch(
      new RegExp(
        `${name} does not belong to shodo_upkeep; the login ${name} does not belong to shodo_identity; the login ${name} does not belong to shodo_people; `,
      ),
    );
    await database.asSuperuser(
      `grant pg_read_all_data, shodo to ${name}; create table public.mine (); alter table public.mine owner to ${name}`,
    );
    const said = await refusal(url);
    for (const flaw of [
      `${name} bypasses row-level security;`,
      `${name} may make roles or databases, or replicate;`,
      `${name} owns something here;`,
      `${name} belongs to shodo, which owns something here`,
      `${name} belongs to pg_read_all_data, which has rights`,
    ])
      expect(said).toContain(flaw);
    expect(said).not.toMatch(/shodo_app[;:]/);
  });

  test('is refused when it is the superuser or the owner', async () => {
    await migrate({ url: database.ownerUrl });
    const refusal = (serviceUrl: string) => refusalOf(migrate({ url: database.ownerUrl, serviceUrl }));
    expect(await refusal(database.superuserUrl)).toContain('the login postgres is a superuser');
    expect(await refusal(database.ownerUrl)).toMatch(/the login shodo may make roles .*; the login shodo owns something here/);
  });

  test('that cannot be reached has no flaw: the fault is told as what it is, and tried again', async () => {
    const away = { url: database.ownerUrl, serviceUrl: 'postgres://x:y@127.0.0.1:1/z' };
    expect(await demandFitLogin(away, recordRoles).catch((error: pg.DatabaseError) => error.code)).toBe('ECONNREFUSED');
  });
});
