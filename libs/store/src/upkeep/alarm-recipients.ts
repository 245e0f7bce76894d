import type { Role } from '@shodo/contracts';
import { recipientsAmong } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { readOrganisation } from '../ledger/write-to-organisation.js';
import { activeIn } from '../views/fold-incident.js';

/** Ids of the active members an alarm is told to: the holders of the roles, or else whom the mails of an incident fall back on. Never nobody while there are members. */
export async function alarmRecipients(store: Store, { tenant, roles }: { tenant: string; roles: readonly Role[] }): Promise<string[]> {
  const organisation = await readOrganisation(store, tenant);
  return recipientsAmong(activeIn(organisation?.people ?? {}), roles);
}
