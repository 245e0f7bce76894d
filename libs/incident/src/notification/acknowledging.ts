import type { Actor, Role } from '@shodo/contracts';
import { type AboutOne, brokenRules, type Circumstances, type Decision, happened, refusal, refuse } from '../lifecycle/decision.js';
import { blockedEverywhere, mustBeOpen } from '../lifecycle/gates.js';
import { type Incident, personOf, type Reminder } from '../lifecycle/incident.js';

/** They answer for what is owed, whoever else was told. */
const whoAnswer: readonly Role[] = ['privacyOfficer', 'executiveApprover'];

const holds = (by: Actor, roles: readonly Role[]) => by.kind === 'person' && by.roles.some((role) => roles.includes(role));

/**
 * Acknowledging a reminder keeps it from those it would be escalated to, so whoever it was not sent to cannot: it goes to the holder of notification
 * beside those who answer, and once nobody answered in time to responders too.
 */
const wasSentTo = ({ holders }: Incident, { escalated, holder }: Reminder, by: Actor) => {
  const person = personOf(by);
  const isHolder = person !== undefined && (person === holder || person === holders.notification?.person);
  return isHolder || holds(by, escalated ? [...whoAnswer, 'responder'] : whoAnswer);
};

const eachWaiting = (incident: Incident, { by, asBeforeSentTo }: Circumstances): AboutOne[] =>
  incident.reminders
    .filter(({ acknowledged }) => !acknowledged)
    .map((reminder) => ({
      on: reminder.notice,
      refusals: brokenRules(['reminder-went-to-others', !asBeforeSentTo && !wasSentTo(incident, reminder, by)]),
    }));

export const acknowledgeReminder: Decision<'AcknowledgeReminder'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeOpen(incident),
    ...brokenRules(
      ['reminder-did-not-fall-due', incident.reminders.length === 0],
      ['reminder-is-acknowledged-already', incident.reminders.length > 0 && incident.reminders.every((reminder) => reminder.acknowledged)],
    ),
    ...blockedEverywhere(eachWaiting(incident, circumstances)),
  ],
  standsInTheWayOfEach: eachWaiting,
  decide: (incident, { body }, circumstances) => {
    const reminder = incident.reminders.find((each) => each.notice === body.notice || each.escalation === body.notice);
    if (!reminder) return refuse(refusal('reminder-did-not-fall-due'));
    if (reminder.acknowledged) return refuse(refusal('reminder-is-acknowledged-already'));
    const forOthers = eachWaiting(incident, circumstances).find(({ on }) => on === reminder.notice)?.refusals ?? [];
    if (forOthers.length > 0) return refuse(...forOthers);
    return [happened('ReminderAcknowledged', { notice: reminder.notice, duty: reminder.duty, reminder: reminder.reminder } as never)];
  },
};
