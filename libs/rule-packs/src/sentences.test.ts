import { type Statement, sentenceOf, statementCodes } from '@shodo/contracts';
import { assessNow } from './assess-now.js';
import { loadCases } from './cases.js';

const all: Statement[] = loadCases().flatMap(({ form }) => {
  const { judgements, warnings } = assessNow(form);
  return [
    ...warnings,
    ...judgements.flatMap((one) => [...one.because, ...one.wouldChangeIf, ...one.warnings, ...one.readings.map(({ because }) => because)]),
  ];
});

test('Everything the cases make the engine say is a whole sentence in both languages', () => {
  expect(all.length).toBeGreaterThan(1000);
  const broken = all.filter(
    (one) =>
      !/。$/.test(sentenceOf(one, 'ja')) ||
      !/\.$/.test(sentenceOf(one, 'en')) ||
      /―|undefined|NaN/.test(sentenceOf(one, 'ja') + sentenceOf(one, 'en')),
  );
  expect(broken).toEqual([]);
});

test('English sentences hold no Japanese, and Japanese ones are Japanese', () => {
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
  const mixed = all.filter((one) => japanese.test(sentenceOf(one, 'en')) || !japanese.test(sentenceOf(one, 'ja')));
  expect(mixed).toEqual([]);
});

test('The engine says nothing outside the closed list', () => {
  const listed = new Set<string>(statementCodes);
  expect(all.filter(({ code }) => !listed.has(code))).toEqual([]);
});

test('A sentence about another duty calls it by its name', () => {
  const about = all.filter(({ code }) => code === 'limit-has-passed' || code === 'report-was-filed' || code === 'report-was-not-filed');
  const raw = about.filter((one) => (['ja', 'en'] as const).some((language) => sentenceOf(one, language).includes(String(one.with?.duty))));
  expect(raw).toEqual([]);
  expect(about.map(({ code }) => code)).toEqual(expect.arrayContaining(['limit-has-passed', 'report-was-not-filed']));
});
