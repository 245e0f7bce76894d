import type { AppendAnswer, Head, LedgerActivities, Receipt, TakenCharge } from '@shodo/contracts';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { admitted } from './admitted.js';
import { rememberedHistory } from './closed-runs.js';
import { openedHistory, type PayloadKeys } from './payload-codec.js';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
type Payloads = temporal.api.common.v1.IPayloads | null | undefined;

/** What one run of an incident knows of its ledger, by its history. */
export interface RunRead {
  /** Commands the run answered with a receipt, by their ids. */
  readonly answered: ReadonlyMap<string, Receipt>;
  /** Digests of the entries the ledger told the run, by sequence. */
  readonly told: ReadonlyMap<number, string>;
  /** The last sequence the run knows of; what was appended by a task that was lost comes after it. */
  readonly knownUpTo: number;
}

/** Reads one run as the engine keeps it; undefined when the engine knows no such run (any more). */
export async function readRun(client: Client, keys: PayloadKeys, workflowId: string, runId: string): Promise<RunRead | undefined> {
  const history = await rememberedHistory(client, { workflowId, runId });
  return history && summaryOf((await openedHistory(keys, workflowId, history)).events ?? []);
}

function summaryOf(events: readonly HistoryEvent[]): RunRead {
  const answered = new Map<string, Receipt>();
  const told = new Map<number, string>();
  let knownUpTo = 0;
  const learn = ({ seq, digest }: Head) => {
    if (seq > 0) told.set(seq, digest);
    knownUpTo = Math.max(knownUpTo, seq);
  };
  for (const event of events) {
    const { workflowExecutionUpdateCompletedEventAttributes: completed, markerRecordedEventAttributes: marker } = event;
    const success = completed?.outcome?.success;
    if (completed?.meta?.updateId && success) answered.set(completed.meta.updateId, decoded<Receipt>(success));
    if (marker?.details?.result) for (const head of headsIn(marker.details)) learn(head);
  }
  return { answered, told, knownUpTo };
}

/** What a local activity of the ledger answered. Its name lies in a payload that the SDK writes by itself, past every codec. */
function headsIn({ data, result }: { [key: string]: Payloads }): readonly Head[] {
  const [about] = data?.payloads ?? [];
  const { activity_type: name } = about ? defaultPayloadConverter.fromPayload<{ activity_type?: string }>(about) : {};
  switch (name as keyof LedgerActivities | undefined) {
    case 'appendToIncident': {
      const answer = decoded<AppendAnswer>(result);
      return answer.outcome === 'lagging' ? answer.missing : answer.entries;
    }
    case 'takeChargeOf':
      return [decoded<TakenCharge>(result).head];
    default:
      return [];
  }
}

function decoded<T>(payloads: Payloads): T {
  const [payload] = payloads?.payloads ?? [];
  if (!payload) throw new Error('an answer without a payload');
  return defaultPayloadConverter.fromPayload<T>(payload);
}

export interface EngineMemory {
  /** Runs of incidents by workflow id. The list follows what happens by a moment: a run that has just begun may be missing. */
  readonly runs: ReadonlyMap<string, readonly string[]>;
  /** When the first of them began, epoch ms: an engine whose store was lost or replaced knows nothing older. */
  readonly sinceMs: number;
  /** How long closed runs are kept. */
  readonly retentionMs: number;
}

/** What the engine remembers of incidents, in one listing: it admits few lists a second. */
export async function memoryOf(client: Client): Promise<EngineMemory> {
  const { namespace } = client.options;
  const { config } = await admitted(() => client.workflowService.describeNamespace({ namespace }));
  const runs = new Map<string, string[]>();
  let sinceMs = Number.POSITIVE_INFINITY;
  for await (const { workflowId, runId, startTime } of client.workflow.list({ query: `WorkflowType = 'incidentResponse'` })) {
    runs.set(workflowId, [...(runs.get(workflowId) ?? []), runId]);
    sinceMs = Math.min(sinceMs, startTime.getTime());
  }
  return { runs, sinceMs, retentionMs: Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) * 1_000 };
}
