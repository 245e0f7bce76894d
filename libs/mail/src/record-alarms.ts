import { createHash } from 'node:crypto';
import type { EventOf, OrganisationEvent } from '@shodo/contracts';
import { type Store, writeToOrganisation } from '@shodo/store';
import { mailAlarm } from './alarm-mails.js';
import { noticeOf } from './alarms.js';

export interface RecordThatDiffers {
  readonly tenant: string;
  readonly incident: string;
  readonly reference: string;
  readonly drill: boolean;
  /** What nobody was told of yet. */
  readonly differences: EventOf<'RecordFoundToDiffer'>['data']['differences'];
}

/** A record that was put back to another moment differs in every entry since. */
const mostNamed = 50;

/** Tells that the record of an incident differs: an entry in the organisation's stream, and mails. Harmless when repeated on one day. */
export async function tellOfRecord(store: Store, { tenant, incident, reference, drill, differences }: RecordThatDiffers): Promise<void> {
  const now = new Date().toISOString();
  const which = createHash('sha256').update(JSON.stringify(differences)).digest('hex').slice(0, 32);
  const key = `record:${incident}:${which}:${now.slice(0, 10)}`;
  const data = { incident, found: differences.length, differences: differences.slice(0, mostNamed) };
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'watchdog' },
    appendId: key,
    occurredAt: now,
    decide: () => [{ type: 'RecordFoundToDiffer', version: 1, data } as OrganisationEvent],
  });
  await mailAlarm(store, tenant, {
    notice: noticeOf(key),
    kind: 'watchdog-alarm',
    incident,
    reference,
    drill,
    duty: 'record',
    dutyNames: { ja: '事案の記録', en: 'The record of the incident' },
    reminder: 'record-differs',
    dueAt: now,
    forDueAt: now,
  });
}
