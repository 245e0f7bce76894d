import type { Role } from '@shodo/contracts';
import { alarmRecipients, inTenant, putMails, type Store } from '@shodo/store';

const told: readonly Role[] = ['privacyOfficer', 'executiveApprover', 'operator'];

type Alarm = Omit<Parameters<typeof putMails>[2][number], 'to'>;

/** An alarm to all who are responsible in the organisation; put again it stays one mail each. */
export async function mailAlarm(store: Store, tenant: string, alarm: Alarm): Promise<void> {
  const people = await alarmRecipients(store, { tenant, roles: told });
  await inTenant(store, tenant, (client) =>
    putMails(
      client,
      tenant,
      people.map((to) => ({ ...alarm, to })),
    ),
  );
}
