import type { Entry, IncidentEvent, IncidentView, OpenedText, PackProfile } from '@shodo/contracts';
import type { PackSource } from '../report/source.js';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const person = { officer: id(1), responder: id(2), approver: id(3) } as const;
export const piece = { list: id(11), log: id(12), photograph: id(13) } as const;
const sealed = (number: number) => ({ ref: id(100 + number), commitment: 'c'.repeat(64) });
const at = (day: number, hour = 10) => `2026-12-0${day}T${String(hour).padStart(2, '0')}:00:00+09:00`;

const texts: Record<string, OpenedText> = {
  [id(101)]: '髙﨑𠮷之進さんの診療録の写しを入れた封筒を、別の患者の邉見さんに渡した。',
  [id(102)]: '封筒の中身は 3 枚。①診療録、②検査の結果、③㈱さくら薬局の処方箋。',
  [id(103)]: '受付で封筒を取り違えた。窓口が混み合い、氏名の読み上げを省いた。',
  [id(104)]: '本人への連絡を急ぐか、回収を待つか。',
  [id(105)]: '今日中に本人に連絡する\n回収の結果を待つ',
  [id(106)]: '受け取った方が開けたと話しているため、待つ理由がない。',
  [id(107)]: '窓口で氏名と生年月日を読み上げてから渡す。',
  [id(108)]: '（報告の本文）令和8年12月1日、封筒の取り違えにより…',
  [id(109)]: '受付-2026-001',
  [id(110)]: '内輪のメモ：理事長には口頭で伝えた。',
  [id(111)]: '髙﨑様の診療録の写し.pdf',
};

const entry = (seq: number, type: IncidentEvent['type'], data: unknown, by: keyof typeof person | null = 'officer') =>
  ({
    stream: '',
    seq,
    prevDigest: '',
    digest: 'd'.repeat(64),
    appendId: String(seq),
    event: { type, version: 1, data },
    occurredAt: at(1, 9 + (seq % 10)),
    recordedAt: at(1, 9 + (seq % 10)),
    actor: by
      ? { kind: 'person', person: person[by], roles: [by === 'approver' ? 'executiveApprover' : 'privacyOfficer'], via: 'session' }
      : { kind: 'system', part: 'deadlines' },
  }) as unknown as Entry<IncidentEvent>;

const entries = [
  entry(1, 'IncidentReported', { noticedAt: at(1), leakType: 'missend', kind: 'real', summary: sealed(1), channel: 'phone' }, 'responder'),
  entry(2, 'EvidenceSealed', { evidence: piece.list, kind: 'document', description: sealed(2), sha256: 'a'.repeat(64) }),
  entry(3, 'NoteAdded', { text: sealed(10) }),
  entry(4, 'DecisionRecorded', {
    decision: id(20),
    subject: 'principal-notice',
    question: sealed(4),
    options: sealed(5),
    choice: 1,
    reason: sealed(6),
    reliesOn: [],
  }),
  entry(5, 'TrackAssigned', { track: 'containment', to: person.responder }),
  entry(
    6,
    'ReminderFellDue',
    { notice: id(30), duty: 'jp.appi.preliminary-report', reminder: 'half-time', dueAt: at(2), forDueAt: at(3) },
    null,
  ),
  entry(7, 'FilingMade', {
    duty: 'jp.appi.preliminary-report',
    kind: 'preliminary',
    madeAt: at(2),
    channel: 'ppc-web-form',
    late: false,
    strictness: 'guideline',
    draft: id(40),
  }),
];

const judgement = {
  duty: 'jp.appi.preliminary-report',
  kind: 'filing',
  names: { ja: '速報', en: 'Preliminary report' },
  recipient: { ja: '個人情報保護委員会', en: 'PPC' },
  standing: 'arisen',
  clock: { strictness: 'guideline', zone: 'Asia/Tokyo', anchor: 'aware', startsAt: at(1), alarmOn: '2026-12-05' },
  reminders: [],
  readings: [],
  because: [],
  cites: [{ law: '法', provision: '26(1)' }],
  wouldChangeIf: [],
  warnings: [],
  pack: { version: '1', digest: 'e'.repeat(64) },
};

const view = {
  id: id(90),
  reference: 'K7QM-2RTD',
  kind: 'real',
  leakType: 'missend',
  reportedAt: at(1),
  seq: 7,
  digest: 'd'.repeat(64),
  lastActivityAt: at(2),
  closed: false,
  ruledOut: false,
  principals: { exact: 1 },
  summary: sealed(1),
  noticedAt: at(1),
  awareness: { awareAt: at(1), provisional: false, basis: 'report', history: [] },
  cause: { cause: 'mis-handover', confidence: 'confirmed', detail: sealed(3) },
  categories: ['patient'],
  dataItems: ['name', 'special-care'],
  trackViews: [
    { track: 'detection', state: 'done', waitingFor: [] },
    { track: 'containment', state: 'open', waitingFor: [] },
  ],
  duties: [
    {
      duty: judgement.duty,
      kind: 'filing',
      judgement,
      state: 'settled',
      settledAt: at(2),
      settledBy: 'filing',
      late: false,
      soleDecision: false,
      history: [],
    },
  ],
  notArisen: ['jp.my-number.final-report'],
  facts: [
    {
      fact: 'leak-occurred',
      version: 1,
      stated: { value: true, confidence: 'probable' },
      source: 'interview',
      evidence: [],
      by: person.responder,
      at: at(1),
    },
    {
      fact: 'leak-occurred',
      version: 2,
      stated: { value: true, confidence: 'confirmed', asOf: at(1, 12) },
      source: 'own-check',
      evidence: [piece.list],
      by: person.officer,
      at: at(1, 13),
    },
  ],
  evidence: [
    {
      evidence: piece.list,
      kind: 'document',
      description: sealed(2),
      sha256: 'a'.repeat(64),
      fileSize: 12_345,
      file: id(51),
      fileName: sealed(11),
      at: at(1),
      by: person.officer,
      custody: [],
    },
    {
      evidence: piece.log,
      kind: 'log',
      description: sealed(2),
      sha256: 'b'.repeat(64),
      fileSize: 9,
      at: at(1),
      by: person.officer,
      custody: [],
    },
    {
      evidence: piece.photograph,
      kind: 'photograph',
      description: sealed(2),
      sha256: 'f'.repeat(64),
      file: id(52),
      at: at(1),
      by: person.officer,
      custody: [],
    },
  ],
  containmentMeasures: [{ measure: 'recipient-asked-to-delete', takenAt: at(1), evidence: [], by: person.responder }],
  filings: [
    {
      filing: id(41),
      duty: judgement.duty,
      kind: 'preliminary',
      state: 'made',
      content: sealed(8),
      openItems: [],
      draftedBy: person.responder,
      approvedBy: person.approver,
      madeAt: at(2),
      channel: 'ppc-web-form',
      receiptNumber: sealed(9),
      late: false,
      soleDecision: false,
    },
  ],
  preventionMeasures: [
    { measure: id(60), kind: 'rule', standing: 'planned', description: sealed(7), owner: person.responder, dueOn: '2026-12-25' },
    {
      measure: id(61),
      kind: 'technical-control',
      standing: 'planned',
      description: sealed(7),
      dueOn: '2026-12-20',
      verified: { at: '2026-12-22T10:00:00+09:00', result: 'effective', carriedOutOn: '2026-12-18', by: person.responder },
    },
  ],
  decisions: [
    {
      decision: id(20),
      number: 1,
      subject: 'principal-notice',
      state: 'in-force',
      question: sealed(4),
      options: sealed(5),
      choice: 1,
      reason: sealed(6),
      reliesOn: [{ fact: 'leak-occurred', version: 1 }],
      decidedAt: at(1),
      decidedBy: person.officer,
      approved: { at: at(1, 12), by: person.approver, soleDecision: false },
      upheld: [],
    },
  ],
  rulings: [],
  limited: [],
} as unknown as IncidentView;

/** An envelope handed to the wrong patient: one state with something in every part. */
export const clinic = (profile: PackProfile, changed: Partial<PackSource> = {}): PackSource => ({
  profile,
  organisation: 'さくら医院',
  view,
  entries,
  withheld: new Set(),
  people: new Map([
    [person.officer, '山田花子'],
    [person.responder, '髙橋一郎'],
    [person.approver, '𠮷田次郎'],
  ]),
  texts,
  files: new Map([
    [piece.list, 'intact'],
    [piece.photograph, 'intact'],
  ]),
  ...changed,
});
