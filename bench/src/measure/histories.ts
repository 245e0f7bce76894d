import { openedHistory, type PayloadKeys } from '@shodo/durable/node';
import { type keysOf, withPayloadKeys } from '@shodo/testkit';
import type { Client, WorkflowHandle } from '@temporalio/client';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type HistoryEvent = NonNullable<History['events']>[number];

/** What the engine wrote down for one workflow, all its runs together, and what a hosted engine would bill for it. */
export interface Traces {
  readonly events: number;
  readonly actions: number;
  readonly runs: number;
}

/** One action each, as a hosted engine counts them; activities once per attempt. */
const billed: readonly ((event: HistoryEvent) => number)[] = [
  (event) => (event.workflowExecutionStartedEventAttributes ? 1 : 0),
  (event) => (event.workflowExecutionUpdateAcceptedEventAttributes ? 1 : 0),
  (event) => (event.workflowExecutionSignaledEventAttributes ? 1 : 0),
  (event) => event.activityTaskStartedEventAttributes?.attempt ?? 0,
  (event) => (event.timerStartedEventAttributes ? 1 : 0),
  (event) => (event.upsertWorkflowSearchAttributesEventAttributes ? 1 : 0),
  (event) => (event.startChildWorkflowExecutionInitiatedEventAttributes ? 2 : 0),
];

/** Local activities are billed together: one action for each workflow task that ran any. */
function localActivityActions(events: readonly HistoryEvent[]): number {
  const tasks = events.flatMap(({ markerRecordedEventAttributes: marker }) =>
    marker?.markerName === 'core_local_activity' ? [String(marker.workflowTaskCompletedEventId)] : [],
  );
  return new Set(tasks).size;
}

export function tracesOf(histories: readonly History[]): Traces {
  const each = histories.map(({ events }) => events ?? []);
  const actions = each.map(
    (events) =>
      events.reduce((total, event) => total + billed.reduce((cost, count) => cost + count(event), 0), 0) + localActivityActions(events),
  );
  return {
    events: each.reduce((total, events) => total + events.length, 0),
    actions: actions.reduce((total, count) => total + count, 0),
    runs: histories.length,
  };
}

/** How often each kind of event stands in the histories, for looking closer. */
export function kindsOf(histories: readonly History[]): Readonly<Record<string, number>> {
  const kinds: Record<string, number> = {};
  for (const event of histories.flatMap(({ events }) => events ?? [])) {
    const kind =
      Object.keys(event)
        .find((key) => key.endsWith('EventAttributes'))
        ?.replace('EventAttributes', '') ?? 'other';
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}

/**
 * The histories of the workflows of one type whose ids are asked for, every run of each.
 * @param sealedBy the product whose keys open the payloads, for histories that are to be replayed; counted they can be as they are
 */
export const historiesOf = (
  client: Client,
  type: string,
  wanted: ReadonlySet<string>,
  sealedBy?: Parameters<typeof keysOf>[0],
): Promise<Map<string, History[]>> =>
  sealedBy ? withPayloadKeys(sealedBy, (keys) => found(client, type, wanted, keys)) : found(client, type, wanted);

async function found(client: Client, type: string, wanted: ReadonlySet<string>, keys?: PayloadKeys): Promise<Map<string, History[]>> {
  const histories = new Map<string, History[]>();
  for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowType = '${type}'` })) {
    if (!wanted.has(workflowId)) continue;
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    if (keys) await openedHistory(keys, workflowId, history);
    histories.set(workflowId, [...(histories.get(workflowId) ?? []), history]);
  }
  return histories;
}
