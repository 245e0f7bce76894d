import type { Store } from '../connection/open-store.js';
import { acrossTenants } from '../connection/transactions.js';

/** What the watchdog saw when it last ran; nothing when it never did. A scan that saw organisations then and none now is blind. */
export async function lastWatchdogRun(store: Store): Promise<{ readonly ranAt: string; readonly organisations: number } | undefined> {
  const { rows } = await acrossTenants(store, (client) =>
    client.query<{ ran_at: Date; organisations: number }>('select ran_at, organisations from upkeep.watchdog_run'),
  );
  const [row] = rows;
  return row && { ranAt: row.ran_at.toISOString(), organisations: row.organisations };
}
