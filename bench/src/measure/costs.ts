import type pg from 'pg';
import type { Ground } from '../ground/ground.js';
import { cpuSeconds } from './processes.js';

/** What a piece of work used up: CPU seconds by process, bytes by store. */
export interface Costs {
  readonly cpu: Readonly<Record<'api' | 'worker' | 'bare' | 'postgres' | 'temporal', number>>;
  readonly bytes: Readonly<Record<'product' | 'bare' | 'engine' | 'log', number>>;
}

async function soFar({ pids, superuser, bare, installation }: Ground): Promise<Costs> {
  const cpu = Object.fromEntries(Object.entries(pids()).map(([part, pid]) => [part, cpuSeconds(pid)])) as Costs['cpu'];
  const sizeOf = async (pool: pg.Pool, which: string) =>
    Number(
      (await pool.query<{ size: string }>(`select sum(pg_database_size(datname)) as size from pg_database where ${which}`)).rows[0]?.size ??
        0,
    );
  const own = new URL(installation.ground.databaseUrl).pathname.slice(1);
  const { rows } = await superuser.query<{ log: string }>("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as log");
  return {
    cpu,
    bytes: {
      product: await sizeOf(superuser, `datname in ('${own}', '${own}_keys')`),
      bare: await sizeOf(bare.database, 'datname = current_database()'),
      engine: await sizeOf(superuser, "datname in ('temporal', 'temporal_visibility')"),
      log: Number(rows[0]?.log ?? 0),
    },
  };
}

/** Does the work and says what was used meanwhile, by everybody. */
export async function costsOf<T>(ground: Ground, work: () => Promise<T>): Promise<{ done: T; costs: Costs }> {
  const before = await soFar(ground);
  const done = await work();
  const after = await soFar(ground);
  const grown = <Names extends string>(now: Readonly<Record<Names, number>>, then: Readonly<Record<Names, number>>) =>
    Object.fromEntries(Object.entries<number>(now).map(([name, value]) => [name, value - then[name as Names]])) as Record<Names, number>;
  return { done, costs: { cpu: grown(after.cpu, before.cpu), bytes: grown(after.bytes, before.bytes) } };
}
