import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { StreamChange } from './change-teller.js';
import { type Database, loginUrl } from './logins.js';

/**
 * Hears of every stream that grows, on a connection of its own that is made again whenever it breaks. What happened while there was none is
 * not told: `onGap` is called once each stands, the first as well, so that whoever shows something can read again.
 */
export function listenForChanges(
  database: Database,
  heard: (change: StreamChange) => void,
  onGap: () => void = () => undefined,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const over = keepListening(loginUrl(database, 'shodo_app'), closing.signal, heard, onGap);
  return {
    close: async () => {
      closing.abort();
      await over;
    },
  };
}

async function keepListening(url: string, closing: AbortSignal, heard: (change: StreamChange) => void, onGap: () => void): Promise<void> {
  for (let attempt = 0; !closing.aborted; attempt += 1) {
    if (attempt > 0) await sleep(Math.min(5_000, 100 * 2 ** Math.min(attempt, 6)), undefined, { signal: closing }).catch(() => undefined);
    const listened = await listenOnce(url, closing, heard, onGap);
    if (listened) attempt = 0;
  }
}

/** Listens until the connection breaks or closing is asked for. True when it had been listening. */
async function listenOnce(
  url: string,
  closing: AbortSignal,
  heard: (change: StreamChange) => void,
  onListening: () => void,
): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'shodo_changes',
  });
  let end: () => void = () => undefined;
  const broken = new Promise<void>((resolve) => {
    end = resolve;
  });
  client.on('error', end).on('end', end);
  closing.addEventListener('abort', end);
  client.on('notification', ({ payload }) => {
    const change = changeIn(payload);
    if (change) heard(change);
  });
  let listened = false;
  try {
    if (closing.aborted) return false;
    await client.connect();
    await client.query('listen shodo_changes');
    listened = true;
    onListening();
    await broken;
  } catch {
    // Away: tried again.
  } finally {
    closing.removeEventListener('abort', end);
    await client.end().catch(() => undefined);
  }
  return listened;
}

function changeIn(payload: string | undefined): StreamChange | undefined {
  try {
    const change = JSON.parse(payload ?? '') as StreamChange;
    return typeof change.tenant === 'string' && typeof change.seq === 'number' ? change : undefined;
  } catch {
    return undefined;
  }
}
