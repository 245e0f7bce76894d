import type { FoldedIncident, MailRow } from '@shodo/contracts';
import { type Incident, isReplaced, type ReminderOver, reminderNow } from '@shodo/incident';
import { incidentOf } from './fold.js';
import { dutyAsItStands } from './mails.js';

/** Why a mail that waited is not sent any more. */
export type MailOver = ReminderOver | 'incident-is-over' | 'track-was-handed-on' | 'decision-was-looked-at' | 'pack-was-received';

export type MailNow = { readonly row: MailRow } | { readonly over: MailOver };

/** What a mail that waited says by what is known now, so that nobody is told a date that was moved or asked for what was done. */
export function mailNow(folded: FoldedIncident, row: MailRow): MailNow {
  const incident = incidentOf(folded);
  if (row.kind !== 'reminder' && row.kind !== 'escalation') return { row };
  if (row.duty === 'evidence-pack') return overIf(packArrived(incident, row), 'pack-was-received', row);
  if (incident.closedAt !== undefined || incident.ruledOut !== undefined) return { over: 'incident-is-over' };
  if (row.duty === 'track') return overIf(!holdsIt(incident, row), 'track-was-handed-on', row);
  if (row.duty === 'decision') return overIf(!waitsForALook(incident, row), 'decision-was-looked-at', row);
  return ofReminder(incident, row);
}

const overIf = (isOver: boolean, over: MailOver, row: MailRow): MailNow => (isOver ? { over } : { row });

const packArrived = ({ givenPacks }: Incident, { notice }: MailRow) =>
  givenPacks.some(({ asked, received }) => asked?.notice === notice && received !== undefined);

const holdsIt = ({ holders }: Incident, { reminder, to }: MailRow) =>
  Object.entries(holders).some(([track, { person }]) => reminder === `track-${track}` && person === to);

/** Of several decisions that one fact shook one that still waits is enough; the mail names them all. */
const waitsForALook = (incident: Incident, { notice, reminder }: MailRow) =>
  incident.decisions.some(
    (decision) =>
      decision.reopened && !isReplaced(incident, decision) && (reminder !== 'decision-review' || decision.reopened.notice === notice),
  );

function ofReminder(incident: Incident, row: MailRow): MailNow {
  const reminder = incident.reminders.find(({ notice, escalation }) => notice === row.notice || escalation === row.notice);
  const owed = incident.duties.find(({ judgement }) => judgement.duty === row.duty);
  if (!reminder || !owed) return { row };
  const now = reminderNow(incident, reminder, row.kind === 'escalation');
  if ('over' in now) return now;
  const { strictness, awarenessIsProvisional: _aware, dutyIsProvisional: _applies, hasFallenAway: _fallen, ...same } = row;
  return { row: { ...same, ...(strictness && { strictness }), ...dutyAsItStands(owed), forDueAt: now.forDueAt } };
}
