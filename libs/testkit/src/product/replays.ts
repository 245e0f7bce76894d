import { resolve } from 'node:path';
import { historiesOf, replayHistories } from '@shodo/durable/node';
import { Client, Connection } from '@temporalio/client';
import { withPayloadKeys } from './payload-keys.js';
import type { Ground } from './product.js';

/**
 * Replays the history of every run that a suite left in its namespace on the bundle that made it: whatever a test does to an incident, it must be
 * replayable afterwards. @throws with the workflows that do not replay
 */
export async function demandReplays(root: string, ground: Ground): Promise<void> {
  const connection = await Connection.connect({ address: ground.temporalAddress });
  try {
    const engine = new Client({ connection, namespace: ground.temporalNamespace });
    const bundle = resolve(root, 'apps/worker/dist/workflow-bundle.js');
    const { broken } = await withPayloadKeys(ground, (keys) => replayHistories(bundle, historiesOf(engine, keys, 'every')));
    if (broken.length > 0)
      throw new Error(
        `histories of this suite do not replay: ${broken.map(({ workflowId, error }) => `${workflowId} ${error}`).join(', ')}`,
      );
  } finally {
    await connection.close();
  }
}
