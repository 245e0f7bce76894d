import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, type WholeShodo } from '@shodo/testkit';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';

/** The embedded PostgreSQL of a running product, as its superuser. */
async function asSuperuser<T>(dataFolder: string, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const port = Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]);
  const password = readFileSync(join(dataFolder, 'secrets/postgres.password'), 'utf8').trim();
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const waiting = `select count(*)::int as waiting from pg_locks where relation = 'ledger.entry'::regclass and not granted`;

/**
 * Holds every append while `meanwhile` runs; what waited is committed at once afterwards, unless its process has died. `oneWaits` is over when
 * an append has reached the database: whatever is killed then is killed in the middle of a command. Stay below the seconds after which one gives up.
 */
export const whileAppendsWait = (dataFolder: string, meanwhile: (oneWaits: () => Promise<void>) => Promise<void>): Promise<void> =>
  asSuperuser(dataFolder, 'shodo', async (client) => {
    await client.query('begin');
    await client.query('lock table ledger.entry in exclusive mode');
    await meanwhile(async () => {
      await eventually(async () => (await client.query(waiting)).rows[0].waiting > 0, 'an append waits for the ledger', 10_000);
    });
    await client.query('rollback').catch(() => undefined); // PostgreSQL itself may have been killed
  });

/** Deletes both databases of the engine under the running product, as an operator's mistake or a lost disk would. */
export const forgetTheEngine = (dataFolder: string): Promise<void> =>
  asSuperuser(dataFolder, 'postgres', async (client) => {
    for (const database of ['temporal', 'temporal_visibility']) await client.query(`drop database ${database} with (force)`);
  });

/** Is there an open run for this incident? Asked of the engine itself. */
export async function runsOf(shodo: WholeShodo, incident: string): Promise<boolean> {
  const { temporalAddress } = JSON.parse(readFileSync(join(shodo.dataFolder, 'running.json'), 'utf8')) as { temporalAddress: string };
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection, namespace: 'shodo' });
    for await (const run of client.workflow.list({ query: `WorkflowType = 'incidentResponse' and ExecutionStatus = 'Running'` })) {
      if (run.workflowId.endsWith(incident)) return true;
    }
    return false;
  } finally {
    await connection.close();
  }
}
