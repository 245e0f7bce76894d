import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from '@shodo/servers';
import type { WholeShodo } from '@shodo/testkit';
import { Client, Connection } from '@temporalio/client';

/** The address of the embedded PostgreSQL of a running product, for its superuser. */
export function superuserUrlOf(dataFolder: string, database = 'shodo'): string {
  const port = readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(dataFolder, 'secrets/postgres.password'), 'utf8').trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Deletes both databases of the engine under the running product, as an operator's mistake or a lost disk would. */
export const forgetTheEngine = (dataFolder: string): Promise<void> =>
  connected(superuserUrlOf(dataFolder, 'postgres'), async (client) => {
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
