import { incidentEvents, SealedText } from '@shodo/contracts';
import { clinic, person, piece } from '../specification/clinic.js';
import { reportOf } from './compose.js';
import { labels } from './words.js';

const at = '2026-12-02T10:00:00+09:00';
const sealed = (ref: string) => ({ ref, commitment: 'c'.repeat(64) });
const texts = { why: '理由の文', what: '問いの文', options: '一\n二', whom: '県警', alone: '一人しかいない', name: '名簿.csv' };

function toldOf(type: string, data: object, view: object = {}) {
  const source = clinic('lawyer');
  const [first] = source.entries;
  const drafted = { filing: 'f1', duty: 'jp.appi.preliminary-report', kind: 'preliminary', content: sealed('why') };
  const added = [
    { ...first, seq: 12, event: { type: 'FilingDrafted', version: 2, data: drafted } },
    { ...first, seq: 13, event: { type, version: 1, data } },
  ];
  const changed = { entries: [...source.entries, ...added], view: { ...source.view, ...view }, texts: { ...source.texts, ...texts } };
  const { sections } = reportOf(clinic('lawyer', changed as never)).report;
  return sections.find(({ part }) => part === 'timeline')?.sheet?.rows.at(-1)?.[3] ?? '';
}

test('an entry names the decision, the evidence and the draft it is about as the tables of the pack do', () => {
  const [decision] = clinic('lawyer').view.decisions;
  const view = {
    decisions: [decision, { ...decision, decision: 'd2', number: 2 }],
    limited: [{ item: 'd3', what: 'decision', number: 3 }],
  };
  const told = (type: string, data: object) => toldOf(type, data, view);
  expect(told('DecisionApproved', { decision: 'd2' })).toBe('判断 2 を承認しました。');
  expect(told('DecisionUpheld', { decision: 'd2', reliesOn: [] })).toBe('判断 2 を見直し、維持すると決めました。');
  expect(told('DecisionReviewFellDue', { decision: 'd2', dueAt: at })).toMatch(/^判断 2 を見直す日時になりました/);
  const recorded = { decision: 'd2', subject: 'principal-notice', choice: 1, reliesOn: [], supersedes: decision?.decision };
  expect(told('DecisionRecorded', recorded)).toMatch(/^判断 2 を記録しました：.*承認されると、判断 1 に代わります。$/);
  const facts = [{ fact: 'leak-occurred', version: 2 }];
  const reopened = (...decisions: unknown[]) => told('DecisionsReopened', { decisions, facts });
  expect(reopened(decision?.decision, 'd3')).toMatch(/^判断 1、判断 3 の根拠が変わりました：/);
  expect(reopened(decision?.decision, 'unknown')).toMatch(/^判断 2 件の根拠が変わりました：/);
  expect(told('FilingApproved', { filing: 'f1' })).toMatch(/の案（記録 12）を承認しました。$/);
  expect(told('FilingApproved', { filing: 'other' })).toBe('報告書の案を承認しました。');
  const again = { evidence: piece.log, kind: 'log', sha256: 'b'.repeat(64), sameAs: piece.list };
  expect(told('EvidenceSealed', again)).toMatch(/^証拠 2 を保全しました：.*同じファイルは証拠 1 として以前にも保全されています。$/);
  expect(told('EvidenceHandedOver', { evidence: piece.photograph, to: person.officer, handedAt: at })).toMatch(/^証拠 3 を山田花子さんに/);
});

test('every text under an entry says what it is, in the order in which they are read', () => {
  const decided = { reason: sealed('why'), options: sealed('options'), question: sealed('what'), reliesOn: [] };
  const told = toldOf('DecisionRecorded', { decision: 'd', subject: 'principal-notice', choice: 1, ...decided });
  expect(told.split('\n').slice(1)).toEqual(['問い：「問いの文」', '選択肢：「一', '二」', '理由：「理由の文」']);
  const handed = { evidence: piece.list, recipient: sealed('whom'), reason: sealed('why'), handedAt: at };
  expect(toldOf('EvidenceHandedOver', handed).split('\n').slice(1)).toEqual(['渡した相手：「県警」', '理由：「理由の文」']);
  const alone = { decision: 'd', note: sealed('why'), soleDecision: { reason: sealed('alone') } };
  expect(toldOf('DecisionApproved', alone).split('\n').slice(1)).toEqual(['補足：「理由の文」', '単独決裁の理由：「一人しかいない」']);
});

test('no event has a text that is not labelled', () => {
  const textsIn = (shape: object, under = ''): string[] =>
    Object.entries(shape).flatMap(([field, type]) => {
      const inner = type.unwrap?.() ?? type;
      if (inner === SealedText) return [`${under}${field}`];
      return 'shape' in inner ? textsIn(inner.shape, `${field}.`) : [];
    });
  const fields = new Set(Object.values(incidentEvents).flatMap(({ data }) => textsIn(data.shape)));
  expect([...fields].toSorted()).toEqual(Object.keys(labels).toSorted());
});
