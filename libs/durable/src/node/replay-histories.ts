import type { Client } from '@temporalio/client';
import type { ReplayHistoriesIterable } from '@temporalio/worker';
import { openedHistory, type PayloadKeys, PayloadUnreadable } from './payload-codec.js';
import { workerPackage } from './worker-package.js';

export interface BrokenReplay {
  readonly workflowId: string;
  /** Name of the error, as in `DeterminismViolationError`. */
  readonly error: string;
}

/** Replays histories against a bundle, without a server, and names those that break. Silent, unless this process has set up a log of the engine. */
export async function replayHistories(
  bundlePath: string,
  histories: ReplayHistoriesIterable,
): Promise<{ readonly replayed: number; readonly broken: readonly BrokenReplay[] }> {
  const { Worker } = await silenced();
  const broken: BrokenReplay[] = [];
  let replayed = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath: bundlePath } }, histories)) {
    replayed += 1;
    if (error) broken.push({ workflowId, error: error.name });
  }
  return { replayed, broken };
}

let isSilenced = false;

async function silenced() {
  const engine = await workerPackage();
  if (isSilenced) return engine;
  isSilenced = true;
  try {
    const telemetryOptions = { logging: { filter: 'OFF', forward: {} } };
    engine.Runtime.install({ shutdownSignals: [], logger: new engine.DefaultLogger('ERROR', () => undefined), telemetryOptions });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'IllegalStateError')) throw error; // set up already
  }
  return engine;
}

const incidents = `WorkflowType = 'incidentResponse'`;

/**
 * Histories of incidents, their payloads opened, one after the other: memory holds one at a time. One that its keys no longer open cannot be
 * replayed and is left out where its run had ended.
 * @param which of those that have an open run, or of every run the engine remembers
 * @param onClosed hears of an open run whose history does not open, which is passed over then; without it that ends all
 */
export async function* historiesOf(
  client: Client,
  keys: PayloadKeys,
  which: 'open' | 'every',
  onClosed?: (workflowId: string) => void,
): AsyncGenerator<{ workflowId: string; history: unknown }> {
  const query = which === 'open' ? `${incidents} and ExecutionStatus = 'Running'` : incidents;
  for await (const { workflowId, runId, status } of client.workflow.list({ query })) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    try {
      await openedHistory(keys, workflowId, history);
    } catch (error) {
      const isEnded = status.name !== 'RUNNING';
      if (!(error instanceof PayloadUnreadable && (isEnded || onClosed))) throw error;
      if (!isEnded) onClosed?.(workflowId);
      continue;
    }
    yield { workflowId, history };
  }
}
