import { foldedVersion, type OpenDuty, openDutiesOf } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { readInTenant } from '../connection/transactions.js';
import { foldAnew, storedIn } from './fold-incident.js';

interface Row {
  readonly incident_id: string;
  readonly folded_version: number;
  readonly folded: Buffer | null;
}

/**
 * The duties that the organisation still owes, of its open incidents, the most pressing incident first.
 * @param most how many incidents are looked at
 */
export const readOpenDuties = (store: Store, { tenant, most }: { tenant: string; most: number }): Promise<OpenDuty[]> =>
  readInTenant(store, tenant, async (client) => {
    const { rows } = await client.query<Row>(
      `select incident_id, folded_version, folded from views.incident
       where tenant_id = $1 and not closed and kind = 'real' order by next_at, incident_id limit $2`,
      [tenant, most],
    );
    const duties: OpenDuty[] = [];
    for (const { incident_id: incident, folded_version: version, folded: stored } of rows) {
      const folded = version === foldedVersion && stored ? storedIn(stored) : await foldAnew(client, { tenant, incident });
      if (folded) duties.push(...openDutiesOf(folded));
    }
    return duties;
  });
