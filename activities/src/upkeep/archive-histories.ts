import type { IncidentId, OrganisationEvent } from '@shodo/contracts';
import { type Store, writeToOrganisation } from '@shodo/store';
import { type ArchivedRun, type HistoryToKeep, keepHistory, noteOnRecord, runsOnRecord } from '@shodo/vault';

type Closed = Omit<HistoryToKeep, 'history' | 'events' | 'movedOnTo'>;

export interface ClosedHistories {
  /** Runs of incidents that have closed and that the engine remembers. */
  readonly closedRuns: () => AsyncIterable<Closed>;
  /** As the engine keeps it; undefined when it has dropped it. */
  readonly historyOf: (run: Closed) => Promise<(Pick<ArchivedRun, 'events' | 'movedOnTo'> & { readonly history: Uint8Array }) | undefined>;
}

const pageLength = 200;

/**
 * Keeps what is not kept yet. First the history lies there, then its digest is on record, then that is noted: whatever cuts this short is made up for
 * by the next round, and nothing is on record twice.
 * @param upkeep opened as `shodo_upkeep`
 */
export async function archiveClosed({ store, upkeep, closed }: { store: Store; upkeep: Store; closed: ClosedHistories }): Promise<number> {
  let archived = 0;
  for await (const page of inPages(closed.closedRuns())) {
    const done = await runsOnRecord(
      upkeep,
      page.map(({ runId }) => runId),
    );
    for (const run of page.filter(({ runId }) => !done.has(runId))) if (await archive(store, closed, run)) archived += 1;
  }
  return archived;
}

async function archive(store: Store, closed: ClosedHistories, run: Closed): Promise<boolean> {
  const { tenant, incident, runId } = run;
  const found = await closed.historyOf(run);
  if (!found) return false;
  const { sha256, events } = await keepHistory(store, { ...run, ...found });
  const data = { incident: incident as IncidentId, runId, sha256, events };
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'incident' },
    appendId: `history-archived:${runId}`,
    occurredAt: new Date().toISOString(),
    decide: (): OrganisationEvent[] => [{ type: 'EngineHistoryArchived', version: 1, data }],
  });
  await noteOnRecord(store, { tenant, runId });
  return true;
}

async function* inPages<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let page: T[] = [];
  for await (const each of all) {
    page.push(each);
    if (page.length < pageLength) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
