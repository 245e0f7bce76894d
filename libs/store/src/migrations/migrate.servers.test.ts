import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDatabase } from '@shodo/servers';
import { MigrationRefused, migrate, migrateFrom } from '../index.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';

const shipped = fileURLToPath(new URL('../../migrations/', import.meta.url));
let database: OwnDatabase;
let folder: string;
beforeEach(async () => {
  database = await ownDatabase();
  folder = await mkdtemp(join(tmpdir(), 'shodo-migrations-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});
const applied = async () =>
  (await database.asSuperuser('select name from upkeep.migration order by name')).rows.map(({ name }) => name as string);

test('several programs that migrate at once apply every migration once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrate({ url: database.ownerUrl })));
  expect(await applied()).toEqual((await readdir(shipped)).sort());
});

test('a second run changes nothing', async () => {
  await migrate({ url: database.ownerUrl });
  const before = (await database.asSuperuser('select * from upkeep.migration order by name')).rows;
  await migrate({ url: database.ownerUrl });
  expect((await database.asSuperuser('select * from upkeep.migration order by name')).rows).toEqual(before);
});

test('a superuser may migrate too, and still nothing of the application is one', async () => {
  await migrate({ url: database.superuserUrl });
  const { rows } = await database.asSuperuser(
    "select rolname from pg_roles where rolname like 'shodo\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcanlogin <> (rolname like '%\\_of\\_%'))",
  );
  expect(rows).toEqual([]);
});

test('an edited migration is refused and nothing is applied', async () => {
  await cp(shipped, folder, { recursive: true });
  await migrateFrom({ url: database.ownerUrl }, folder);
  await writeFile(join(folder, '0002-ledger.sql'), '-- edited');
  await writeFile(join(folder, '0999-later.sql'), 'create table views.later ();');
  await expect(migrateFrom({ url: database.ownerUrl }, folder)).rejects.toThrow(/0002-ledger\.sql was edited/);
  expect(await applied()).not.toContain('0999-later.sql');
});

test('a database that a newer version used is refused', async () => {
  await cp(shipped, folder, { recursive: true });
  await writeFile(join(folder, '0999-later.sql'), 'create table views.later ();');
  await migrateFrom({ url: database.ownerUrl }, folder);
  await expect(migrate({ url: database.ownerUrl })).rejects.toThrow(MigrationRefused);
});

test('a migration that fails half way is undone, and done when it is put right', async () => {
  await writeFile(join(folder, '0001-first.sql'), 'create table public_one (); create schema broken; select no_such_function();');
  await expect(migrateFrom({ url: database.superuserUrl }, folder)).rejects.toThrow(/0001-first\.sql failed and was undone/);
  expect((await database.asSuperuser("select from pg_namespace where nspname = 'broken'")).rowCount).toBe(0);
  await writeFile(join(folder, '0001-first.sql'), 'create schema broken;');
  await migrateFrom({ url: database.superuserUrl }, folder);
  expect(await applied()).toEqual(['0001-first.sql']);
});

test('a database that does not exist is made when the login may, else the sentence says what to do', async () => {
  const missing = `${new URL(database.superuserUrl).pathname.slice(1)}_missing`;
  await expect(migrate({ url: withDatabase(database.ownerUrl, missing) })).rejects.toThrow(/does not exist and this login may not make it/);
  await migrate({ url: withDatabase(database.superuserUrl, missing) });
  await database.asSuperuser(`drop database ${missing}`);
});
