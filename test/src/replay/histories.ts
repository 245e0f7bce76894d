import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openedHistory, replayHistories } from '@shodo/durable/node';
import { type Ground, withPayloadKeys } from '@shodo/testkit';
import type { Client } from '@temporalio/client';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';

type History = ReturnType<typeof historyFromJSON>;
interface Named {
  readonly workflowId: string;
  readonly history: History;
}

export const corpus = (root: string) => join(root, 'test/replay/histories/incident-response');

/** The histories kept for ever: `<release>-<scenario>.json`, append-only. */
export const goldenHistories = (root: string): Named[] =>
  readdirSync(corpus(root))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ workflowId: file.replace(/\.json$/, ''), history: readHistory(readFileSync(join(corpus(root), file), 'utf8')) }));

export const readHistory = (text: string): History => historyFromJSON(JSON.parse(text));

/** Adds to the corpus; what is kept there already is what an earlier build did, and stays. */
export function keepHistory(root: string, name: string, history: History): void {
  const file = join(corpus(root), `${name}.json`);
  if (existsSync(file)) return;
  mkdirSync(corpus(root), { recursive: true });
  writeFileSync(file, `${JSON.stringify(JSON.parse(historyToJSON(history)))}\n`);
}

/** Every run of every incident the engine remembers in this namespace, its payloads opened. */
export const historiesOf = (client: Client, ground: Ground): Promise<Named[]> =>
  withPayloadKeys(ground, async (keys) => {
    const found: Named[] = [];
    for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowType = 'incidentResponse'` })) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      found.push({ workflowId, history: await openedHistory(keys, workflowId, history) });
    }
    return found;
  });

/** Replays histories against the built bundle and names the ones that break, each with its reason. */
export async function brokenReplays(
  root: string,
  histories: readonly Named[],
  bundle = 'apps/worker/dist/workflow-bundle.js',
): Promise<string[]> {
  const { broken } = await replayHistories(resolve(root, bundle), histories);
  return broken.map(({ workflowId, error }) => `${workflowId}: ${error}`);
}
