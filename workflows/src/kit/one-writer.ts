import type { Actor, Answered, Asked, CommandName, Entry, IncidentEvent, IncidentOpening, Receipt } from '@shodo/contracts';
import { inPresentVersion } from '@shodo/contracts/upcasts';
import { incidentActivities, oneAtATime } from '@shodo/durable/workflow';
import { evolve, type Incident, incidentVersion, initialIncident, inPresentShape } from '@shodo/incident';
import { workflowInfo } from '@temporalio/workflow';
import { occurredAtOf } from './own-time.js';
import { shareEquals } from './share-equals.js';

/** Receipts remembered in this run; older ones are found in the ledger. 200 x about 200 bytes. */
const rememberedReceipts = 200;

export interface Writing {
  readonly appendId: string;
  readonly actor: Actor;
  readonly command?: { readonly name: CommandName; readonly asked: Asked };
}

/** An entry as this build reads it: in a history it may be one an earlier build wrote. */
const readNow = (entry: Entry<IncidentEvent>) => ({ ...entry, event: inPresentVersion(entry.event) });

/**
 * The one writer of an incident's stream.
 * 1. Everything is decided, appended and folded in one queue: handlers interleave at every `await`.
 * 2. What is folded is what the ledger returned, never what was just decided: after a crash the ledger may know more than the history.
 * 3. When the ledger is ahead, the state is taken anew and the caller decides again. In a history it may be one an earlier build folded.
 */
export function oneWriter(opening: IncidentOpening) {
  const { appendToIncident, takeChargeOf } = incidentActivities();
  const of = { tenant: opening.tenant, incident: opening.incident } as Parameters<typeof takeChargeOf>[0];
  const inOrder = oneAtATime();
  let state: Incident = initialIncident(opening.incident);
  let receipts: readonly Receipt[] = [];
  /** Have judgements come, as a rule with what else is appended, since the state was last looked through? */
  let repeatsItself = false;

  const take = async () => {
    const taken = await takeChargeOf(of);
    receipts = taken.receipts;
    if (!taken.folded) return;
    if (taken.folded.version > incidentVersion)
      throw new Error(`the store folds version ${taken.folded.version}, this build ${incidentVersion}`);
    state = inPresentShape(taken.folded.state as Incident);
    repeatsItself = true;
  };

  /** What duties say alike is kept once while the incident waits. It changes nothing that is decided, so a run that is told its history leaves it for later. */
  const keepOnce = () => {
    if (!repeatsItself || workflowInfo().unsafe.isReplayingHistoryEvents) return;
    shareEquals(state.duties);
    repeatsItself = false;
  };

  /** Appends, folds, and gives the receipt; or nothing when the stream had moved on: decide again. Only within the queue. */
  const append = async ({ appendId, actor, command }: Writing, events: readonly IncidentEvent[]): Promise<Answered | undefined> => {
    /** Another command's entry, of which this run never heard: its receipt is to be known too. */
    const isUnheardOf = (entry: { seq: number; appendId: string; command?: string }) =>
      entry.seq > state.seq && entry.command !== undefined && entry.appendId !== appendId;
    const answer = await appendToIncident({
      ...of,
      head: { seq: state.seq, digest: state.digest },
      appendId,
      events,
      actor,
      occurredAt: occurredAtOf(state, events),
      runId: workflowInfo().runId,
      ...(command && { command: command.name, requestMac: command.asked.requestMac }),
    });
    if (
      answer.outcome === 'lagging' ||
      answer.entries.some((entry) => isUnheardOf(entry) || entry.seq > state.seq + answer.entries.length)
    ) {
      await take();
      return answer.outcome === 'lagging' ? undefined : answer.receipt;
    }
    for (const entry of answer.entries.map(readNow)) if (entry.seq > state.seq) state = evolve(state, entry);
    if (answer.entries.length > 1) repeatsItself = true;
    keepOnce();
    if (command) receipts = [...receipts, answer.receipt].slice(-rememberedReceipts);
    return command && answer.outcome === 'appended' ? { ...answer.receipt, requestMac: command.asked.requestMac } : answer.receipt;
  };

  const loaded = inOrder(take);
  return {
    inOrder,
    loaded,
    /** Takes the state anew. Called for when the record may hold an entry whose answer never reached this run. */
    catchUp: () => inOrder(take),
    append,
    state: () => state,
    receiptOf: (commandId: string) => receipts.find((receipt) => receipt.commandId === commandId),
  };
}
export type OneWriter = ReturnType<typeof oneWriter>;
