import { readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { contentOf } from '../data-folder/private-file.js';
import { endProcess } from '../processes/end-process.js';
import { commandOf, markOf } from '../processes/process-mark.js';
import type { Say } from '../say.js';

/** What a PostgreSQL server writes into its folder while it runs. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
}

export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 1 ? { pid, port: Number.isInteger(port) ? port : 0 } : undefined;
}

/**
 * Makes way for a new server on the cluster. A server of ours that outlived its supervisor is stopped; the note of a dead one is
 * removed (PostgreSQL itself still refuses while old backends hold the shared memory); a stranger's server is left alone: an error.
 */
export async function clearLeftover(cluster: string, password: string, say: Say): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const noted = parsePostmasterFile(contentOf(file) ?? '');
  if (!noted) return;
  const mark = markOf(noted.pid);
  if (!mark || !commandOf(noted.pid).includes('postgres')) {
    rmSync(file, { force: true });
    return;
  }
  if (!(worksIn(noted.pid, cluster) || (await answersAsOurs(noted.port, password, cluster)))) {
    throw new Error(
      `Another PostgreSQL (process ${noted.pid}, port ${noted.port}) claims ${cluster} and is not ours. It is left alone: stop it, or choose another data folder.`,
    );
  }
  say(`• stopping the PostgreSQL that outlived its supervisor (process ${noted.pid})`);
  await endProcess(mark, { signal: 'SIGINT', graceMs: 20_000 });
}

/** A server works inside its data folder; where /proc does not tell, it has to be asked. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

async function answersAsOurs(port: number, password: string, cluster: string): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return realpathSync(rows[0]?.data_directory ?? '/') === realpathSync(cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
