import type {
  Actor,
  Entry,
  EventOf,
  FoldedIncident,
  IncidentEvent,
  IncidentEventType,
  Judgement,
  Member,
  PersonId,
  Role,
  SealedText,
} from '@shodo/contracts';
import { fold } from '../fold.js';

/** The nth id of a specification: a UUID that names nobody. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const people = { clerk: id(101), responder: id(102), officer: id(103), executive: id(104), auditor: id(105) } as const;
const actor = (who: keyof typeof people, ...roles: Role[]): Actor => ({
  kind: 'person',
  person: people[who] as PersonId,
  roles,
  via: 'session',
});
export const by = {
  clerk: actor('clerk', 'clerk'),
  responder: actor('responder', 'responder'),
  officer: actor('officer', 'privacyOfficer'),
  executive: actor('executive', 'executiveApprover'),
  shodo: { kind: 'system', part: 'deadlines' } satisfies Actor,
} as const;
export const members = (...held: readonly (readonly [keyof typeof people, ...Role[]])[]): Member[] =>
  held.map(([who, ...roles]) => ({ person: people[who] as PersonId, roles }));
export const everybody = members(
  ['clerk', 'clerk'],
  ['responder', 'responder'],
  ['officer', 'privacyOfficer'],
  ['executive', 'executiveApprover'],
  ['auditor', 'auditor'],
);

/** What was sealed leaves this trace, by which it is found wherever it should not be. */
export const trace = 'c0ffee';
export const sealed = (n: number): SealedText =>
  ({ ref: `${trace}00-0000-4000-8000-${String(n).padStart(12, '0')}`, commitment: trace.repeat(10).padEnd(64, '0') }) as SealedText;

/** Events as text from the ledger: brands are the parsers' own. */
export const event = <Type extends IncidentEventType>(type: Type, data: object): IncidentEvent =>
  ({ type, version: 1, data }) as unknown as EventOf<Type> & IncidentEvent;

/** Enveloped as the ledger stores them, one after the other. */
export const entries = (from: number, at: string, actorOf: Actor, ...events: readonly IncidentEvent[]): Entry<IncidentEvent>[] =>
  events.map((each, index) => ({
    stream: `incident:${id(1)}:${id(2)}`,
    seq: from + index,
    appendId: id(700 + from),
    event: each,
    occurredAt: at,
    actor: actorOf,
    prevDigest: String(from + index - 1).padStart(64, '0'),
    digest: String(from + index).padStart(64, '0'),
    recordedAt: at,
  }));

export const judgement = (duty: string, told: object = {}): Judgement =>
  ({
    duty,
    kind: 'filing',
    names: { ja: '確報（個人情報保護法）', en: 'Final report (APPI)' },
    recipient: { ja: '個人情報保護委員会', en: 'PPC' },
    standing: 'arisen',
    reminders: [],
    readings: [],
    because: [],
    cites: [],
    wouldChangeIf: [],
    warnings: [],
    pack: { version: '1', digest: 'b'.repeat(64) },
    ...told,
  }) as unknown as Judgement;
const clock = { zone: 'Asia/Tokyo', anchor: 'aware', startsAt: '2026-11-28T22:00:00+09:00' };

/** Known on Saturday 2026-11-28 at 22:00 in Tokyo: day 30 is a Sunday and moves to Monday 12-28. */
export const final = (told: object = {}) =>
  judgement('jp.appi.final-report', {
    clock: { ...clock, strictness: 'statute', dueOn: '2026-12-28', dueAt: '2026-12-28T23:59:59+09:00' },
    reminders: [
      { kind: 'half-time', at: '2026-12-13T22:59:59+09:00' },
      { kind: 'four-fifths', at: '2026-12-22T23:36:00+09:00' },
      { kind: 'day-before', at: '2026-12-27T23:59:59+09:00' },
      { kind: 'lapse', at: '2026-12-29T00:00:00+09:00' },
    ],
    ...told,
  });
/** Target day 3 is 11-30, alarm day 5 is 12-02. */
export const preliminary = (told: object = {}) =>
  judgement('jp.appi.preliminary-report', {
    names: { ja: '速報（個人情報保護法）', en: 'Preliminary report (APPI)' },
    clock: {
      ...clock,
      strictness: 'guideline',
      targetOn: '2026-11-30',
      targetAt: '2026-11-30T23:59:59+09:00',
      alarmOn: '2026-12-02',
      alarmAt: '2026-12-02T23:59:59+09:00',
    },
    reminders: [
      { kind: 'four-fifths', at: '2026-11-30T23:59:59+09:00' },
      { kind: 'lapse', at: '2026-12-03T00:00:00+09:00' },
    ],
    ...told,
  });
export const notice = (told: object = {}): Judgement =>
  ({ ...preliminary(told), duty: 'jp.appi.principal-notice', kind: 'principal-notice' }) as unknown as Judgement;

export const reported = (told: object = {}) =>
  event('IncidentReported', {
    kind: 'real',
    reference: '4HNT-7ZQ2',
    noticedAt: '2026-11-28T22:00:00+09:00',
    occurredAt: '2026-11-28T18:30:00+09:00',
    summary: sealed(1),
    reportedBy: sealed(2),
    leakType: 'loss',
    channel: 'phone',
    organisation: { jurisdictions: ['jp'] },
    practice: { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 },
    ...told,
  });

const night = '2026-11-28T13:05:00.000Z';
const morning = '2026-11-30T01:00:00.000Z';
/** A clinic loses a USB memory with thirty patients: reported at night, looked into, partly filed. */
export const clinic: readonly Entry<IncidentEvent>[] = [
  ...entries(
    1,
    night,
    by.clerk,
    reported(),
    event('AwarenessEstablished', { awareAt: '2026-11-28T22:00:00+09:00', basis: 'report', provisional: true, note: sealed(3) }),
  ),
  ...entries(
    3,
    night,
    by.shodo,
    event('DutyArose', { judgement: preliminary(), factsVersion: 2 }),
    event('DutyArose', { judgement: final(), factsVersion: 2 }),
    event('DutyArose', { judgement: notice(), factsVersion: 2 }),
  ),
  ...entries(
    6,
    night,
    by.shodo,
    event('DutiesAssessed', {
      factsVersion: 2,
      notArisen: ['jp.my-number.final-report'],
      warnings: [{ code: 'awareness-is-provisional' }],
      packs: [],
    }),
  ),
  ...entries(7, morning, by.officer, event('TrackAssigned', { track: 'notification', to: people.responder })),
  ...entries(
    8,
    morning,
    by.responder,
    event('ContainmentMeasureRecorded', {
      measureId: id(50),
      measure: 'search',
      takenAt: '2026-11-29T09:00:00+09:00',
      note: sealed(4),
      evidence: [],
    }),
    event('SpreadStopped', { stoppedAt: '2026-11-29T10:00:00+09:00', note: sealed(5) }),
  ),
  ...entries(
    10,
    morning,
    by.clerk,
    event('EvidenceSealed', {
      evidence: id(60),
      kind: 'photograph',
      description: sealed(16),
      sha256: 'd'.repeat(64),
      fileSize: 48_213,
      capturedAt: night,
    }),
  ),
  ...entries(
    11,
    morning,
    by.responder,
    event('FactRecorded', {
      fact: 'loss-occurred',
      version: 1,
      stated: { value: true, confidence: 'confirmed', evidence: [id(60)] },
      source: 'own-check',
      note: sealed(6),
      evidence: [id(60)],
    }),
    event('FactRevised', {
      fact: 'loss-occurred',
      version: 2,
      stated: { value: true, confidence: 'probable' },
      before: { value: true, confidence: 'confirmed' },
      source: 'interview',
      evidence: [],
    }),
    event('CauseEstablished', { cause: 'lost-item', confidence: 'confirmed', detail: sealed(7) }),
    event('ImpactScopeSet', { version: 1, principals: { exact: 30 }, categories: ['patient'], source: 'log', note: sealed(8) }),
  ),
  ...entries(
    15,
    morning,
    by.responder,
    event('FilingDrafted', {
      filing: id(70),
      duty: 'jp.appi.preliminary-report',
      kind: 'preliminary',
      content: sealed(9),
      openItems: ['cause'],
    }),
  ),
  ...entries(16, morning, by.officer, event('FilingApproved', { filing: id(70), note: sealed(10) })),
  ...entries(
    17,
    morning,
    by.officer,
    event('FilingMade', {
      filing: id(71),
      draft: id(70),
      duty: 'jp.appi.preliminary-report',
      alsoSettles: [],
      kind: 'preliminary',
      madeAt: morning,
      channel: 'ppc-web-form',
      receiptNumber: sealed(11),
      openItems: ['cause'],
      note: sealed(12),
      late: false,
    }),
  ),
  ...entries(
    18,
    morning,
    by.officer,
    event('PrincipalNoticeHeld', {
      duty: 'jp.appi.principal-notice',
      reason: 'too-little-known',
      reviewAt: '2026-12-05T10:00:00+09:00',
      note: sealed(13),
    }),
  ),
  ...entries(
    19,
    morning,
    by.officer,
    event('PreventionMeasureAdopted', {
      measure: id(80),
      kind: 'rule',
      standing: 'planned',
      description: sealed(14),
      owner: people.clerk,
      dueOn: '2027-03-31',
    }),
  ),
  ...entries(
    20,
    '2026-12-13T13:59:59.000Z',
    by.shodo,
    event('ReminderFellDue', {
      notice: id(90),
      duty: 'jp.appi.final-report',
      reminder: 'half-time',
      dueAt: '2026-12-13T22:59:59+09:00',
      forDueAt: '2026-12-28T23:59:59+09:00',
    }),
  ),
  ...entries(
    21,
    '2026-12-13T14:29:59.000Z',
    by.shodo,
    event('ReminderEscalated', {
      notice: id(91),
      of: id(90),
      duty: 'jp.appi.final-report',
      reminder: 'half-time',
      dueAt: '2026-12-13T22:59:59+09:00',
      forDueAt: '2026-12-28T23:59:59+09:00',
    }),
  ),
  ...entries(
    22,
    '2026-12-13T14:40:00.000Z',
    by.officer,
    event('ReminderAcknowledged', { notice: id(90), duty: 'jp.appi.final-report', reminder: 'half-time' }),
    event('NoteAdded', { text: sealed(15) }),
  ),
];
export const theClinic: FoldedIncident = fold(undefined, clinic);

/** Further events after what is folded, at one instant. */
export const after = (folded: FoldedIncident, at: string, ...events: readonly IncidentEvent[]): FoldedIncident =>
  fold(folded, entries((folded.state as { seq: number }).seq + 1, at, by.officer, ...events));

/** Reported at night, with these duties and nothing else. */
export const withDuties = (...judgements: readonly Judgement[]): FoldedIncident =>
  fold(undefined, [
    ...entries(1, night, by.clerk, reported()),
    ...entries(2, night, by.shodo, ...judgements.map((each) => event('DutyArose', { judgement: each, factsVersion: 1 }))),
  ]);
