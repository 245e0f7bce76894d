import { type Statement, sentenceOf, statementCodes } from '@shodo/contracts';
import { assessNow, shippedPacks } from './assess-now.js';
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

test('No sentence shows the id of a duty that has a name', () => {
  const ids = new Set<string>(shippedPacks().packs.map(({ duty }) => duty));
  const raw = all
    // What somebody wrote and no pack goes by has no other name.
    .filter(({ code }) => code !== 'filing-of-an-unknown-duty' && code !== 'filing-is-taken-as')
    .filter((one) => (['ja', 'en'] as const).some((language) => [...ids].some((id) => sentenceOf(one, language).includes(id))));
  expect(raw).toEqual([]);
  expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining(['limit-has-passed', 'report-was-not-filed']));
});
