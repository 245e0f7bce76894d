import { type Statement, sentenceOf, statementCodes } from '@shodo/contracts';
import type { Condition, CountLine } from '@shodo/duties';
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

/** Doubled words, one day named twice, days as machines write them (a version of a rule is called so), and provisions not cited as elsewhere. */
const clumsy = [
  /に当たる」に当た/,
  /おそれがある」疑い/,
  /(\d+月\d+日（.）)と\1/,
  /\d{4}-\d\d-\d\d(?!\.\d)/,
  /(?<![第\d])\d+条/,
  /条\d+[項号]/,
  /ガイドライン（?通則編/,
  /(\w{3} \d+ \w+) and \1/,
];

test('No sentence is clumsy: nothing doubled, days and provisions in one way of writing', () => {
  const said = [...all, { code: 'recipient-may-be-delegated' } as Statement];
  const texts = new Set(said.flatMap((one) => [sentenceOf(one, 'ja'), sentenceOf(one, 'en')]));
  expect([...texts].filter((text) => clumsy.some((one) => one.test(text)))).toEqual([]);
});

test('A number that is settled is no maximum', () => {
  const within = (told: object) =>
    ({ code: 'count-within-line', with: { fact: 'principals-affected', count: 1000, line: 1000, ...told } }) as Statement;
  expect(sentenceOf(within({ exact: 'yes' }), 'ja')).toBe('本人の数は1,000人で、1,000人を超えません。');
  expect(sentenceOf(within({}), 'ja')).toBe('本人の数は最大1,000人で、1,000人を超えません。');
  expect(sentenceOf(within({ exact: 'yes' }), 'en')).toBe('principals affected: 1,000, not more than 1,000.');
});

const saysIn = (language: 'ja' | 'en', code: string, told: object = {}) => sentenceOf({ code, with: told } as Statement, language);

test('Of a purpose that a word speaks for it says that the possibility is enough, and only that this is not established: a denial may be disputed', () => {
  const told = { fact: 'suspicion-indicator', value: 'c2-traffic', days: 60 };
  expect(saysIn('ja', 'reading-spoken-for', told)).toMatch(
    /そのおそれがあれば、期限は60日です。おそれがあるとはまだ確かめられていないため、目標にはしません。$/,
  );
  expect(saysIn('en', 'reading-spoken-for', told)).toMatch(
    /that possibility is enough for a limit of 60 days\. It is not established, so this is shown only\.$/,
  );
});

test('What is worked to is called neither a day nor earlier: it may be an hour, and the same as another reading', () => {
  expect(saysIn('ja', 'reading-safe')).not.toMatch(/日|早/);
  expect(saysIn('en', 'reading-safe')).not.toMatch(/\bday|\bdate|gives/);
});

test('A guide day that would come forward is called no limit', () => {
  const told = loadCases().flatMap(({ form }) =>
    assessNow(form).judgements.flatMap(({ clock, wouldChangeIf }) =>
      wouldChangeIf
        .filter(({ code }) => code === 'earlier-awareness-moves-the-date')
        .map((one) => ({ isGuide: clock?.strictness === 'guideline', ja: sentenceOf(one, 'ja'), en: sentenceOf(one, 'en') })),
    ),
  );
  expect(new Set(told.map(({ isGuide }) => isGuide))).toEqual(new Set([true, false]));
  const wrong = told.filter(
    ({ isGuide, ja, en }) => /目安の日は早まります/.test(ja) !== isGuide || /the guide day becomes earlier/.test(en) !== isGuide,
  );
  expect(wrong).toEqual([]);
});

test('Of public bodies no sector is spoken of', () => {
  for (const code of ['sector-has-rules-of-its-own', 'other-law-may-reach-further']) {
    const told = { sector: 'public', law: 'APPI 68' };
    expect(saysIn('ja', code, told)).toMatch(/^公的機関には別の定め/);
    expect(saysIn('en', code, told)).not.toContain('sector');
    expect(saysIn('ja', code, { law: 'FIEA 1' })).toMatch(/^この業種には別の定め/);
    expect(saysIn('en', code, { law: 'FIEA 1' })).toContain('this sector');
  }
});

test('The exception of pseudonymised information is that nothing else is concerned', () => {
  const told = { exemption: 'pseudonymised-only' };
  expect(saysIn('ja', 'exemption-would-lift', told)).toBe('「仮名加工情報だけであること」を証拠とともに確認できれば、対象外になります。');
  expect(saysIn('en', 'exemption-would-lift', told)).toContain('"only pseudonymously processed information"');
});

test('The record that may be wrong is named so that nobody reads more into it', () => {
  const told = { fact: 'event-grade', value: 'ordinary', anchor: 'classified', other: 'aware' };
  expect(saysIn('ja', 'grade-lies-below-the-count', told)).toContain('人数は、より高い等級の基準に達しています。');
  for (const code of ['grade-lies-below-the-count', 'anchors-out-of-order', 'awareness-before-occurrence']) {
    expect(saysIn('ja', code, told)).toMatch(/どちらが正しいかを確かめてください。$/);
    expect(saysIn('en', code, told)).toMatch(/ind out which of the two is right\.$/);
  }
  expect(saysIn('ja', 'mark-body-may-name-others')).toContain('審査基準に対する重大な違反');
});

const linesOf = (rule: Condition): readonly CountLine[] => {
  if ('parts' in rule) return rule.parts.flatMap(linesOf);
  if (rule.is === 'not') return linesOf(rule.part);
  return rule.is === 'more-than' ? [rule] : [];
};

test('What is left of a count is that of whom no State is counted, and no rule takes anything else away', () => {
  const told = { fact: 'principals-affected', count: 501, line: 500, exact: 'yes' };
  expect(saysIn('ja', 'rest-of-count-exceeds-line', told)).toBe(
    '州別の人数が分かっている人を除いた本人の数は501人で、500人を超えています。',
  );
  expect(saysIn('en', 'rest-of-count-exceeds-line', told)).toMatch(/^principals affected, apart from those counted by state: 501, /);
  const lines = shippedPacks().packs.flatMap(({ arisesWhen }) => linesOf(arisesWhen));
  const taken = lines.flatMap(({ apartFrom = [] }) => apartFrom);
  const amongTheRest = lines.flatMap(({ fact, silence }) => (silence === 'no' ? [fact] : []));
  expect(taken.length).toBeGreaterThan(0);
  expect([...taken, ...amongTheRest].filter((fact) => !fact.startsWith('residents-affected-us-'))).toEqual([]);
});

test('The grades of an event bear the names of the Chinese rules', () => {
  const grade = (value: string) => saysIn('ja', 'choice-holds', { fact: 'event-grade', value });
  expect(['ordinary', 'relatively-large', 'large', 'especially-large'].map(grade)).toEqual(
    ['一般', '較大', '重大', '特別重大'].map((name) => `事案の等級は「${name}」です。`),
  );
});

/** Every character that Japanese text is written in: those of Shift_JIS. Simplified Chinese ones are not among them. */
function writtenInJapanese(): ReadonlySet<string> {
  const decoder = new TextDecoder('shift_jis');
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  return new Set(
    [...bytes.map((byte) => [byte]), ...bytes.slice(0x81).flatMap((lead) => bytes.map((trail) => [lead, trail]))].map((one) =>
      decoder.decode(new Uint8Array(one)),
    ),
  );
}

test('The Japanese name of a duty and of its recipient is written in Japanese characters', () => {
  const known = writtenInJapanese();
  // Versions that have a successor keep the names they were issued with.
  const present = shippedPacks().packs.filter(({ supersededBy }) => supersededBy === undefined);
  const names = present.flatMap(({ names: { ja }, recipient }) => [ja, 'names' in recipient ? recipient.names.ja : '']);
  expect(names.filter((name) => [...name].some((each) => !known.has(each)))).toEqual([]);
});
