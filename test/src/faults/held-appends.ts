import { connected } from '@shodo/servers';
import { eventually } from '@shodo/testkit';

const waiting = `select count(*)::int as waiting from pg_locks where relation = 'ledger.entry'::regclass and not granted`;

/**
 * Holds every append while `meanwhile` runs; what waited is committed at once afterwards, unless its process has died. `oneWaits` is over when
 * an append has reached the database: whatever is killed then is killed in the middle of a command. Stay below the seconds after which one gives up.
 */
export const whileAppendsWait = (superuserUrl: string, meanwhile: (oneWaits: () => Promise<void>) => Promise<void>): Promise<void> =>
  connected(superuserUrl, async (client) => {
    await client.query('begin');
    await client.query('lock table ledger.entry in exclusive mode');
    await meanwhile(async () => {
      await eventually(async () => (await client.query(waiting)).rows[0].waiting > 0, 'an append waits for the ledger');
    });
    await client.query('rollback').catch(() => undefined); // PostgreSQL itself may have been killed
  });
