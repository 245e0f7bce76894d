import type { Entry, FoldedIncident, IncidentEvent, MailRow, Member, Role } from '@shodo/contracts';
import { type Duty, dutyOf, hasALastDay, type Incident, judgementInForce } from '@shodo/incident';
import { incidentOf } from './fold.js';
import { everybodyResponsible, recipientsAmong } from './recipients.js';

/** Who is told: the holder of notification and the privacy officers; at a lapse the approving executives too; when nobody answers, everybody responsible. Never nobody. */
function recipients(
  incident: Incident,
  event: IncidentEvent & { type: 'ReminderFellDue' | 'ReminderEscalated' },
  members: readonly Member[],
): string[] {
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
export function mailsOf({ event }: Entry<IncidentEvent>, folded: FoldedIncident, members: readonly Member[]): MailRow[] {
  if (event.type !== 'ReminderFellDue' && event.type !== 'ReminderEscalated') return [];
  const incident = incidentOf(folded);
  const { notice, duty, reminder, dueAt, forDueAt } = event.data;
  const owed = dutyOf(incident, duty);
  if (!incident.reported || !owed) return [];
  const { reference, kind } = incident.reported;
  return recipients(incident, event, members).map((to) => ({
    notice,
    to,
    kind: event.type === 'ReminderEscalated' ? 'escalation' : 'reminder',
    incident: incident.id,
    reference,
    drill: kind === 'drill',
    duty,
    dutyNames: owed.judgement.names,
    reminder,
    dueAt,
    forDueAt,
    ...(owed.clock && { strictness: owed.clock.strictness }),
    hasLastDay: hasALastDay(owed),
    ...(runsProvisionally(owed) && { awarenessIsProvisional: true }),
  }));
}
