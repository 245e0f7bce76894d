import { Change, streams } from '@shodo/contracts';
import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isNotAllowed } from './client.js';

/**
 * Everything that is shown is read again, or what stands under one key, but never what was refused: a refusal is an entry of the organisation's
 * record, which is a change, which would have it refused again.
 */
const readAnew = (queries: QueryClient, queryKey: QueryKey = []): void =>
  void queries.invalidateQueries({ queryKey, predicate: ({ state }) => !isNotAllowed(state.error) });

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

/** Follows the organisation's changes. Answers whether the line stands: what changed while it was down is read again once it is back. */
export function useChanges(): boolean {
  const queries = useQueryClient();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource(streams.watchChanges.path);
    let wasDown = false;
    source.addEventListener('open', () => {
      setConnected(true);
      if (wasDown) readAnew(queries);
      wasDown = false;
    });
    source.addEventListener('error', () => {
      wasDown = true;
      setConnected(false);
    });
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const change = changeOf(data);
      if (change) readAgain(queries, change.incident);
    });
    return () => source.close();
  }, [queries]);
  return isConnected;
}
