import { Change, streams } from '@shodo/contracts';
import { type Query, type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isNotAllowed } from './client.js';

/**
 * Never what was refused: a refusal is an entry of the organisation's record, which is a change, which would have it refused again.
 */
const isReadAgain = ({ state }: Pick<Query, 'state'>): boolean => !isNotAllowed(state.error);

/** Everything that is shown is read again, or what stands under one key. */
function readAnew(queries: QueryClient, queryKey: QueryKey = []): void {
  const underWay = queries
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  void queries.invalidateQueries({ queryKey, predicate: isReadAgain });
  // A first read is not broken off for another: what it brings may have been looked up before the change, so it is asked once more when it is there.
  for (const query of underWay) afterItsFirstRead(queries, query);
}

const awaited = new WeakSet<Query>();

function afterItsFirstRead(queries: QueryClient, query: Query): void {
  if (awaited.has(query)) return;
  awaited.add(query);
  const again = () => {
    awaited.delete(query);
    void queries.invalidateQueries({ queryKey: query.queryKey, exact: true, predicate: isReadAgain });
  };
  void query.promise?.then(again, again);
}

/** Everything shown of the incident that changed, and the lists it stands in, is read again; without an incident, what is shown of the organisation. */
export function readAgain(queries: QueryClient, incident: string | undefined): void {
  readAnew(queries, incident ? ['incident', incident] : ['organisation']);
  if (!incident) return;
  readAnew(queries, ['organisation', '', 'listIncidents']);
  readAnew(queries, ['organisation', '', 'listOutbox']);
}

function changeOf(data: string): Change | undefined {
  try {
    return Change.parse(JSON.parse(data));
  } catch {
    return undefined;
  }
}

/**
 * Has read again what each change told on `source` concerns. What changed while nothing was told, before the line first stood, while it was down, or
 * while the server itself heard nothing (`gap`), is not repeated: then everything shown is read again.
 */
export function followChanges(queries: QueryClient, source: EventTarget): void {
  source.addEventListener('open', () => readAnew(queries));
  source.addEventListener('gap', () => readAnew(queries));
  source.addEventListener('change', (event) => {
    const change = changeOf((event as MessageEvent<string>).data);
    if (change) readAgain(queries, change.incident);
  });
}

/** Follows the organisation's changes. Answers whether the line stands. */
export function useChanges(): boolean {
  const queries = useQueryClient();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource(streams.watchChanges.path);
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    followChanges(queries, source);
    return () => source.close();
  }, [queries]);
  return isConnected;
}
