import type { FactView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { newerThanSeen, versionText } from './seen.js';

const version = (fact: string, number: number, stated: object) =>
  ({ fact, version: number, stated, source: 'document', evidence: [], at: '2026-11-29T10:00:00+09:00', by: 'p1' }) as unknown as FactView;
const sure = (value: boolean) => ({ value, confidence: 'confirmed' });
const facts = [
  version('leak-occurred', 1, sure(true)),
  version('leak-occurred', 2, sure(false)),
  version('principals-affected', 1, { exact: 30 }),
];
const versions = (...asked: Parameters<typeof newerThanSeen>) => {
  const newer = newerThanSeen(...asked);
  return newer && [newer.seen?.version, newer.latest.version];
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

test('a version is said with how sure it is, as of when, and from where', () => {
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
  const words = { asOf: (at: string) => `${at} 時点`, source: (source: string) => `出所 ${source}` };
  const dated = version('principals-affected', 2, { estimate: 30, max: 40, asOf: '2026-11-28T21:00:00+09:00' });
  expect(versionText(dated, words, speaker)).toBe('約 30 人（最大 40 人）・推定・11/28（土）21:00 時点・出所 書類');
  expect(versionText(version('leak-occurred', 1, sure(true)), words, speaker)).toBe('はい・判明・出所 書類');
});
