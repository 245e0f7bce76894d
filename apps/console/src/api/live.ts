import { Change, streams } from '@shodo/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Everything shown of the incident that changed, and the lists it stands in, is read again. */
function readAgain(queries: QueryClient, incident: string | undefined): void {
  void queries.invalidateQueries({ queryKey: incident ? ['incident', incident] : ['organisation'] });
  if (incident) void queries.invalidateQueries({ queryKey: ['organisation', '', 'listIncidents'] });
  if (incident) void queries.invalidateQueries({ queryKey: ['organisation', '', 'listOutbox'] });
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
      if (wasDown) void queries.invalidateQueries();
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
