import type { EventOf } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import { type Duty, dutyOf, type Filing, type Incident, type Settled } from '../lifecycle/incident.js';
import { changed } from './change.js';
import { arisen, earlier, laterAgreed, laterProposed, reassessed } from './clock-in-force.js';
import { agreedWith } from './earlier-anchors.js';
import { comesLate, isOfStatusFiling, settlesDuty, withStatusFiling } from './lateness.js';
import { nobodyReached } from './reach.js';

type NotificationEvent =
  | 'DutyArose'
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
  | 'PrincipalNoticeHeld'
  | 'PrincipalNoticeDone'
  | 'SubstituteMeasureTaken'
  | 'ReminderFellDue'
  | 'ReminderAcknowledged'
  | 'ReminderEscalated'
  | 'DeadlineMissed'
  | 'NoticeDelivered'
  | 'NoticeDeliveryFailed';

const withDuty = (incident: Incident, id: string, change: (duty: Duty) => Duty): Incident => ({
  ...incident,
  duties: incident.duties.map((duty) => (duty.judgement.duty === id ? change(duty) : duty)),
});

const withFiling = (incident: Incident, id: string, change: (filing: Filing) => Filing): Incident => ({
  ...incident,
  filings: incident.filings.map((filing) => (filing.filing === id ? change(filing) : filing)),
});

/** The first act that settles counts; over a mere word that nothing is done, what was really done counts more. */
const isMereWord = ({ by }: Settled) => by === 'ruled-out' || by === 'declined';
const settle =
  (settled: Settled) =>
  (duty: Duty): Duty =>
    duty.settled && !isMereWord(duty.settled) ? duty : { ...withoutLater(duty), settled };

/** What was settled needs no other date. */
const withoutLater = ({ later: _later, ...duty }: Duty): Duty => duty;

function filingMade(incident: Incident, data: EventOf<'FilingMade'>['data']): Incident {
  const { filing, draft, duty, alsoSettles, kind, madeAt, channel, receiptNumber, openItems, late } = data;
  const drafted = incident.filings.find((each) => each.filing === draft);
  const made: Filing = {
    filing,
    duty,
    kind,
    state: 'made',
    openItems,
    madeAt,
    channel,
    late,
    soleDecision: drafted?.soleDecision ?? false,
    ...(draft && { draft }),
    ...(drafted?.content && { content: drafted.content }),
    ...(drafted?.draftedBy && { draftedBy: drafted.draftedBy }),
    ...(drafted?.approvedBy && { approvedBy: drafted.approvedBy }),
    ...(receiptNumber && { receiptNumber }),
  };
  const filed: Incident = { ...incident, filings: [...incident.filings, made] };
  const duties = [duty, ...alsoSettles];
  const told = duties.reduce((folded, id) => withDuty(folded, id, (each) => withStatusFiling(each, kind, madeAt)), filed);
  const settled = duties.filter((id) => settlesDuty(kind, id));
  return settled.reduce(
    (folded, id) =>
      withDuty(folded, id, (each) =>
        settle({ by: 'filing', at: madeAt, late: id === duty ? late : comesLate(each, madeAt), filing })(each),
      ),
    told,
  );
}

type Notice = Pick<EventOf<'PrincipalNoticeDone'>['data'], 'reaches' | 'settles'>;

/** Entries of earlier builds say nothing of settling, and did. */
const reachedBy =
  (act: Omit<Settled, 'late'>, more: { readonly notified?: number; readonly substituted?: number }, { reaches, settles }: Notice) =>
  (duty: Duty): Duty => {
    const { notified, substituted, allStated, acts = [] } = duty.reached ?? nobodyReached;
    const { at, means, measure, principals = more.substituted } = act;
    const told: Duty = {
      ...duty,
      reached: {
        notified: notified + (more.notified ?? 0),
        substituted: substituted + (more.substituted ?? 0),
        ...((reaches === 'all' || allStated) && { allStated: true as const }),
        acts: [...acts, { at, ...(means && { means }), ...(measure && { measure }), ...(principals !== undefined && { principals }) }],
      },
    };
    const byCount = settles === true && reaches !== 'all';
    return settles === false ? told : settle({ ...act, late: comesLate(duty, act.at), ...(byCount && { byCount: true }) })(told);
  };

/** The reminder itself and every earlier one of the same end count as fallen. */
function reminderFell(
  incident: Incident,
  { notice, duty, reminder, dueAt, forDueAt }: EventOf<'ReminderFellDue'>['data'],
  at: string,
): Incident {
  const told: Incident = {
    ...incident,
    reminders: [...incident.reminders, { notice, duty, reminder, dueAt, forDueAt, fellDueAt: at, escalated: false }],
  };
  return withDuty(told, duty, (each) =>
    reminder === 'hold-review'
      ? { ...each, ...(each.held && { held: { ...each.held, reviewed: true } }) }
      : {
          ...each,
          reminders: each.reminders.map((planned) =>
            isOfStatusFiling(planned.kind) === isOfStatusFiling(reminder) && Date.parse(planned.at) <= Date.parse(dueAt)
              ? { ...planned, fallen: true }
              : planned,
          ),
        },
  );
}

export const evolveNotification: Evolve<NotificationEvent> = {
  DutyArose: (incident, { judgement }, { at }) => ({ ...incident, duties: [...incident.duties, arisen(judgement, at)] }),
  DutyReassessed: (incident, change, { at }) =>
    withDuty(incident, change.duty, (duty) => reassessed(duty, changed(duty.judgement, change), at)),
  LaterDateProposed: (incident, proposed, { at }) =>
    withDuty(incident, proposed.judgement.duty, (duty) => laterProposed(duty, proposed, at)),
  LaterDateAgreed: (incident, { moves, soleDecision }, { at }) => {
    const statements = moves.flatMap(({ duty }) => dutyOf(incident, duty)?.later?.causedBy ?? []);
    const agreed = agreedWith(incident, statements);
    return moves.reduce((moved, { duty }) => withDuty(moved, duty, (each) => laterAgreed(each, at, soleDecision !== undefined)), agreed);
  },
  LaterDateTurnedDown: (incident, { moves }, { at, by }) =>
    moves.reduce(
      (kept, { duty }) =>
        withDuty(kept, duty, (each) => ({
          ...each,
          ...(each.later && { later: { ...each.later, turnedDown: { at, ...(by && { by }) } } }),
        })),
      incident,
    ),
  DutiesAssessed: (incident, { factsVersion, notArisen, warnings, packs }) => ({
    ...incident,
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
      { filing, duty, kind, content, openItems, state: 'drafted', draftedAt: at, soleDecision: false, ...(by && { draftedBy: by }) },
    ],
  }),
  FilingApproved: (incident, { filing, soleDecision }, { by }) =>
    withFiling(incident, filing, (draft) => ({
      ...draft,
      state: 'approved',
      soleDecision: soleDecision !== undefined,
      ...(by && { approvedBy: by }),
    })),
  FilingMade: filingMade,
  PrincipalNoticeHeld: (incident, { duty, reason, reviewAt }) =>
    withDuty(incident, duty, (each) => ({ ...each, held: { reason, reviewAt, reviewed: false } })),
  PrincipalNoticeDone: (incident, { duty, doneAt, means, principals, ...notice }, { by: person }) => {
    const act = { by: 'principal-notice', at: doneAt, means, principals, ...(person && { person }) } as const;
    return withDuty(incident, duty, reachedBy(act, { notified: principals }, notice));
  },
  SubstituteMeasureTaken: (incident, { duty, startedAt, measure, principals, ...notice }, { by: person }) => {
    const act = { by: 'substitute-measure', at: startedAt, measure, ...(person && { person }) } as const;
    return withDuty(incident, duty, reachedBy(act, principals === undefined ? {} : { substituted: principals }, notice));
  },
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
