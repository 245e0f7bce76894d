import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Database, DatabaseRole } from '../connection/logins.js';
import { ensureLogins } from '../connection/make-logins.js';
import { MigrationRefused } from '../faults.js';

const ownMigrations = fileURLToPath(new URL('../../migrations/', import.meta.url));
/** Any number, the same in every program that migrates: two starts at one moment take turns. */
const migrationLock = 7_306_351_021;

/** Roles whose pools work in the database of the record. */
export const recordRoles: readonly DatabaseRole[] = ['shodo_app', 'shodo_upkeep', 'shodo_identity', 'shodo_people'];

/**
 * Brings the database of the record to the shape this program needs, logins of the pools included; harmless when repeated, and when several
 * programs do it at once.
 * @param more.onApplied told after each migration
 */
export const migrate = (database: Database, more?: Migrating): Promise<void> => migrateFrom(database, ownMigrations, recordRoles, more);

export interface Migrating {
  readonly onApplied?: () => void;
  /** Applies these and no others: the shape that an older version had, for a restore of its data. */
  readonly only?: ReadonlySet<string>;
}

/**
 * Applies every migration of a folder (`NNNN-name.sql`) once, in order, each in a transaction of its own, and remembers its checksum. Then it sees
 * to the logins of the roles that work here. A database that does not exist yet is made. Nothing else opens the owner's login.
 * @throws MigrationRefused when an applied migration was edited, or the database knows one that this program does not
 * @throws LoginRefused when the pools could not log in
 */
export async function migrateFrom(
  database: Database,
  folder: string,
  roles: readonly DatabaseRole[] = [],
  { onApplied, only }: Migrating = {},
): Promise<void> {
  const known = await readMigrations(folder);
  const unknown = [...(only ?? [])].find((name) => !known.some((migration) => migration.name === name));
  if (unknown) throw new MigrationRefused(`this program does not know migration ${unknown}: the data come from a newer version`);
  const migrations = known.filter(({ name }) => only?.has(name) ?? true);
  const client = await connectOrCreate(database.url);
  try {
    await demandSuitableServer(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('create schema if not exists upkeep');
    await client.query(
      'create table if not exists upkeep.migration (name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())',
    );
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from upkeep.migration');
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
    demandSameHistory(migrations, applied);
    for (const migration of migrations) {
      if (applied.has(migration.name)) continue;
      await apply(client, migration);
      onApplied?.();
    }
    await ensureLogins(client, database, roles);
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  if (names.length === 0) throw new MigrationRefused(`no migrations in ${folder}`);
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}/${name}`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function demandSameHistory(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const edited = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (edited)
    throw new MigrationRefused(`migration ${edited.name} was edited after it had been applied: put it back, and write a new one instead`);
  const known = new Set(migrations.map(({ name }) => name));
  const strange = [...applied.keys()].find((name) => !known.has(name));
  if (strange)
    throw new MigrationRefused(`the database has migration ${strange}, which this program does not know: it was used by a newer version`);
}

/** Whoever waits for a lock makes everybody behind wait too: a migration gives up soon, lets them pass, and tries again. */
const lockWait = '2s';
const mostTries = 60;
const isLockTimeout = (error: unknown) => error instanceof Error && 'code' in error && error.code === '55P03';

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.query('begin');
      await client.query(`set local lock_timeout = '${lockWait}'`);
      await client.query(sql);
      await client.query('insert into upkeep.migration (name, checksum) values ($1, $2)', [name, checksum]);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (isLockTimeout(error) && tries < mostTries) await sleep(500);
      else {
        const why = error instanceof Error ? error.message : String(error);
        throw new MigrationRefused(`migration ${name} failed and was undone: ${why}`, { cause: error });
      }
    }
  }
}

async function demandSuitableServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  );
  const [server] = rows;
  if (!server || server.version < 150_000) throw new MigrationRefused('PostgreSQL 15 or newer is needed');
  if (server.encoding !== 'UTF8') throw new MigrationRefused(`the database is encoded in ${server.encoding}; UTF8 is needed`);
}

async function connectOrCreate(url: string): Promise<pg.Client> {
  try {
    return await connected(url);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '3D000')) throw error;
    await createDatabase(url);
    return connected(url);
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'shodo_migration' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function createDatabase(url: string): Promise<void> {
  const address = new URL(url);
  const name = decodeURIComponent(address.pathname.slice(1));
  address.pathname = '/postgres';
  const client = await connected(address.href);
  try {
    await client.query(`create database ${client.escapeIdentifier(name)} encoding 'UTF8' template template0`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505')) return;
    throw new MigrationRefused(`the database ${name} does not exist and this login may not make it: create it first`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
