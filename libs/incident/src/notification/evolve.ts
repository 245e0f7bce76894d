import type { EventOf, Judgement } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import type { Chapter, Duty, Filing, Incident, ReminderPlan, Settled } from '../lifecycle/incident.js';
import { comesLate, settlesDuty } from './lateness.js';

type NotificationEvent =
  | 'DutyArose'
  | 'DutyReassessed'
  | 'DutiesAssessed'
  | 'DutyRuledOut'
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

function chapter(at: string, { standing, clock, because }: Judgement, before?: Judgement): Chapter {
  return {
    at,
    standing,
    ...(clock?.dueOn && { dueOn: clock.dueOn }),
    ...(clock?.dueAt && { dueAt: clock.dueAt }),
    ...(clock?.targetOn && { targetOn: clock.targetOn }),
    ...(clock?.alarmOn && { alarmOn: clock.alarmOn }),
    ...(before && { because: saidOnlyIn(because, before.because), noLonger: saidOnlyIn(before.because, because) }),
  };
}

function saidOnlyIn(one: Judgement['because'], other: Judgement['because']): Judgement['because'] {
  const said = new Set(other.map(wordFor));
  return one.filter((statement) => !said.has(wordFor(statement)));
}

/** A statement by which it is known again, whatever the order in which its parameters were stored. */
const wordFor = ({ code, with: parameters = {} }: Judgement['because'][number]) =>
  [
    code,
    ...Object.entries(parameters)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  ].join(' ');

/** A reminder that has fallen does not fall again, also when a clock that was moved is moved back: those that have fallen are kept. */
function plan(judgement: Judgement, known: readonly ReminderPlan[]): ReminderPlan[] {
  const isSame = (a: Pick<ReminderPlan, 'kind' | 'at'>, b: Pick<ReminderPlan, 'kind' | 'at'>) =>
    a.kind === b.kind && Date.parse(a.at) === Date.parse(b.at);
  const fallen = known.filter((each) => each.fallen);
  return [
    ...fallen.filter((each) => !judgement.reminders.some((planned) => isSame(each, planned))),
    ...judgement.reminders.map(({ kind, at }) => ({ kind, at, fallen: fallen.some((each) => isSame(each, { kind, at })) })),
  ];
}

/** The first act that settles counts; over a mere ruling out, what was really done counts more. */
const settle =
  (settled: Settled) =>
  (duty: Duty): Duty =>
    duty.settled && duty.settled.by !== 'ruled-out' ? duty : { ...duty, settled };

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
  const settled = [duty, ...alsoSettles].filter((id) => settlesDuty(kind, id));
  return settled.reduce(
    (folded, id) =>
      withDuty(folded, id, (each) =>
        settle({ by: 'filing', at: madeAt, late: id === duty ? late : comesLate(each, madeAt), filing })(each),
      ),
    filed,
  );
}

const notified = (settled: Omit<Settled, 'late'>) => (duty: Duty) => settle({ ...settled, late: comesLate(duty, settled.at) })(duty);

/** A clock that no longer stands on the facts runs on until a named person rules the duty out; one ruled out that stands again is open again. */
function reassessed({ settled, ...duty }: Duty, judgement: Judgement, at: string): Duty {
  const stands = judgement.standing !== 'not-arisen';
  return {
    ...duty,
    judgement,
    history: [...duty.history, chapter(at, judgement, duty.judgement)],
    ...(stands && judgement.clock && { clock: judgement.clock, reminders: plan(judgement, duty.reminders) }),
    ...(settled && settled.by !== 'ruled-out' && { settled }),
  };
}

/** The reminder itself and every earlier one of its duty count as fallen. */
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
            Date.parse(planned.at) <= Date.parse(dueAt) ? { ...planned, fallen: true } : planned,
          ),
        },
  );
}

export const evolveNotification: Evolve<NotificationEvent> = {
  DutyArose: (incident, { judgement }, { at }) => ({
    ...incident,
    duties: [
      ...incident.duties,
      { judgement, ...(judgement.clock && { clock: judgement.clock }), reminders: plan(judgement, []), history: [chapter(at, judgement)] },
    ],
  }),
  DutyReassessed: (incident, { judgement }, { at }) => withDuty(incident, judgement.duty, (duty) => reassessed(duty, judgement, at)),
  DutiesAssessed: (incident, { factsVersion, notArisen, warnings, packs }) => ({
    ...incident,
    assessed: { factsVersion, notArisen, warnings, packs },
  }),
  DutyRuledOut: (incident, { duty, reason, soleDecision }, { at, by: person }) =>
    withDuty(
      incident,
      duty,
      settle({ by: 'ruled-out', at, late: false, reason, ...(soleDecision && { soleDecision: true }), ...(person && { person }) }),
    ),
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
  PrincipalNoticeDone: (incident, { duty, doneAt, means, principals }, { by: person }) =>
    withDuty(incident, duty, notified({ by: 'principal-notice', at: doneAt, means, principals, ...(person && { person }) })),
  SubstituteMeasureTaken: (incident, { duty, startedAt, measure }, { by: person }) =>
    withDuty(incident, duty, notified({ by: 'substitute-measure', at: startedAt, measure, ...(person && { person }) })),
  ReminderFellDue: (incident, data, { at }) => reminderFell(incident, data, at),
  ReminderAcknowledged: (incident, { notice }, { at, by }) => ({
    ...incident,
    reminders: incident.reminders.map((each) => (each.notice === notice ? { ...each, acknowledged: { at, ...(by && { by }) } } : each)),
  }),
  ReminderEscalated: (incident, { of, notice }) => ({
    ...incident,
    reminders: incident.reminders.map((each) => (each.notice === of ? { ...each, escalated: true, escalation: notice } : each)),
  }),
  DeadlineMissed: (incident, { duty, dueAt }) => withDuty(incident, duty, (each) => ({ ...each, missedAt: dueAt })),
  NoticeDelivered: (incident) => incident,
  NoticeDeliveryFailed: (incident) => incident,
};
