import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from '@shodo/servers';

const nextSegment = `select pg_walfile_name(pg_current_wal_insert_lsn() + setting::numeric) as name from pg_settings where name = 'wal_segment_size'`;

/**
 * From now on the next piece of PostgreSQL's log lies on a device that takes every write and refuses every sync: what is written there is gone when
 * the server starts again, as on a disk that loses its cache. It takes no rights and no other file system: `/dev/null` is such a device.
 * @param folder holds the cluster
 * @returns mends the disk
 */
export function refuseToSync(folder: string, superuserUrl: string): Promise<() => void> {
  return connected(superuserUrl, async (client) => {
    const { name } = (await client.query<{ name: string }>(nextSegment)).rows[0] as { name: string };
    const segment = join(folder, 'postgres/pg_wal', name);
    rmSync(segment, { force: true }); // kept ready for use, and not opened yet
    symlinkSync('/dev/null', segment);
    await client.query('select pg_switch_wal()').catch(() => undefined); // whoever writes next may bring the server down before it answers
    return () => rmSync(segment, { force: true });
  });
}

/** How often PostgreSQL said that a sync failed, each time the last that it did. */
export const failedSyncs = (log: string): number =>
  readFileSync(log, 'utf8').match(/PANIC: .*could not (fdatasync|fsync) file/g)?.length ?? 0;
