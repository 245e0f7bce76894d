import { randomBytes } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { fromEnvironment } from './fresh-database.js';

/** A namespace of a suite's own on the run's Temporal server: no suite sees the workflows of another. */
export async function freshNamespace(): Promise<{ readonly address: string; readonly namespace: string }> {
  const { ensureNamespace } = await import('@shodo/durable/node'); // loads the SDK's native part: only when it is needed
  const address = fromEnvironment('TEMPORAL_ADDRESS');
  const namespace = `suite-${randomBytes(6).toString('hex')}`;
  const connection = await Connection.connect({ address });
  try {
    await ensureNamespace(connection, namespace);
  } finally {
    await connection.close();
  }
  return { address, namespace };
}
