import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import {
  actOptions,
  type Choosing,
  decisionOptions,
  dutyOptions,
  erasureOptions,
  evidenceOptions,
  fileOptions,
  filingOptions,
  reliedOptions,
  sealedBefore,
} from './choosing.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: { r1: 'アクセスログ', r2: '写真' } });
const choosing = (given: object): Choosing => ({ view: { allowed: [], ...given } as unknown as IncidentView, people: [], speaker });
const sealed = (evidence: string, ref: string, sha256?: string) => ({
  evidence,
  kind: 'log',
  description: { ref, commitment: '' },
  at: '2026-11-29T10:00:00+09:00',
  ...(sha256 && { sha256 }),
});

test('evidence is offered by name, the newest first', () => {
  expect(evidenceOptions(choosing({ evidence: [sealed('e1', 'r1'), sealed('e2', 'r2')] }))).toEqual([
    { value: 'e2', label: 'ログ・11/29（日）10:00：写真' },
    { value: 'e1', label: 'ログ・11/29（日）10:00：アクセスログ' },
  ]);
});

test('a file is offered to be erased where it is kept, by what it is called, and once', () => {
  const evidence = [
    { ...sealed('e1', 'r1'), file: 'f1', fileName: { ref: 'r2', commitment: '' } },
    sealed('e2', 'r2'),
    { ...sealed('e3', 'r1'), file: 'f3', fileErasedAt: '2026-11-29T11:00:00+09:00' },
  ];
  expect(fileOptions(choosing({ evidence }))).toEqual([{ value: 'e1', label: '写真・ログ・11/29（日）10:00：アクセスログ' }]);
});

test('a proposed erasure is told by how many texts and how many files go', () => {
  const proposed = (more: object) => ({ erasure: 'x', ground: 'recorded-by-mistake', proposedAt: '2026-11-29T11:00:00+09:00', ...more });
  const told = (more: object) => erasureOptions(choosing({ erasures: [proposed(more)] })).map(({ label }) => label);
  expect(told({ scope: 'texts', count: 1, files: 1 })).toEqual([
    '本文・ファイル名 1 件、証拠のファイル 1 件・誤って記録した・11/29（日）11:00',
  ]);
  expect(told({ scope: 'texts', count: 0, files: 2 })).toEqual(['証拠のファイル 2 件・誤って記録した・11/29（日）11:00']);
  expect(told({ scope: 'texts', count: 2, files: 0 })).toEqual(['選んだ本文 2 件・誤って記録した・11/29（日）11:00']);
  expect(told({ scope: 'whole-vault', count: 9, files: 0 })).toEqual(['この事案のすべての本文・誤って記録した・11/29（日）11:00']);
});

test('a digest that was sealed before is told by the name of the first', () => {
  const digest = 'ab'.repeat(32);
  const evidence = [sealed('e1', 'r1', digest), sealed('e2', 'r2', digest)];
  expect(sealedBefore(digest.toUpperCase(), choosing({ evidence }))).toBe('ログ・11/29（日）10:00：アクセスログ');
  expect(sealedBefore('cd'.repeat(32), choosing({ evidence }))).toBeUndefined();
  expect(sealedBefore('', choosing({ evidence }))).toBeUndefined();
});

test('what was filed or notified is taken back once; drafts are filed or approved', () => {
  const filing = (id: string, state: string, more: object = {}) => ({
    filing: id,
    duty: 'jp.appi.final-report',
    kind: 'final',
    state,
    ...more,
  });
  const filings = [
    filing('draft', 'drafted'),
    filing('filed', 'made', { madeAt: '2026-12-28T10:00:00+09:00' }),
    filing('struck', 'made', { madeAt: '2026-12-27T10:00:00+09:00', withdrawn: { at: 'then' } }),
  ];
  const offered = (command: 'WithdrawFiling' | 'ApproveFiling' | 'RecordFilingMade') => filingOptions(command, choosing({ filings }));
  expect(offered('WithdrawFiling')).toEqual([{ value: 'filed', label: expect.stringContaining('12/28（月）10:00') }]);
  expect(offered('ApproveFiling').map(({ value }) => value)).toEqual(['draft']);
  expect(offered('RecordFilingMade').map(({ value }) => value)).toEqual(['draft']);
  const acts = [
    { entry: 41, at: '2026-11-30T10:00:00+09:00', means: 'post', principals: 25 },
    { entry: 42, at: '2026-11-30T11:00:00+09:00', measure: 'inquiry-desk' },
  ];
  const withdrawn = [{ entry: 40, at: '2026-11-30T09:00:00+09:00', means: 'post', principals: 1, withdrawn: { at: 'then' } }];
  expect(actOptions(choosing({ duties: [{ reached: { acts, withdrawn } }, {}] }))).toEqual([
    { value: '42', label: expect.stringContaining('11/30（月）11:00') },
    { value: '41', label: expect.stringContaining('25 人') },
  ]);
});

test('a duty to rule out is one that fell away, and that this reader may rule out', () => {
  const names = { names: { ja: '確報', en: '' }, recipient: { ja: '委員会', en: '' } };
  const duty = (id: string, standing: string, settledAt?: string) => ({
    duty: id,
    kind: 'filing',
    judgement: { ...names, standing },
    ...(settledAt && { settledAt }),
  });
  const duties = [duty('fell', 'not-arisen'), duty('own', 'not-arisen'), duty('stands', 'arisen'), duty('settled', 'not-arisen', 'then')];
  const allowed = [{ command: 'RuleOutDuty', allowed: true, blockedBy: [], exceptFor: [{ on: 'own', blockedBy: [{ code: 'x' }] }] }];
  expect(dutyOptions('RuleOutDuty', choosing({ duties, allowed })).map(({ value }) => value)).toEqual(['fell']);
});

test('only advice that is given and open can be declined', () => {
  const duty = (id: string, force: string | undefined, standing = 'arisen', settledAt?: string) => ({
    duty: id,
    kind: 'notice',
    judgement: { names: { ja: id, en: '' }, recipient: { ja: '警察', en: '' }, standing, ...(force && { force }) },
    ...(settledAt && { settledAt }),
  });
  const duties = [
    duty('owed', undefined),
    duty('effort', 'effort'),
    duty('given', 'advice'),
    duty('fell', 'advice', 'not-arisen'),
    duty('told', 'advice', 'arisen', 'then'),
  ];
  expect(dutyOptions('DeclineAdvice', choosing({ duties })).map(({ value }) => value)).toEqual(['given']);
});

test('a decision is approved while it waits for that, upheld while it is open again, and superseded unless it was', () => {
  const decision = (id: string, number: number, state: string, more = {}) => ({
    decision: id,
    number,
    state,
    subject: 'report',
    question: { ref: 'r1', commitment: '' },
    ...more,
  });
  const decisions = [
    decision('d1', 1, 'superseded'),
    decision('d2', 2, 'to-approve'),
    decision('d3', 3, 'to-review'),
    decision('d4', 4, 'in-force', { supersedes: 'd1', approved: {} }),
    decision('d5', 5, 'to-approve', { supersedes: 'd4' }),
    decision('d6', 6, 'not-taken-up', { supersedes: 'd1' }),
  ];
  const offered = (command: Parameters<typeof decisionOptions>[0]) =>
    decisionOptions(command, choosing({ decisions })).map(({ value }) => value);
  expect(offered('ApproveDecision')).toEqual(['d5', 'd2']);
  expect(offered('UpholdDecision')).toEqual(['d3']);
  expect(offered('RecordDecision')).toEqual(['d4', 'd3', 'd2']);
  expect(decisionOptions('ApproveDecision', choosing({ decisions }))[1]?.label).toBe('2 報告するかどうか：アクセスログ');
});

test('a decision rests on the latest versions; one ticked before it was revised stays in sight', () => {
  const facts = [
    { fact: 'principals-affected', version: 1, stated: { exact: 800 } },
    { fact: 'principals-affected', version: 2, stated: { exact: 1_001 } },
  ];
  const say = (version: number, isOld: boolean) => `第${version}版${isOld ? '（古い）' : ''}`;
  const values = (ticked: string[]) => reliedOptions(choosing({ facts }), ticked, say).map(({ value }) => value);
  expect(values([])).toEqual(['principals-affected 2']);
  expect(values(['principals-affected 1'])).toEqual(['principals-affected 1', 'principals-affected 2']);
  expect(reliedOptions(choosing({ facts }), [], say)[0]?.label).toMatch(/1,001 人・第2版$/);
});
