import { randomUUID } from 'node:crypto';
import type { AppendToIncident, IncidentEvent } from '@shodo/contracts';
import { appendToIncident, headOf, type Store } from '@shodo/store';

interface Forging {
  readonly tenant: string;
  /** Who is said to have done it. */
  readonly person: string;
}

/** What somebody who holds the application's role could write beside the one writer: a sound link with any event. */
export async function forgedEntry(
  store: Store,
  { tenant, person, incident }: Forging & { readonly incident: string },
  event: { readonly type: IncidentEvent['type']; readonly data: object },
  more: Partial<AppendToIncident> = {},
): Promise<void> {
  await appendToIncident(store, {
    tenant,
    incident,
    head: await headOf(store, { tenant, incident }),
    appendId: randomUUID(),
    events: [{ ...event, version: 1 }],
    occurredAt: new Date().toISOString(),
    actor: { kind: 'person', person, roles: ['privacyOfficer'], via: 'session' },
    command: 'AddNote',
    requestMac: '0'.repeat(64),
    runId: 'made-up',
    ...more,
  } as AppendToIncident);
}

/** As a text stands in an entry; there is none. */
export const sealedNowhere = () => ({ ref: randomUUID(), commitment: 'a'.repeat(64) });
