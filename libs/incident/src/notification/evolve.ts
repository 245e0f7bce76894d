import type { EventOf } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import { type Duty, dutyOf, type Filing, hasALastDay, type Incident, type Reminder } from '../lifecycle/incident.js';
import { changed } from './change.js';
import { arisen, earlier, laterAgreed, laterProposed, owedAnew, reassessed } from './clock-in-force.js';
import { startIsCorrected } from './corrected-start.js';
import { agreedWith } from './earlier-anchors.js';
import { asItSettles, filingMade, filingWithdrawn } from './filed.js';
import { isOfStatusFiling } from './lateness.js';
import { noticeDone, noticeWithdrawn, substituteTaken } from './notified.js';
import { asFallen, isLapse } from './overtaken.js';
import { settle, withDuty } from './settling.js';

type NotificationEvent =
  | 'DutyArose'
  | 'DutyOwedAgain'
  | 'DutyReassessed'
  | 'LaterDateProposed'
  | 'LaterDateAgreed'
  | 'LaterDateTurnedDown'
  | 'DutiesAssessed'
  | 'DutyRuledOut'
  | 'AdviceDeclined'
  | 'FilingDrafted'
  | 'FilingApproved'
  | 'FilingMade'
  | 'FilingWithdrawn'
  | 'PrincipalNoticeHeld'
  | 'PrincipalNoticeDone'
  | 'SubstituteMeasureTaken'
  | 'PrincipalNoticeWithdrawn'
  | 'ReminderFellDue'
  | 'ReminderAcknowledged'
  | 'ReminderEscalated'
  | 'DeadlineMissed'
  | 'NoticeDelivered'
  | 'NoticeDeliveryFailed';

const withFiling = (incident: Incident, id: string, change: (filing: Filing) => Filing): Incident => ({
  ...incident,
  filings: incident.filings.map((filing) => (filing.filing === id ? change(filing) : filing)),
});

const laterOf = (duty: Duty | undefined) => duty?.later ?? duty?.settled?.later;

function turnedDown({ later, settled, ...duty }: Duty, by: { readonly at: string; readonly by?: string }): Duty {
  const kept = settled?.later ? { ...settled, later: { ...settled.later, turnedDown: by } } : settled;
  return { ...duty, ...(later && { later: { ...later, turnedDown: by } }), ...(kept && { settled: kept }) };
}

const asOver = (told: Reminder): Reminder => ({ ...told, over: true });

const isToldAnew = (one: Reminder, { duty, reminder, dueAt }: Pick<Reminder, 'duty' | 'reminder' | 'dueAt'>) =>
  one.duty === duty && one.reminder === reminder && Date.parse(one.dueAt) === Date.parse(dueAt);

/** That a time had passed was told of one that passed by a wrong start only. Where no day is missed, as with a guideline's notice, the start alone tells. */
function isOfAWrongStart(
  incident: Incident,
  { duty: id, reminder }: Reminder,
  moves: EventOf<'LaterDateAgreed'>['data']['moves'],
): boolean {
  const [move, duty] = [moves.find((each) => each.duty === id), dutyOf(incident, id)];
  if (!move || !duty || reminder === 'hold-review' || !isLapse({ kind: reminder })) return false;
  const later = laterOf(duty);
  return move.noLongerMissed !== undefined || (!hasALastDay(duty) && later !== undefined && startIsCorrected(duty, later));
}

/** An assessment has looked at what was open again. */
const withoutMark = ({ openedAgain: _looked, ...duty }: Duty): Duty => duty;

/** The reminder itself and every earlier one of the same end count as fallen. */
function reminderFell(
  incident: Incident,
  { notice, duty, reminder, dueAt, forDueAt, standing }: EventOf<'ReminderFellDue'>['data'],
  at: string,
): Incident {
  const holder = incident.holders.notification?.person;
  const fell = { notice, duty, reminder, dueAt, forDueAt, fellDueAt: at, ...(holder && { holder }), escalated: false };
  // Told anew, it is to be answered once, under what was told last.
  const before = incident.reminders.map((each) => (isToldAnew(each, fell) ? asOver(each) : each));
  const told: Incident = { ...incident, reminders: [...before, fell] };
  return withDuty(told, duty, (each) =>
    reminder === 'hold-review'
      ? { ...each, ...(each.held && { held: { ...each.held, reviewed: true } }) }
      : {
          ...each,
          reminders: each.reminders.map((planned) =>
            isOfStatusFiling(planned.kind) === isOfStatusFiling(reminder) && Date.parse(planned.at) <= Date.parse(dueAt)
              ? asFallen(planned, standing)
              : planned,
          ),
        },
  );
}

export const evolveNotification: Evolve<NotificationEvent> = {
  DutyArose: (incident, { judgement }, { at }) => ({ ...incident, duties: [...incident.duties, arisen(judgement, at)] }),
  DutyOwedAgain: (incident, { judgement }, { at }) => {
    const { duty } = judgement;
    const reminders = incident.reminders.map((told) => (told.duty === duty ? asOver(told) : told));
    return withDuty({ ...incident, reminders }, duty, (each) => owedAnew(each, judgement, at));
  },
  DutyReassessed: (incident, change, { at }) =>
    withDuty(incident, change.duty, (duty) => reassessed(duty, changed(duty.judgement, change), at)),
  LaterDateProposed: (incident, proposed, { at }) =>
    withDuty(incident, proposed.judgement.duty, (duty) => laterProposed(duty, proposed, at)),
  LaterDateAgreed: (incident, { moves, soleDecision }, { at }) => {
    const statements = moves.flatMap(({ duty }) => laterOf(dutyOf(incident, duty))?.causedBy ?? []);
    const isSole = soleDecision !== undefined;
    const agreed = moves.reduce(
      (moved, { duty, noLongerMissed }) => withDuty(moved, duty, (each) => laterAgreed(each, { at, isSole, noLongerMissed })),
      agreedWith(
        { ...incident, reminders: incident.reminders.map((told) => (isOfAWrongStart(incident, told, moves) ? asOver(told) : told)) },
        statements,
      ),
    );
    return { ...agreed, filings: agreed.filings.map((filing) => asItSettles(filing, agreed.duties)) };
  },
  LaterDateTurnedDown: (incident, { moves }, { at, by }) =>
    moves.reduce((kept, { duty }) => withDuty(kept, duty, (each) => turnedDown(each, { at, ...(by && { by }) })), incident),
  DutiesAssessed: (incident, { factsVersion, notArisen, warnings, packs }) => ({
    ...incident,
    ...(factsVersion >= incident.factsVersion && { duties: incident.duties.map(withoutMark) }),
    unassessed: [],
    assessed: { factsVersion, notArisen, warnings, packs },
  }),
  DutyRuledOut: (incident, { duty, reason, soleDecision }, { at, by: person }) =>
    withDuty(
      incident,
      duty,
      settle({ by: 'ruled-out', at, late: false, reason, ...(soleDecision && { soleDecision: true }), ...(person && { person }) }),
    ),
  AdviceDeclined: (incident, { duty, reason }, { at, by: person }) =>
    withDuty(incident, duty, settle({ by: 'declined', at, late: false, reason, ...(person && { person }) })),
  FilingDrafted: (incident, { filing, duty, kind, content, openItems }, { at, by }) => ({
    ...incident,
    filings: [
      ...incident.filings,
      {
        filing,
        duty,
        kind,
        content,
        state: 'drafted',
        draftedAt: at,
        soleDecision: false,
        ...(openItems && { openItems }),
        ...(by && { draftedBy: by }),
      },
    ],
  }),
  FilingApproved: (incident, { filing, soleDecision }, { at, by }) =>
    withFiling(incident, filing, (draft) => ({
      ...draft,
      state: 'approved',
      soleDecision: soleDecision !== undefined,
      ...(by && { approvedBy: by, approvedAt: at }),
    })),
  FilingMade: filingMade,
  FilingWithdrawn: filingWithdrawn,
  PrincipalNoticeHeld: (incident, { duty, reason, reviewAt }) =>
    withDuty(incident, duty, (each) => ({ ...each, held: { reason, reviewAt, reviewed: false } })),
  PrincipalNoticeDone: noticeDone,
  SubstituteMeasureTaken: substituteTaken,
  PrincipalNoticeWithdrawn: noticeWithdrawn,
  ReminderFellDue: (incident, data, { at }) => reminderFell(incident, data, at),
  ReminderAcknowledged: (incident, { notice }, { at, by }) => ({
    ...incident,
    reminders: incident.reminders.map((each) => (each.notice === notice ? { ...each, acknowledged: { at, ...(by && { by }) } } : each)),
  }),
  ReminderEscalated: (incident, { of, notice }) => ({
    ...incident,
    reminders: incident.reminders.map((each) => (each.notice === of ? { ...each, escalated: true, escalation: notice } : each)),
  }),
  DeadlineMissed: (incident, { duty, dueAt, statusFiling }) =>
    withDuty(incident, duty, (each) =>
      statusFiling
        ? { ...each, statusMissedAt: earlier(each.statusMissedAt, dueAt) }
        : { ...each, missedAt: earlier(each.missedAt, dueAt) },
    ),
  NoticeDelivered: (incident) => incident,
  NoticeDeliveryFailed: (incident) => incident,
};
