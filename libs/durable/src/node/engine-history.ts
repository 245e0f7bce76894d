import { type AppendAnswer, workflowIdOf } from '@shodo/contracts';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { grpcCodeOf } from './grpc-codes.js';
import { openedHistory, type PayloadKeys } from './payload-codec.js';
import { EngineAway } from './send-command.js';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** One run as the engine keeps it; a run that moved on is followed by the next. */
export interface EngineRun {
  readonly runId: string;
  readonly status: string;
  readonly startedAt: string;
  readonly closedAt?: string;
  readonly events: number;
  /** The run that came after it. */
  readonly movedOnTo?: string;
}
/** The event of a run by which the ledger told it of an entry. */
export interface EntryEvent {
  readonly seq: number;
  readonly runId: string;
  readonly eventId: number;
}
/** What the open run waits for. */
export type EngineWait =
  | { readonly for: 'timer'; readonly until: string }
  | { readonly for: 'activity'; readonly name: string; readonly attempt: number }
  | { readonly for: 'command'; readonly commandId: string }
  | { readonly for: 'task' };

export interface EngineHistory {
  readonly runs: readonly EngineRun[];
  readonly entries: readonly EntryEvent[];
  readonly waits: readonly EngineWait[];
}

/**
 * What the engine remembers of one incident, its runs in their order. The list of runs follows what happens by a moment.
 * @throws EngineAway
 */
export async function engineHistoryOf(client: Client, keys: PayloadKeys, of: { tenant: string; incident: string }): Promise<EngineHistory> {
  try {
    return await client.connection.withDeadline(Date.now() + patienceMs, () => readHistory(client, keys, of));
  } catch (error) {
    throw grpcCodeOf(error) === undefined ? error : new EngineAway('the engine does not answer');
  }
}

const patienceMs = 10_000;

async function readHistory(client: Client, keys: PayloadKeys, of: { tenant: string; incident: string }): Promise<EngineHistory> {
  const workflowId = workflowIdOf(of.tenant, of.incident);
  const runs: EngineRun[] = [];
  const entries: EntryEvent[] = [];
  let waits: readonly EngineWait[] = [];
  for await (const { runId, status, startTime, closeTime } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const history = await handle.fetchHistory().catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return undefined; // past its retention since it was listed
      throw error;
    });
    if (!history) continue;
    const events = (await openedHistory(keys, workflowId, history)).events ?? [];
    const movedOnTo = events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
    runs.push({
      runId,
      status: status.name,
      startedAt: startTime.toISOString(),
      ...(closeTime && { closedAt: closeTime.toISOString() }),
      events: events.length,
      ...(movedOnTo && { movedOnTo }),
    });
    entries.push(...events.flatMap((event) => seqsIn(event).map((seq) => ({ seq, runId, eventId: Number(event.eventId) }))));
    if (status.name === 'RUNNING') waits = [...waitsIn(events), ...(await pendingOf(client, workflowId, runId))];
  }
  return {
    runs: runs.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1)),
    entries: firstOf(entries),
    waits,
  };
}

/** An entry may be told more than once; the first event is where it came about. */
const firstOf = (entries: readonly EntryEvent[]): EntryEvent[] =>
  [...new Map(entries.toReversed().map((entry) => [entry.seq, entry])).values()].sort((one, other) => one.seq - other.seq);

/** The entries that an append, by a local activity, answered with. Its name lies in a payload that the SDK writes by itself. */
function seqsIn({ markerRecordedEventAttributes: marker }: HistoryEvent): number[] {
  const [about] = marker?.details?.data?.payloads ?? [];
  const [result] = marker?.details?.result?.payloads ?? [];
  if (!about || !result) return [];
  const { activity_type: name } = defaultPayloadConverter.fromPayload<{ activity_type?: string }>(about);
  if (name !== 'appendToIncident') return [];
  const answer = defaultPayloadConverter.fromPayload<AppendAnswer>(result);
  return (answer.outcome === 'lagging' ? answer.missing : answer.entries).map(({ seq }) => seq);
}

const secondsOf = (duration: { seconds?: unknown; nanos?: number | null } | null | undefined) =>
  Number(duration?.seconds ?? 0) + Number(duration?.nanos ?? 0) / 1e9;

/** Timers that neither fired nor were taken back, and commands that were accepted and not answered. */
function waitsIn(events: readonly HistoryEvent[]): EngineWait[] {
  const timers = new Map<string, string>();
  const commands = new Set<string>();
  for (const event of events) {
    const { timerStartedEventAttributes: started, timerFiredEventAttributes: fired, timerCanceledEventAttributes: canceled } = event;
    if (started?.timerId) {
      const until = (secondsOf(event.eventTime) + secondsOf(started.startToFireTimeout)) * 1_000;
      timers.set(started.timerId, new Date(until).toISOString());
    }
    for (const gone of [fired?.timerId, canceled?.timerId]) if (gone) timers.delete(gone);
    const accepted = event.workflowExecutionUpdateAcceptedEventAttributes?.protocolInstanceId;
    if (accepted) commands.add(accepted);
    const completed = event.workflowExecutionUpdateCompletedEventAttributes?.meta?.updateId;
    if (completed) commands.delete(completed);
  }
  return [
    ...[...timers.values()].sort().map((until): EngineWait => ({ for: 'timer', until })),
    ...[...commands].map((commandId): EngineWait => ({ for: 'command', commandId })),
  ];
}

async function pendingOf(client: Client, workflowId: string, runId: string): Promise<EngineWait[]> {
  const { raw } = await client.workflow.getHandle(workflowId, runId).describe();
  return [
    ...(raw.pendingActivities ?? []).map(
      ({ activityType, attempt }): EngineWait => ({ for: 'activity', name: activityType?.name ?? '', attempt: attempt ?? 1 }),
    ),
    ...(raw.pendingWorkflowTask ? [{ for: 'task' } as const] : []),
  ];
}
