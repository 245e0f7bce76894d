import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WholeShodo } from '@shodo/testkit';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';

/** Deletes both databases of the engine under the running product, as an operator's mistake or a lost disk would. */
export async function forgetTheEngine(dataFolder: string): Promise<void> {
  const port = Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]);
  const password = readFileSync(join(dataFolder, 'secrets/postgres.password'), 'utf8').trim();
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  for (const database of ['temporal', 'temporal_visibility']) await client.query(`drop database ${database} with (force)`);
  await client.end();
}

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
