import type { IncidentEvent } from '@shodo/contracts';
import { reviewsDue } from '../decision-log/reopening.js';
import { receiptsDue } from '../evidence-packs/receipts-due.js';
import { happened } from '../lifecycle/decision.js';
import { type Duty, dutyOf, hasALastDay, type Incident, isHeld, type Reminder } from '../lifecycle/incident.js';
import { isOfStatusFiling, openStatusFiling } from './lateness.js';
import { isLapse } from './overtaken.js';
import { standingAt } from './standing.js';
import type { ReminderPlan } from './state.js';

/** Something that becomes due at an absolute instant, and the natural key of the entry that will say so: no key is ever used twice. */
export interface Due {
  readonly at: string;
  readonly key: string;
  /** Of several passed at once on one subject only the last is told, unless one of them must be. */
  readonly about: string;
  readonly mustBeTold: boolean;
  readonly write: (newId: () => string) => readonly IncidentEvent[];
}

const clocksRun = (incident: Incident) =>
  incident.reported !== undefined && incident.closedAt === undefined && incident.ruledOut === undefined;

export const forDueAt = (duty: Duty) => duty.clock?.dueAt ?? duty.clock?.alarmAt ?? duty.reminders.at(-1)?.at ?? '';

/** What a reminder says of the duty as it is told: whose day it leads to, and how it stands. */
const asItStands = ({ clock, judgement: { standing } }: Duty) => ({ ...(clock && { strictness: clock.strictness }), standing });

function reviewOf(owed: Duty): Due[] {
  const {
    judgement: { duty },
    held,
  } = owed;
  if (held === undefined || held.reviewed) return [];
  const at = held.reviewAt;
  const written = { duty, reminder: 'hold-review', dueAt: at, forDueAt: at, ...asItStands(owed) } as const;
  const key = `hold-review:${duty}:${at}`;
  return [
    { at, key, about: key, mustBeTold: true, write: (newId) => [happened('ReminderFellDue', { notice: newId(), ...written } as never)] },
  ];
}

/** Of a reminder: what is told once more has a key of its own. */
const keyOf = (duty: string, { kind, at, again }: ReminderPlan) => `deadline:${duty}:${kind}:${at}${again ? `:again:${again}` : ''}`;

/** Is something to be told once more, since the duty stands again? */
export const toBeToldAnew = ({ duties }: Incident): boolean =>
  duties.some(({ reminders }) => reminders.some(({ fallen, again, overtaken }) => !fallen && again !== undefined && !overtaken));

/** Is a lapse to be told once more, since it was told and then overtaken, and the duty is overdue by it again? */
export const lapsesToBeToldAgain = (incident: Incident): boolean =>
  clocksRun(incident) &&
  incident.duties.some(({ settled, reminders }) => !settled && reminders.some(({ fallen, overtaken }) => !fallen && overtaken));

/** The reminders of one duty that have not fallen; while it is held, only its review. */
function dueOfDuty(duty: Duty, { asBeforeToldAnew = false, asBeforeLapsesAgain = false }: Telling): Due[] {
  const id = duty.judgement.duty;
  if (duty.settled) return [];
  if (isHeld(duty)) return reviewOf(duty);
  const reminders = duty.reminders
    .filter(({ kind, fallen }) => !fallen && (!isOfStatusFiling(kind) || openStatusFiling(duty) !== undefined))
    .filter(({ again, overtaken }) => again === undefined || !(overtaken ? asBeforeLapsesAgain : asBeforeToldAnew))
    .map((planned): Due => {
      const { kind, at, again } = planned;
      const isOfStatus = isOfStatusFiling(kind);
      const end = (isOfStatus ? duty.clock?.statusFilingAt : undefined) ?? forDueAt(duty);
      return {
        at,
        key: keyOf(id, planned),
        about: `${isOfStatus ? 'status' : 'deadline'}:${id}`,
        mustBeTold: isLapse(planned),
        write: (newId) => [
          // That its time passed is on record since it did.
          ...(again ? [] : missed(duty, kind, end)),
          happened('ReminderFellDue', {
            notice: newId(),
            duty: id,
            reminder: kind,
            dueAt: at,
            forDueAt: end,
            ...asItStands(duty),
            ...(isOfStatus && { strictness: 'guideline' }),
          } as never),
        ],
      };
    });
  return [...reviewOf(duty), ...reminders];
}

/**
 * What a lapse says beside its reminder, and whether the duty stood when its time passed. No text sets the day of a status filing: it is the safe
 * course.
 */
function missed(duty: Duty, kind: ReminderPlan['kind'], dueAt: string): IncidentEvent[] {
  const passed = { duty: duty.judgement.duty, dueAt: dueAt as never, standing: standingAt(duty, dueAt) };
  if (kind === 'status-lapse') return [happened('DeadlineMissed', { ...passed, strictness: 'guideline', statusFiling: true })];
  if (kind !== 'lapse' || !hasALastDay(duty)) return [];
  return [happened('DeadlineMissed', { ...passed, strictness: duty.clock?.strictness ?? 'guideline' })];
}

export const escalatesAt = (incident: Incident, reminder: Reminder) =>
  instantAt(Date.parse(reminder.fellDueAt) + (incident.reported?.practice.acknowledgeWithinMinutes ?? 0) * 60_000);

/** ISO text of an instant without asking the clock: the sandbox and the pure rooms never call `new Date()` without an argument. */
function instantAt(ms: number): string {
  return new Date(ms).toISOString();
}

/** Does a reminder wait that was about an end that counts no more? */
export const tellsOfWhatIsOver = ({ reminders }: Incident): boolean =>
  reminders.some((reminder) => isUnanswered(reminder) && reminder.over);

const isUnanswered = ({ acknowledged, escalated }: Reminder) => !acknowledged && !escalated;

function escalations(incident: Incident, { asBeforeOver = false }: Telling): Due[] {
  return incident.reminders
    .filter(isUnanswered)
    .filter(({ duty, over }) => (asBeforeOver || !over) && dutyOf(incident, duty)?.settled === undefined)
    .map((reminder) => ({
      at: escalatesAt(incident, reminder),
      key: `escalation:${reminder.notice}`,
      about: `escalation:${reminder.notice}`,
      mustBeTold: true,
      write: (newId) => {
        const { notice: of, duty, dueAt, forDueAt: due } = reminder;
        return [happened('ReminderEscalated', { notice: newId(), of, duty, reminder: reminder.reminder, dueAt, forDueAt: due } as never)];
      },
    }));
}

/** Is a reminder, an escalation, the review of a decision or the receipt of a pack known by this id? What a lost task wrote is in the record, and chance goes the same way once more. */
export const knowsNotice = ({ reminders, decisions, givenPacks }: Incident, id: string): boolean =>
  reminders.some(({ notice, escalation }) => notice === id || escalation === id) ||
  decisions.some(({ reopened }) => reopened?.notice === id) ||
  givenPacks.some(({ asked }) => asked?.notice === id);

/** How what is due is told: nothing anew in a run whose history began before that was. */
export interface Telling {
  readonly asBeforeToldAnew?: boolean;
  readonly asBeforeLapsesAgain?: boolean;
  readonly asBeforeOver?: boolean;
}

/** Everything the incident waits for, earliest first. Clocks end with the incident; whether a pack arrived is asked all the same. */
export function dues(incident: Incident, telling: Telling = {}): readonly Due[] {
  const clocks = clocksRun(incident)
    ? [...incident.duties.flatMap((duty) => dueOfDuty(duty, telling)), ...reviewsDue(incident), ...escalations(incident, telling)]
    : [];
  return [...clocks, ...receiptsDue(incident)]
    .map((due) => ({ due, at: Date.parse(due.at) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ due }) => due);
}

/** The next absolute instant at which something must be written, in the incident's own time. */
export const earliestInstant = (incident: Incident, telling?: Telling): string | undefined => dues(incident, telling)[0]?.at;

/**
 * What has become due. Of several reminders of one duty passed at once only the last is told (a lapse always is): writing it counts
 * the earlier ones as fallen.
 */
export function dueNow(incident: Incident, now: string, telling?: Telling): Due | undefined {
  const at = Date.parse(now);
  const reached = dues(incident, telling).filter((due) => Date.parse(due.at) <= at);
  const together = reached.filter(({ about }) => about === reached[0]?.about);
  return together.findLast(({ mustBeTold }) => mustBeTold) ?? together.at(-1);
}
