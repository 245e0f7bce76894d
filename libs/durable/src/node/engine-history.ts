import { type AppendAnswer, type IncidentOfWorkflow, workflowIdOf } from '@shodo/contracts';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { decodedHistory, movedOnToIn, rememberedHistory } from './closed-runs.js';
import { grpcCodeOf } from './grpc-codes.js';
import { openedHistory, type PayloadKeys, PayloadUnreadable } from './payload-codec.js';
import { EngineAway } from './send-command.js';

type History = temporal.api.history.v1.IHistory;
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
  /** The engine has dropped it; this is told by its archived history. */
  readonly archived?: true;
  /** Why what it was told cannot be read. */
  readonly unreadable?: 'key-destroyed' | 'changed';
}

/** Histories of closed runs that were kept before the engine dropped them. */
export interface Archive {
  readonly runs: readonly EngineRun[];
  /** As `encodedHistory` gave it; undefined when it is not what was archived. */
  readonly historyOf: (runId: string) => Promise<Uint8Array | undefined>;
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
 * What the engine remembers of one incident, its runs in their order, and what was archived of those it has dropped. The list of runs follows what
 * happens by a moment.
 * @throws EngineAway
 */
export async function engineHistoryOf(client: Client, keys: PayloadKeys, of: IncidentOfWorkflow, archive: Archive): Promise<EngineHistory> {
  try {
    const known = await client.connection.withDeadline(Date.now() + patienceMs, () => readHistory(client, keys, of));
    return await withArchived(keys, of, known, archive);
  } catch (error) {
    throw grpcCodeOf(error) === undefined ? error : new EngineAway('the engine does not answer');
  }
}

const patienceMs = 10_000;

async function readHistory(client: Client, keys: PayloadKeys, of: IncidentOfWorkflow): Promise<EngineHistory> {
  const workflowId = workflowIdOf(of.tenant, of.incident);
  const runs: EngineRun[] = [];
  const entries: EntryEvent[] = [];
  let waits: readonly EngineWait[] = [];
  for await (const { runId, status, startTime, closeTime } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    const history = await rememberedHistory(client, { workflowId, runId });
    if (!history) continue;
    const movedOnTo = movedOnToIn(history);
    const told = await toldIn(keys, workflowId, runId, history);
    runs.push({
      runId,
      status: status.name,
      startedAt: startTime.toISOString(),
      ...(closeTime && { closedAt: closeTime.toISOString() }),
      events: history.events?.length ?? 0,
      ...(movedOnTo && { movedOnTo }),
      ...(!told && { unreadable: 'key-destroyed' as const }),
    });
    entries.push(...(told ?? []));
    if (status.name === 'RUNNING') waits = [...waitsIn(history.events ?? []), ...(await pendingOf(client, workflowId, runId))];
  }
  return { runs, entries, waits };
}

/** The events by which a history told its run of entries; undefined when it no longer opens. */
async function toldIn(keys: PayloadKeys, workflowId: string, runId: string, history: History): Promise<EntryEvent[] | undefined> {
  try {
    const { events } = await openedHistory(keys, workflowId, history);
    return (events ?? []).flatMap((event) => seqsIn(event).map((seq) => ({ seq, runId, eventId: Number(event.eventId) })));
  } catch (error) {
    if (error instanceof PayloadUnreadable) return undefined;
    throw error;
  }
}

async function withArchived(keys: PayloadKeys, of: IncidentOfWorkflow, known: EngineHistory, archive: Archive): Promise<EngineHistory> {
  const runs = [...known.runs];
  const entries = [...known.entries];
  for (const run of archive.runs.filter(({ runId }) => !known.runs.some((each) => each.runId === runId))) {
    const bytes = await archive.historyOf(run.runId);
    const told = bytes && (await toldIn(keys, workflowIdOf(of.tenant, of.incident), run.runId, decodedHistory(bytes)));
    const unreadable = bytes ? 'key-destroyed' : 'changed';
    runs.push({ ...run, archived: true, ...(!told && { unreadable }) });
    entries.push(...(told ?? []));
  }
  return {
    runs: runs.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1)),
    entries: firstOf(entries),
    waits: known.waits,
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
