import { randomUUID } from 'node:crypto';
import type { Actor, AppendAnswer, AppendToIncident, Entry, Head, IncidentEvent, OrganisationEvent } from '@shodo/contracts';
import { emptyHead } from '@shodo/ledger';
import { appendToIncident, type Store, writeToOrganisation } from '../index.js';

const profile = { jurisdictions: ['jp'] };
const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 };
const sealed = () => ({ ref: randomUUID(), commitment: 'a'.repeat(64) });
const event = (type: IncidentEvent['type'], data: object) => ({ type, version: 1, data }) as IncidentEvent;

/** Events as a report writes them: two of one append. */
export const reported = (more: object = {}): IncidentEvent[] => [
  event('IncidentReported', {
    kind: 'real',
    reference: 'R-0001',
    noticedAt: '2026-11-28T22:00:00+09:00',
    summary: sealed(),
    organisation: profile,
    practice,
    ...more,
  }),
  event('AwarenessEstablished', { awareAt: '2026-11-28T22:00:00+09:00', basis: 'report', provisional: true }),
];
export const noted = () => event('NoteAdded', { text: sealed() });
export const limitedTo = (item: string, audience: readonly string[], what: 'note' | 'decision' = 'note') =>
  event('AudienceLimited', { item, what, audience });
/** To these people too; to everybody when nobody is named. */
export const widened = (item: string, added?: readonly string[]) =>
  event('AudienceWidened', { item, scope: added ? 'named' : 'everybody', ...(added && { added }), reason: sealed() });

const firstOf = (facts: readonly string[]) => facts.map((fact) => ({ fact, version: 1 }));
const decided = () => ({ subject: 'publication', question: sealed(), options: sealed(), choice: 1, reason: sealed() });
/** A decision that rests on the first versions of these facts. */
export const decidedOn = (decision: string, ...facts: string[]) =>
  event('DecisionRecorded', { ...decided(), decision, reliesOn: firstOf(facts) });
export const upheldOn = (decision: string, ...facts: string[]) =>
  event('DecisionUpheld', { decision, reason: sealed(), reliesOn: firstOf(facts) });
export const reopened = (decisions: readonly string[], facts: readonly object[]) =>
  event('DecisionsReopened', { notice: randomUUID(), decisions, facts });

export const closed = () => event('IncidentClosed', {});

const judgement = (dueAt: string) => ({
  duty: 'jp.appi.preliminary-report',
  kind: 'filing',
  names: { ja: '速報', en: 'Preliminary report' },
  recipient: { ja: '個人情報保護委員会', en: 'PPC' },
  standing: 'arisen',
  clock: {
    strictness: 'statute',
    zone: 'Asia/Tokyo',
    anchor: 'aware',
    startsAt: '2026-11-28T22:00:00+09:00',
    dueOn: dueAt.slice(0, 10),
    dueAt,
  },
  reminders: [
    { kind: 'day-before', at: new Date(Date.parse(dueAt) - 86_400_000).toISOString() },
    { kind: 'lapse', at: dueAt },
  ],
  readings: [],
  because: [],
  cites: [],
  wouldChangeIf: [],
  warnings: [],
  pack: { version: '1', digest: 'b'.repeat(64) },
});
export const dutyArose = (dueAt: string) => event('DutyArose', { judgement: judgement(dueAt), factsVersion: 2 });
export const assessed = (factsVersion = 2) => event('DutiesAssessed', { factsVersion, notArisen: [], warnings: [], packs: [] });
export const lapsed = (notice: string, dueAt: string) =>
  event('ReminderFellDue', { notice, duty: 'jp.appi.preliminary-report', reminder: 'lapse', dueAt, forDueAt: dueAt });

export const person = (id: string = randomUUID()) => ({ kind: 'person', person: id, roles: ['responder'], via: 'session' }) as Actor;

/** One incident with its writer: `append` keeps the head as the workflow does. */
export class Writer {
  head: Head = emptyHead;
  constructor(
    readonly store: Store,
    readonly tenant: string,
    readonly incident: string = randomUUID(),
  ) {}

  request(events: readonly IncidentEvent[], more: Partial<AppendToIncident> = {}): AppendToIncident {
    return {
      tenant: this.tenant,
      incident: this.incident,
      head: this.head,
      appendId: randomUUID(),
      events,
      occurredAt: '2026-11-28T13:00:01.000Z',
      actor: person(),
      command: 'AddNote',
      requestMac: 'c'.repeat(64),
      runId: 'run-1',
      ...more,
    } as AppendToIncident;
  }

  async append(events: readonly IncidentEvent[], more: Partial<AppendToIncident> = {}): Promise<Entry<IncidentEvent>[]> {
    const answer = await appendToIncident(this.store, this.request(events, more));
    const entries = writtenBy(answer);
    const last = entries.at(-1);
    if (last) this.head = { seq: last.seq, digest: last.digest };
    return [...entries];
  }
}

export function writtenBy(answer: AppendAnswer): readonly Entry<IncidentEvent>[] {
  if (answer.outcome === 'lagging') throw new Error('the writer lags');
  return answer.entries;
}

/** An organisation with one owner, who holds every role. */
export async function founded(
  store: Store,
  tenant: string = randomUUID(),
  owner: string = randomUUID(),
): Promise<{ tenant: string; owner: string }> {
  const events = [{ type: 'OrganisationFounded', version: 1, data: { profile, practice, owner } }] as OrganisationEvent[];
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: `founding:${tenant}`,
    occurredAt: '2026-11-23T00:00:00.000Z',
    decide: () => events,
  });
  return { tenant, owner };
}
