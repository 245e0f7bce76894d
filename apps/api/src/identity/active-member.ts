import { activePerson } from '@shodo/access';
import type { TenantId } from '@shodo/contracts';
import { readOrganisation, type Store } from '@shodo/store';

/** The person as a member of the organisation as it stands now; undefined when they are none, or were removed. */
export const activeMember = async (store: Store, tenant: TenantId, person: string) =>
  activePerson(await readOrganisation(store, tenant), person);
