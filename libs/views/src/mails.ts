import { type Entry, type FoldedIncident, type IncidentEvent, type MailRow, type Member, type Role, trackNames } from '@shodo/contracts';
import {
  type Duty,
  decisionOf,
  dutyOf,
  givenPackOf,
  hasALastDay,
  type Incident,
  judgementInForce,
  numberOf,
  numberOfPack,
  personOf,
  reminderNow,
} from '@shodo/incident';
import { incidentOf } from './fold.js';
import { everybodyResponsible, recipientsAmong } from './recipients.js';

type DutyReminder = IncidentEvent & { type: 'ReminderFellDue' | 'ReminderEscalated' };
type AboutPack = IncidentEvent & { type: 'PackReceiptFellDue' };
type TrackGiven = IncidentEvent & { type: 'TrackAssigned' | 'TrackHandedOver' };
type AboutDecisions = IncidentEvent & { type: 'DecisionsReopened' | 'DecisionReviewFellDue' };

/** Who is told: the holder of notification and the privacy officers; at a lapse the approving executives too; when nobody answers, everybody responsible. Never nobody. */
function recipients(incident: Incident, event: DutyReminder, members: readonly Member[]): string[] {
  const roles: readonly Role[] =
    event.type === 'ReminderEscalated'
      ? everybodyResponsible
      : event.data.reminder === 'lapse' || event.data.reminder === 'status-lapse'
        ? ['privacyOfficer', 'executiveApprover']
        : ['privacyOfficer'];
  return recipientsAmong(members, roles, incident.holders.notification?.person);
}

/** The judgement of the clock in force says whether its beginning is sure. */
const runsProvisionally = (owed: Duty) => judgementInForce(owed).warnings.some(({ code }) => code === 'awareness-is-provisional');

/** The mails an entry calls for: references and closed vocabulary only. Writing the entry puts them into the outbox in the same transaction. */
export function mailsOf(entry: Entry<IncidentEvent>, folded: FoldedIncident, members: readonly Member[]): MailRow[] {
  const { event } = entry;
  if (event.type === 'ReminderFellDue' || event.type === 'ReminderEscalated') return ofDuty(event, incidentOf(folded), members);
  if (event.type === 'DecisionsReopened' || event.type === 'DecisionReviewFellDue') return ofDecisions(event, incidentOf(folded), members);
  if (event.type === 'TrackAssigned' || event.type === 'TrackHandedOver') return ofTrack(entry, event, incidentOf(folded), members);
  if (event.type === 'IncidentReported') return ofReport(incidentOf(folded), members);
  return event.type === 'PackReceiptFellDue' ? ofPack(event, incidentOf(folded), members) : [];
}

/** By what a reader knows the incident: closed vocabulary and its reference. */
const labelOf = (
  incident: string,
  { reference, kind, leakType }: NonNullable<Incident['reported']>,
): Pick<MailRow, 'incident' | 'reference' | 'drill' | 'leakType'> => ({
  incident,
  reference,
  drill: kind === 'drill',
  ...(leakType && { leakType }),
});

/**
 * That something was reported is told at once: the first day of a duty may be half over before its first reminder. Not to whoever reported it, who
 * knows; the page says the rest, to whoever may read it. The incident's own id names the notice: an incident is reported once.
 */
function ofReport(incident: Incident, members: readonly Member[]): MailRow[] {
  if (!incident.reported) return [];
  const { reported } = incident;
  const { at, by } = reported;
  return recipientsAmong(members, ['privacyOfficer'])
    .filter((to) => to !== by)
    .map((to) => ({
      notice: incident.id,
      to,
      kind: 'report',
      ...labelOf(incident.id, reported),
      duty: 'report',
      dutyNames: { ja: '事案の報告', en: 'Report of an incident' },
      reminder: 'reported',
      dueAt: at,
      forDueAt: at,
      hasLastDay: false,
    }));
}

/**
 * Whoever was put in charge of a track by somebody else: a page nobody looks at tells nobody. Who takes a track knows. The id of the command names
 * the notice; the mail says which track, and the page who gave it.
 */
function ofTrack(
  { appendId, actor, occurredAt }: Entry<IncidentEvent>,
  { data: { track, to } }: TrackGiven,
  incident: Incident,
  members: readonly Member[],
): MailRow[] {
  if (!incident.reported || to === personOf(actor) || !members.some(({ person }) => person === to)) return [];
  const { reported } = incident;
  return [
    {
      notice: appendId,
      to,
      kind: 'reminder',
      ...labelOf(incident.id, reported),
      duty: 'track',
      dutyNames: trackNames[track],
      reminder: `track-${track}`,
      dueAt: occurredAt,
      forDueAt: occurredAt,
      hasLastDay: false,
    },
  ];
}

function ofDuty(event: DutyReminder, incident: Incident, members: readonly Member[]): MailRow[] {
  const { notice, duty, reminder, dueAt, forDueAt } = event.data;
  const owed = dutyOf(incident, duty);
  if (!incident.reported || !owed) return [];
  const { reported } = incident;
  return recipients(incident, event, members).map((to) => ({
    notice,
    to,
    kind: event.type === 'ReminderEscalated' ? 'escalation' : 'reminder',
    ...labelOf(incident.id, reported),
    duty,
    dutyNames: owed.judgement.names,
    reminder,
    dueAt,
    forDueAt: event.type === 'ReminderEscalated' ? endNow(event, incident) : forDueAt,
    ...dutyAsItStands(owed),
  }));
}

/** An escalation may come after the date of its reminder was moved. */
function endNow({ data: { of, forDueAt } }: IncidentEvent & { type: 'ReminderEscalated' }, incident: Incident): string {
  const reminder = incident.reminders.find(({ notice }) => notice === of);
  const now = reminder && reminderNow(incident, reminder, true);
  return now && 'forDueAt' in now ? now.forDueAt : forDueAt;
}

/** What a mail says of the day of a duty and of how the duty stands. */
export const dutyAsItStands = (
  owed: Duty,
): Pick<MailRow, 'strictness' | 'hasLastDay' | 'awarenessIsProvisional' | 'dutyIsProvisional' | 'hasFallenAway'> => ({
  ...(owed.clock && { strictness: owed.clock.strictness }),
  hasLastDay: hasALastDay(owed),
  ...(runsProvisionally(owed) && { awarenessIsProvisional: true }),
  ...(owed.judgement.standing === 'provisional' && { dutyIsProvisional: true }),
  ...(owed.judgement.standing === 'not-arisen' && { hasFallenAway: true }),
});

/** Whoever decided and whoever agreed are told, and the privacy officers. A decision is named by its number: its words are sealed. */
function ofDecisions(event: AboutDecisions, incident: Incident, members: readonly Member[]): MailRow[] {
  if (!incident.reported) return [];
  const { reported } = incident;
  const ids: readonly string[] = event.type === 'DecisionsReopened' ? event.data.decisions : [event.data.decision];
  const numbers = ids.map((id) => numberOf(incident, id));
  const involved = ids.flatMap((id) => {
    const decision = decisionOf(incident, id);
    return [decision?.decidedBy, decision?.approved?.by].filter((person) => person !== undefined);
  });
  const told = members.filter(({ person }) => involved.includes(person)).map(({ person }) => person);
  const isReview = event.type === 'DecisionReviewFellDue';
  const at = isReview ? event.data.dueAt : (decisionOf(incident, ids[0] ?? '')?.reopened?.at ?? incident.lastActivityAt ?? '');
  return [...new Set([...told, ...recipientsAmong(members, ['privacyOfficer'])])].toSorted().map((to) => ({
    notice: event.data.notice,
    to,
    kind: 'reminder',
    ...labelOf(incident.id, reported),
    duty: 'decision',
    dutyNames: { ja: `判断 ${numbers.join('・')}`, en: `Decision ${numbers.join(', ')}` },
    reminder: isReview ? 'decision-review' : 'decision-reopened',
    dueAt: at,
    forDueAt: at,
    hasLastDay: false,
  }));
}

/** Whoever gave the pack, and the privacy officers. It is named by its number: its recipient is sealed. */
function ofPack({ data: { notice, given, dueAt } }: AboutPack, incident: Incident, members: readonly Member[]): MailRow[] {
  if (!incident.reported) return [];
  const { reported } = incident;
  const number = numberOfPack(incident, given);
  return recipientsAmong(members, ['privacyOfficer'], givenPackOf(incident, given)?.givenBy).map((to) => ({
    notice,
    to,
    kind: 'reminder',
    ...labelOf(incident.id, reported),
    duty: 'evidence-pack',
    dutyNames: { ja: `証拠パック ${number}`, en: `Evidence pack ${number}` },
    reminder: 'pack-receipt',
    dueAt,
    forDueAt: dueAt,
    hasLastDay: false,
  }));
}
