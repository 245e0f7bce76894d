import type { OrganisationEvent } from '@shodo/contracts';
import { readIncident, type Store, writeToOrganisation } from '@shodo/store';
import { mailAlarm } from './alarm-mails.js';
import { noticeOf } from './alarms.js';

/** A kept file as it was found. */
export interface FileLookedAt {
  readonly tenant: string;
  readonly incident: string;
  readonly file: string;
  readonly found: 'intact' | 'changed' | 'missing';
}

/** Tells that a kept file is not what it was, or is again: an entry in the organisation's stream, and mails where something is wrong. Harmless when repeated on one day. */
export async function tellOfFile(store: Store, { tenant, incident, file, found }: FileLookedAt): Promise<void> {
  const now = new Date().toISOString();
  const key = `file:${file}:${found}:${now.slice(0, 10)}`;
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'watchdog' },
    appendId: key,
    occurredAt: now,
    decide: () => [{ type: 'EvidenceFileChecked', version: 1, data: { incident, file, found } } as OrganisationEvent],
  });
  const folded = found === 'intact' ? undefined : await readIncident(store, { tenant: tenant as never, incident: incident as never });
  const reported = (folded?.state as { reported?: { reference: string; kind: string } } | undefined)?.reported;
  if (!reported) return;
  await mailAlarm(store, tenant, {
    notice: noticeOf(key),
    kind: 'watchdog-alarm',
    incident,
    reference: reported.reference,
    drill: reported.kind === 'drill',
    duty: 'evidence',
    dutyNames: { ja: '証拠のファイル', en: 'A file of evidence' },
    reminder: `file-${found}`,
    dueAt: now,
    forDueAt: now,
  });
}
