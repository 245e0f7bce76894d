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

test('A sentence about another duty, or about what was filed for one, calls it by its name', () => {
  const ids = new Set(loadCases().map(({ duty }) => duty));
  const anId = new RegExp([...ids].map((id) => id.replaceAll('.', '\\.')).join('|'));
  const saysAnId = (one: Statement) => (['ja', 'en'] as const).some((language) => anId.test(sentenceOf(one, language)));
  expect(all.filter(saysAnId)).toEqual([]);
  const told = ['limit-has-passed', 'report-was-not-filed', 'clock-waits-for-filing'];
  expect(all.map(({ code }) => code)).toEqual(expect.arrayContaining(told));
  const ofFiling = all.find(({ code, with: named }) => code === 'clock-starts-at-anchor' && named?.anchor === 'filed:jp.appi.final-report');
  expect(ofFiling && sentenceOf(ofFiling, 'ja')).toMatch(/（「確報（個人情報保護法）」の提出）から数えます。$/);
  const kept = { code: 'clock-waits-for-filing', with: { anchor: 'filed:jp.appi.final-report' } };
  expect(saysAnId(kept)).toBe(true); // as an older record has it, which carries no names
});

test('A day between two holidays is called so in words, where it is only computed too', () => {
  const said = {
    code: 'holiday-is-provisional',
    with: { day: '2032-09-21', nameJa: 'citizens-holiday', nameEn: 'citizens-holiday' },
  } as const;
  expect(sentenceOf(said as never, 'ja')).toContain('（国民の休日）');
  expect(sentenceOf(said as never, 'en')).toContain("(citizens' holiday)");
});
