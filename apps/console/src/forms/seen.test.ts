import type { FactView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { newerThanSeen, onRecordText, versionText } from './seen.js';

const version = (fact: string, number: number, stated: object) =>
  ({ fact, version: number, stated, source: 'document', evidence: [], at: '2026-11-29T10:00:00+09:00', by: 'p1' }) as unknown as FactView;
const sure = (value: boolean) => ({ value, confidence: 'confirmed' });
const facts = [
  version('leak-occurred', 1, sure(true)),
  version('leak-occurred', 2, sure(false)),
  version('principals-affected', 1, { exact: 30 }),
];
type Asked = Parameters<typeof newerThanSeen>;
const newer = (command: Asked[0], view: Partial<Asked[1]>, typed: Asked[2]) =>
  newerThanSeen(command, { facts: [], trackViews: [], duties: [], rulings: [], ...view }, typed);
const versions = (...asked: Parameters<typeof newer>) => {
  const found = newer(...asked);
  const versionIn = (what: object | string) => ('fact' in Object(what) ? (what as { fact: FactView }).fact.version : undefined);
  return found && [versionIn(found.seen), versionIn(found.latest)];
};

test('a revision begun upon a version that is no longer the latest shows both, however long it lay there', () => {
  expect(versions('ReviseFact', { facts }, { fact: 'leak-occurred', basedOn: '1' })).toEqual([1, 2]);
  expect(versions('ReviseFact', { facts }, { fact: 'leak-occurred', basedOn: '2' })).toBeUndefined();
});

test('a first impact scope finds that another was first', () => {
  expect(versions('SetImpactScope', { facts }, { basedOn: '0' })).toEqual([undefined, 1]);
  expect(versions('SetImpactScope', { facts: [] }, { basedOn: '0' })).toBeUndefined();
});

test('a form that builds upon no version has none to miss', () => {
  expect(versions('RecordFact', { facts }, { fact: 'leak-occurred' })).toBeUndefined();
  expect(versions('ReviseFact', { facts }, { fact: '', basedOn: '1' })).toBeUndefined();
});

test('another cause since the form was begun is shown, with who recorded it; a form that names no entry misses none', () => {
  const at = '2026-11-29T10:00:00+09:00';
  const cause = { cause: 'theft', confidence: 'confirmed', entry: 9, at, by: 'p1' } as const;
  const found = { basedOn: 9, by: 'p1', at, latest: { cause } };
  expect(newer('EstablishCause', { cause }, { basedOn: '0' })).toEqual({ ...found, seen: 'nothing' });
  expect(newer('EstablishCause', { cause }, { basedOn: '4' })).toEqual({ ...found, seen: 'something' });
  expect(newer('EstablishCause', { cause }, { basedOn: '9' })).toBeUndefined();
  expect(newer('EstablishCause', { cause }, { basedOn: '' })).toBeUndefined();
  expect(newer('EstablishCause', { cause }, {})).toBeUndefined();
  const speaker = speakerOf('ja', { people: new Map([['p1', '髙橋 一郎']]), duties: new Map(), texts: {} });
  const words = { asOf: (when: string) => when, source: (source: string) => source, takenBack: '取消済', review: String };
  expect(onRecordText({ cause }, words, speaker)).toBe('盗難（判明）');
  expect(onRecordText({ holder: 'p1' }, words, speaker)).toBe('髙橋 一郎');
});

test('another time of knowing since the form was begun is shown beside the one that was seen', () => {
  const [first, second] = ['2026-11-28T22:00:00+09:00', '2026-11-27T18:30:00+09:00'];
  const history = [
    { awareAt: first, provisional: true, at: first },
    { awareAt: second, provisional: false, at: first, by: 'p1' },
  ];
  const awareness = { awareAt: second, provisional: false, basis: 'report', history } as const;
  const found = { basedOn: 2, by: 'p1', at: first, latest: { awareAt: second } };
  for (const command of ['EstablishAwareness', 'CorrectAwareness'] as const) {
    expect(newer(command, { awareness }, { basedOn: '1' })).toEqual({ ...found, seen: { awareAt: first } });
    expect(newer(command, { awareness }, { basedOn: '0' })).toEqual({ ...found, seen: 'nothing' });
    expect(newer(command, { awareness }, { basedOn: '2' })).toBeUndefined();
  }
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
  expect(onRecordText({ awareAt: second }, { asOf: String, source: String, takenBack: '', review: String }, speaker)).toBe(
    '2026年11月27日（金）18:30',
  );
});

test('a track that was handed over since is shown with who holds it now; another track is none of its business', () => {
  const at = '2026-11-29T10:00:00+09:00';
  const held = {
    track: 'detection',
    state: 'open',
    waitingFor: [],
    holder: 'p2',
    heldSince: at,
    holderEntry: 12,
    holderNamedBy: 'p1',
  } as const;
  const view = { trackViews: [{ ...held, waitingFor: [] }] };
  expect(newer('HandOverTrack', view, { track: 'detection', basedOn: '5' })).toEqual({
    basedOn: 12,
    by: 'p1',
    at,
    seen: 'something',
    latest: { holder: 'p2' },
  });
  expect(newer('HandOverTrack', view, { track: 'detection', basedOn: '12' })).toBeUndefined();
  expect(newer('HandOverTrack', view, { track: 'containment', basedOn: '5' })).toBeUndefined();
});

test('a notice that somebody else recorded under the duty since is shown, also one that was taken back at once; another duty is none of its business', () => {
  const [duty, at] = ['jp.appi.principal-notice', '2026-11-28T22:30:00+09:00'];
  const act = { entry: 14, at, means: 'post', principals: 30, by: 'p1' } as const;
  const withdrawn = { at, reason: { ref: 'r' } } as never;
  const view = (acts: readonly object[], takenBack: readonly object[] = []) => ({
    duties: [{ duty, reached: { notified: 30, substituted: 0, allStated: false, acts, withdrawn: takenBack } as never }],
  });
  const found = { by: 'p1', seen: 'nothing', latest: { act, isTakenBack: false } };
  for (const command of ['RecordPrincipalNoticeDone', 'RecordSubstituteMeasure'] as const) {
    expect(newer(command, view([act]), { duty, basedOn: '0' })).toEqual({ ...found, basedOn: 1 });
    expect(newer(command, view([act]), { duty, basedOn: '1' })).toBeUndefined();
    expect(newer(command, view([act]), { duty: 'kr.pipa.principal-notice', basedOn: '0' })).toBeUndefined();
    expect(newer(command, view([act]), { duty, basedOn: '' })).toBeUndefined();
  }
  const later = { ...act, entry: 16, means: 'phone' } as const;
  const struck = newer('RecordPrincipalNoticeDone', view([act], [{ ...later, withdrawn }]), { duty, basedOn: '1' });
  expect(struck).toEqual({ basedOn: 2, by: 'p1', seen: 'something', latest: { act: later, isTakenBack: true } });
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
  const words = { asOf: String, source: String, takenBack: '取消済', review: String };
  expect(onRecordText({ act, isTakenBack: false }, words, speaker)).toBe('郵送・11/28（土）22:30・30 人');
  expect(onRecordText({ act: later, isTakenBack: true }, words, speaker)).toBe('電話・11/28（土）22:30・30 人・取消済');
});

test('a hold of the notice by somebody else since is shown with its reason and its review, beside the one that was seen; another duty is none of its business', () => {
  const [duty, at] = ['jp.appi.principal-notice', '2026-11-28T22:30:00+09:00'];
  const hold = {
    seq: 14,
    what: 'notice-held',
    duties: [duty],
    stands: false,
    holding: 'too-little-known',
    reviewAt: '2026-11-30T10:00:00+09:00',
    at,
    by: 'p1',
    soleDecision: false,
  } as const;
  const later = { ...hold, seq: 16, stands: true, holding: 'notice-would-spread-harm', reviewAt: '2026-12-03T10:00:00+09:00' } as const;
  const ruledOut = { ...hold, seq: 20, what: 'duty-ruled-out' } as const;
  const found = { by: 'p1', at };
  const rulings = [hold, ruledOut] as never;
  expect(newer('HoldPrincipalNotice', { rulings }, { duty, basedOn: '0' })).toEqual({
    ...found,
    basedOn: 14,
    seen: 'nothing',
    latest: { hold },
  });
  expect(newer('HoldPrincipalNotice', { rulings }, { duty, basedOn: '14' })).toBeUndefined();
  expect(newer('HoldPrincipalNotice', { rulings }, { duty: 'kr.pipa.principal-notice', basedOn: '0' })).toBeUndefined();
  expect(newer('HoldPrincipalNotice', { rulings }, { duty, basedOn: '' })).toBeUndefined();
  const both = newer('HoldPrincipalNotice', { rulings: [hold, later, ruledOut] as never }, { duty, basedOn: '14' });
  expect(both).toEqual({ ...found, basedOn: 16, seen: { hold }, latest: { hold: later } });
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
  const words = { asOf: String, source: String, takenBack: '', review: (when: string) => `再検討 ${when}` };
  expect(onRecordText({ hold: hold as never }, words, speaker)).toBe('通知できる事実がまだほとんど分かっていない・再検討 11/30（月）10:00');
});

test('another proposal to close since the form was begun is shown with its own review; the same one is not', () => {
  const closing = { entry: 62, proposedBy: 'p1', proposedAt: '2026-12-28T10:00:00+09:00', review: { ref: 'r' } } as never;
  const found = { basedOn: 62, by: 'p1', at: '2026-12-28T10:00:00+09:00', seen: 'something', latest: { closing } };
  for (const command of ['ApproveClosing', 'TurnDownClosing'] as const) {
    expect(newer(command, { closing }, { basedOn: '58' })).toEqual(found);
    expect(newer(command, { closing }, { basedOn: '62' })).toBeUndefined();
    expect(newer(command, { closing }, { basedOn: '' })).toBeUndefined();
    expect(newer(command, {}, { basedOn: '58' })).toBeUndefined();
  }
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: { r: '控えを保管した。' } });
  expect(onRecordText({ closing }, { asOf: String, source: String, takenBack: '', review: String }, speaker)).toBe('控えを保管した。');
});

test('another legal hold since the form was begun is shown with its ground and its note; the same one is not', () => {
  const legalHold = { entry: 70, ground: 'litigation', placedBy: 'p1', placedAt: '2026-12-28T10:00:00+09:00', note: { ref: 'r' } } as never;
  const found = { basedOn: 70, by: 'p1', at: '2026-12-28T10:00:00+09:00', seen: 'something', latest: { legalHold } };
  expect(newer('LiftLegalHold', { legalHold }, { basedOn: '64' })).toEqual(found);
  for (const basedOn of ['70', '']) expect(newer('LiftLegalHold', { legalHold }, { basedOn })).toBeUndefined();
  expect(newer('LiftLegalHold', {}, { basedOn: '64' })).toBeUndefined();
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: { r: '訴状が届いた。' } });
  expect(onRecordText({ legalHold }, { asOf: String, source: String, takenBack: '', review: String }, speaker)).toBe(
    '訴訟に備えるため・訴状が届いた。',
  );
});

test('a time of the spread stopping that was declared anew since is shown; the one that was seen is not', () => {
  const [spreadStoppedAt, at] = ['2026-11-28T22:40:00+09:00', '2026-11-28T23:00:00+09:00'];
  const view = { spreadStoppedAt, spreadStopped: { entry: 35, at, by: 'p1' } } as const;
  const found = { basedOn: 35, by: 'p1', at, seen: 'something', latest: { stoppedAt: spreadStoppedAt } };
  expect(newer('WithdrawSpreadStopped', view, { basedOn: '33' })).toEqual(found);
  for (const basedOn of ['35', '']) expect(newer('WithdrawSpreadStopped', view, { basedOn })).toBeUndefined();
  expect(newer('WithdrawSpreadStopped', {}, { basedOn: '33' })).toBeUndefined();
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
  const words = { asOf: String, source: String, takenBack: '', review: String };
  expect(onRecordText({ stoppedAt: spreadStoppedAt }, words, speaker)).toBe('2026年11月28日（土）22:40');
});

test('a version is said with how sure it is, as of when, and from where', () => {
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
  const words = { asOf: (at: string) => `${at} 時点`, source: (source: string) => `出所 ${source}`, takenBack: '', review: String };
  const dated = version('principals-affected', 2, { estimate: 30, max: 40, asOf: '2026-11-28T21:00:00+09:00' });
  expect(versionText(dated, words, speaker)).toBe('約 30 人（最大 40 人）・推定・11/28（土）21:00 時点・出所 書類');
  expect(versionText(version('leak-occurred', 1, sure(true)), words, speaker)).toBe('はい・判明・出所 書類');
});
