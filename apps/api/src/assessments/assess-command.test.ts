import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssessmentAnswer, FactName, OrganisationProfile, Question, questions } from '@shodo/contracts';
import { assessCommand, exitCodes, readText } from './assess-command.js';

const yes = { value: true, confidence: 'confirmed' };
const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url));
const examples = readdirSync(`${docs}examples/assess`);

function run(args: readonly string[], text = '') {
  const [out, err]: string[][] = [[], []];
  const read = (file: string) => (file === '-' ? text : readFileSync(file, 'utf8'));
  const code = assessCommand(args, { read, out: (line) => out?.push(line), err: (line) => err?.push(line) });
  return { code, out: (out ?? []).join('\n'), err: (err ?? []).join('\n') };
}
const form = (changes: object) =>
  JSON.stringify({ now: '2026-11-30T09:00:00+09:00', organisation: { jurisdictions: ['jp'] }, anchors: {}, facts: {}, ...changes });
const pointersOf = (text: string) =>
  (JSON.parse(run(['-'], text).err) as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

test.each(examples)('The example %s is answered in both languages, each duty with a reason', (name) => {
  for (const language of [[], ['--en']]) {
    const { code, out } = run([...language, `${docs}examples/assess/${name}`]);
    expect(code).toBe(exitCodes.answered);
    const { duties } = AssessmentAnswer.parse(JSON.parse(out));
    expect(duties.length).toBeGreaterThan(0);
    expect(duties.filter(({ because, cites }) => because.length === 0 || cites.length === 0)).toEqual([]);
    expect(duties.some(({ standing }) => standing !== 'not-arisen')).toBe(true);
  }
});

test('The law is cited in the language of the answer, that of every place', () => {
  const places = OrganisationProfile.shape.jurisdictions.element.options;
  const everything = {
    organisation: {
      jurisdictions: places,
      sector: 'telecom',
      listed: true,
      marks: ['privacy-mark'],
      designations: ['special-infra-operator', 'nis2-entity', 'dora-entity', 'cra-manufacturer', 'tw-digital-economy', 'cn-central-organ'],
      register: { insurers: [{ ref: 'A', within: { hours: 24 } }], partners: [{ ref: 'B', within: { hours: 24 } }] },
    },
  };
  const cited = (...args: string[]) => AssessmentAnswer.parse(JSON.parse(run([...args, '-'], form(everything)).out)).duties;
  const [japanese, english] = [cited(), cited('--en')];
  const of = (duties: typeof japanese) => duties.find(({ duty }) => duty === 'jp.appi.final-report')?.cites;
  expect(of(japanese)).toEqual([
    '個人情報保護法第26条第1項',
    '個人情報保護法施行規則第7条',
    '個人情報保護法施行規則第8条第2項',
    '通則ガイドライン3-5-3-1',
    '通則ガイドライン3-5-3-4',
    '行政機関の休日に関する法律第1条・第2条',
  ]);
  expect(of(english)?.slice(0, 2)).toEqual(['APPI Art. 26(1)', 'APPI Enforcement Rules Art. 7']);
  const isJapanese = (text: string) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);
  expect(japanese.flatMap(({ cites }) => cites).filter((one) => !isJapanese(one))).toEqual([]);
  expect(english.flatMap(({ cites }) => cites).filter(isJapanese)).toEqual([]);
});

test('There are eight examples or more', () => expect(examples.length).toBeGreaterThanOrEqual(8));

test('The page tells every question as it is asked, with its fact', () => {
  const page = readFileSync(`${docs}assessment.md`, 'utf8');
  for (const question of Question.options) {
    const { ja, en, fact } = questions[question];
    expect(page).toContain(`| \`${question}\` | ${ja} ${en} | \`${fact}\` |`);
  }
});

describe('A file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assess-'));
  const file = join(folder, 'form.json');
  afterAll(() => rmSync(folder, { recursive: true }));
  const said: string[] = [];
  const answered = (bytes: Buffer) => {
    writeFileSync(file, bytes);
    return assessCommand([file], { read: readText, out: () => undefined, err: (line) => said.push(line) });
  };

  test('may begin with a mark of the byte order', () => expect(answered(Buffer.from(`\uFEFF${form({})}`))).toBe(exitCodes.answered));
  test('that is not UTF-8 cannot be read, and it is said why', () => {
    expect(answered(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(form({}), 'utf16le')]))).toBe(exitCodes.misused);
    expect(said).toEqual([`読めません（UTF-8 ではありません）: ${file}\nCannot be read (it is not UTF-8): ${file}`]);
  });
  test('that is not there cannot be read', () =>
    expect(assessCommand([join(folder, 'none')], { read: readText, out: () => undefined, err: () => undefined })).toBe(exitCodes.misused));
});

test('A party that is named twice in the register is refused where it stands again', () => {
  const agreed = (ref: string, hours: number) => ({ ref, within: { hours } });
  const registered = (register: object) => form({ organisation: { jurisdictions: ['jp'], register } });
  const twice = registered({ insurers: [agreed('A', 24)], partners: [agreed('A', 24), agreed('B', 24), agreed('A', 48)] });
  expect(pointersOf(twice)).toEqual(['/organisation/register/partners/2/ref']);
  expect(run(['-', '--en'], twice).err).toContain('in the list twice');
  expect(run(['-'], registered({ insurers: [agreed('A', 24)], partners: [agreed('A', 24), agreed('B', 24)] })).code).toBe(
    exitCodes.answered,
  );
});

test.each([
  [{ 'principals-affected': { exact: '30' } }, 'a number, without quotation marks.'],
  [{ 'principals-affected': { exact: 1.5 } }, 'a whole number, without quotation marks.'],
  [{ 'principals-affected': 30 }, 'an object { }; or a list [ ]; or null.'],
  [{ 'breach-occurred': { value: 'yes', confidence: 'confirmed' } }, 'true or false, without quotation marks.'],
  [[], 'an object { }.'],
])('A value of the wrong type is told the type that is taken there', (facts, wanted) => {
  expect(run(['-', '--en'], form({ facts })).err).toContain(`"The value has the wrong type. Expected here: ${wanted}"`);
});

const agreed = (within: object) => ({ organisation: { jurisdictions: ['jp'], register: { insurers: [{ ref: 'A', within }] } } });
test.each([
  [{ facts: { 'principals-affected': { exact: 3, max: 9 } } }, '/facts/principals-affected', '(exact, max)'],
  [{ facts: { 'principals-affected': { exact: 3, estimate: 3, max: 9 } } }, '/facts/principals-affected', '(estimate, exact, max)'],
  [{ facts: { 'principals-affected': { unknown: true, max: 9 } } }, '/facts/principals-affected', '(max, unknown)'],
  [agreed({ hours: 24, days: 1 }), '/organisation/register/insurers/0/within', '(days, hours)'],
])('Of fields that exclude each other none is called unknown: %j', (changes, pointer, names) => {
  expect(JSON.parse(run(['-', '--en'], form(changes)).err).errors).toEqual([
    expect.objectContaining({ pointer, detail: `Some of these fields exclude each other. Leave some out. ${names}` }),
  ]);
});
test.each([
  [{ facts: { 'principals-affected': {} } }, '/facts/principals-affected', '(exact, estimate, max, unknown)'],
  [{ facts: { 'principals-affected': [{ exact: 3 }, {}] } }, '/facts/principals-affected/1', '(exact, estimate, max, unknown)'],
  [agreed({}), '/organisation/register/insurers/0/within', '(hours, days)'],
])('Of fields of which one is needed none is called required by itself: %j', (changes, pointer, names) => {
  expect(JSON.parse(run(['-', '--en'], form(changes)).err).errors).toEqual([
    expect.objectContaining({ pointer, detail: `One of these fields is required. ${names}` }),
  ]);
});
test('A reference of blanks is told that nothing of it can be seen', () => {
  const blank = { organisation: { jurisdictions: ['jp'], register: { insurers: [{ ref: ' ', within: { days: 1 } }] } } };
  expect(JSON.parse(run(['-', '--en'], form(blank)).err).errors).toEqual([
    expect.objectContaining({ detail: 'Nothing of this text can be seen. Write something.' }),
  ]);
});
test('A field that no form knows stays unknown beside one that a form knows', () => {
  expect(pointersOf(form({ facts: { 'principals-affected': { exact: 3, most: 9 } } }))).toEqual(['/facts/principals-affected/most']);
  expect(pointersOf(form({ facts: { 'principals-affected': { exact: 3, max: 9, most: 9 } } }))).toEqual([
    '/facts/principals-affected',
    '/facts/principals-affected/most',
  ]);
});

test('Null in place of a whole fact is that fact left out, byte for byte', () => {
  const judged = (facts: object, answers: object = {}) =>
    run(['-'], form({ organisation: { jurisdictions: ['jp', 'kr', 'cn', 'us-ca'] }, facts, answers })).out;
  const leak = { 'leak-occurred': { value: true, confidence: 'confirmed' } };
  const silent = judged(leak);
  expect(silent).toContain('"jp.appi.preliminary-report"');
  const others = FactName.options.filter((fact) => fact !== 'leak-occurred');
  for (const fact of others) expect(judged({ [fact]: null, ...leak })).toBe(silent);
  expect(judged({ ...leak, ...Object.fromEntries(others.map((fact) => [fact, null])) })).toBe(silent);
  expect(judged({ 'breach-occurred': null }, { happened: 'no' })).toBe(judged({}, { happened: 'no' }));
});
test.each([
  [{ facts: null }, '/facts'],
  [{ facts: { 'leak-occurred': [null] } }, '/facts/leak-occurred/0'],
  [{ facts: { 'no-such-fact': null } }, '/facts/no-such-fact'],
  [{ facts: { 'principals-affected': { exact: null } } }, '/facts/principals-affected/exact'],
  [{ answers: { happened: null } }, '/answers/happened'],
])('Null is refused where it stands for less or more than a fact: %j', (changes, pointer) => {
  expect(pointersOf(form(changes))).toEqual([pointer]);
});

test.each([
  [{ anchors: { aware: null } }, 'a time with its offset, as in 2026-11-28T22:00:00+09:00; or a day, as in 2026-12-28.'],
  [{ now: 1 }, 'a time with its offset, as in 2026-11-28T22:00:00+09:00.'],
])('Where a time or a day is wanted it is not text that is asked for: %j', (changes, wanted) => {
  expect(run(['-', '--en'], form(changes)).err).toContain(`"The value has the wrong type. Expected here: ${wanted}"`);
});

test.each([
  [{ organisation: { jurisdictions: [] } }, 'Too few. At least 1 is needed.'],
  [{ facts: { 'leak-occurred': { value: true, confidence: 'confirmed', evidence: [''] } } }, 'Too short. At least 1 is needed.'],
  [
    { facts: { 'leak-occurred': { value: true, confidence: 'confirmed', evidence: ['  '] } } },
    'Nothing of this text can be seen. Write something.',
  ],
])('A list is too few, a text too short or blank: %j', (changes, sentence) => {
  expect(run(['-', '--en'], form(changes)).err).toContain(`"${sentence}"`);
});

const insured = (within: object) => ({ organisation: { jurisdictions: ['jp'], register: { insurers: [{ ref: 'A', within }] } } });
test.each([
  [{ facts: { 'principals-affected': { exact: -1 } } }, 'The value is too small. 0 is the smallest that is taken.'],
  [
    { facts: { 'principals-affected': { exact: 10_000_000_000_000 } } },
    'The value is too large. 10,000,000,000 is the largest that is taken.',
  ],
  [{ facts: { 'principals-affected': { exact: 1e20 } } }, 'The value is too large. 10,000,000,000 is the largest that is taken.'],
  [{ facts: { 'principals-affected': { exact: -1e20 } } }, 'The value is too small. 0 is the smallest that is taken.'],
  [insured({ hours: 0 }), 'The value is too small. 1 is the smallest that is taken.'],
])('A number beyond what is taken is answered with the last that is: %j', (changes, sentence) => {
  expect(run(['-', '--en'], form(changes)).err).toContain(`"${sentence}"`);
});

test.each([
  [{ facts: { 'breach-occured': yes } }, 'Known here: breach-occurred.'],
  [{ facts: { 'special-care-involved': yes } }, 'Known here: special-care-information-involved.'],
  [{ facts: { principals: { exact: 3 } } }, 'Known here: principals-affected, principals-hard-to-reach.'],
  [{ organisation: { jurisdiction: ['jp'], jurisdictions: ['jp'] } }, 'Known here: jurisdictions.'],
  [{ facts: { 'principals-affected': { eaxct: 3 } } }, 'Known here: exact.'],
  [{ answers: { hapened: 'yes' } }, 'Known here: happened.'],
])('A name that is misspelled is answered with those that may be meant: %j', (changes, names) => {
  expect(run(['-', '--en'], form(changes)).err).toContain(`"This field is not known here. ${names}"`);
});
test('A name that is near no other is answered with none, and so is one without end', () => {
  for (const name of ['zzz', 'breach-occurred'.repeat(1_000)])
    for (const changes of [{ facts: { [name]: yes } }, { answers: { [name]: 'yes' } }, { [name]: 1 }])
      expect(run(['-', '--en'], form(changes)).err).toContain('"This field is not known here."');
});

test('A choice is one of its own words', () => {
  const said = (fact: string, value: string) => form({ facts: { [fact]: { value, confidence: 'confirmed' } } });
  expect(run(['-'], said('leak-type', 'loss')).code).toBe(exitCodes.answered);
  expect(pointersOf(said('suspicion-indicator', 'loss'))).toEqual(['/facts/suspicion-indicator/value']);
  expect(pointersOf(said('event-grade', 'theft'))).toEqual(['/facts/event-grade/value']);
  expect(pointersOf(said('leak-type', 'large'))).toEqual(['/facts/leak-type/value']);
});

test('No field is taken twice', () => {
  expect(
    pointersOf(
      '{"now":"2026-11-30T09:00:00+09:00","organisation":{"jurisdictions":["jp"],"listed":true,"listed":false},"anchors":{},"facts":{}}',
    ),
  ).toEqual(['/organisation/listed']);
});

test('The page tells every fact and every jurisdiction', () => {
  const page = readFileSync(`${docs}assessment.md`, 'utf8');
  const jurisdictions = OrganisationProfile.shape.jurisdictions.element.options;
  expect([...FactName.options, ...jurisdictions].filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});

test('A key given twice is refused, not read as the last one said; both languages say so', () => {
  const twice =
    '{"now":"2026-11-30T09:00:00+09:00","organisation":{"jurisdictions":["jp"]},"anchors":{},"facts":{"principals-affected":{"exact":1200},"principals-affected":{"exact":0}}}';
  expect(pointersOf(twice)).toEqual(['/facts/principals-affected']);
  expect(run(['-'], twice).err).toContain('同じ項目が二つあります。');
  expect(run(['-', '--en'], twice)).toMatchObject({ code: exitCodes.refused, out: '', err: expect.stringContaining('given twice') });
});

test('A word that is not in a closed list is refused with the words that are', () => {
  const { err } = run(['--en', '-'], form({ organisation: { jurisdictions: ['mars'] } }));
  expect(err).toContain(
    'Choose one of the listed values. (jp, eu, uk, kr, sg, au, tw, cn, hk, th, in, us-ca, us-ny, us-tx, us-hipaa, us-sec)',
  );
});

test.each([
  ['{\n  "now": "2026-11-30",\n}', '3行目の1文字目から先を読み取れません。', 'It cannot be read from line 3, column 1 on.'],
  ['{\n  "now": "2026', '2行目の15文字目で、途中のまま終わっています。', 'It ends at line 2, column 15, before it is complete.'],
])('What is not JSON is refused with the line and the sign', (text, ja, en) => {
  const errorsOf = (...args: string[]) => (JSON.parse(run([...args, '-'], text).err) as { errors: object[] }).errors;
  const told = (message: string) => [{ pointer: '', message, detail: message }];
  expect(errorsOf()).toEqual(told(`JSON として読めません。${ja}`));
  expect(errorsOf('--en')).toEqual(told(`This is not JSON. ${en}`));
});

test.each([
  [{ anchors: { awre: '2026-11-24' } }, '/anchors/awre', 'This field is not known here. Known here: aware, '],
  [{ anchors: { filed: '2026-11-24' } }, '/anchors/filed', 'filed:<duty>'],
  [{ provisionalAnchors: ['awre'] }, '/provisionalAnchors/0', 'Choose one of the listed values. (aware, '],
])('A name that no anchor has is refused with the names they have, wherever it stands', (changes, pointer, sentence) => {
  const { err } = run(['--en', '-'], form(changes));
  expect(err).toContain(`"${pointer}"`);
  expect(err).toContain(sentence);
});

test('Every place at fault is pointed at', () => {
  expect(
    pointersOf(
      form({ organisation: { jurisdictions: ['xx'] }, anchors: { awre: '2026-11-24', aware: '2026-02-30' }, facts: { 'no-such-fact': 1 } }),
    ),
  ).toEqual(['/organisation/jurisdictions/0', '/anchors/awre', '/anchors/aware', '/facts/no-such-fact']);
  expect(pointersOf(form({ now: '2026-11-30T09:00:00' }))).toEqual(['/now']);
  for (const zone of ['Mars/X', '', '+09:00', 'Asia/Tokio'])
    expect(pointersOf(form({ organisation: { jurisdictions: ['jp'], zone } }))).toEqual(['/organisation/zone']);
  expect(run(['-'], form({ organisation: { jurisdictions: ['jp'], zone: 'Mars/X' } })).err).toContain('IANA');
  for (const zone of ['Europe/Berlin', 'Asia/Tokyo', 'UTC'])
    expect(run(['-'], form({ organisation: { jurisdictions: ['eu'], zone } })).code).toBe(0);
  expect(pointersOf('{')).toEqual(['']);
});

test.each([
  '2026-11-28T25:00:00+09:00',
  '2026-11-28T10:61:00+09:00',
  '2026-02-30',
  '2026-11-28 10:00:00',
  '0001-01-01',
  '1899-12-31',
  '2200-01-01',
  'yesterday',
])('An anchor %s is answered with what may stand there: a time or a day', (aware) => {
  const { err } = run(['--en', '-'], form({ anchors: { aware } }));
  expect(err).toContain('"/anchors/aware"');
  expect(err).toContain('a time that exists, with its offset, as in 2026-11-28T22:00:00+09:00, or a day, as in 2026-12-28');
});

test.each([
  [{ anchors: { aware: '2026-11-28T22:00+09:00' } }, '/anchors/aware', 'The seconds are missing.'],
  [{ anchors: { aware: '2026-11-28T22:00:00' } }, '/anchors/aware', 'The offset is missing.'],
  [{ now: '2026-11-28T22:00' }, '/now', 'The seconds and the offset are missing.'],
  [
    { facts: { 'principals-affected': { exact: 3, asOf: '2026-11-28T22:00Z' } } },
    '/facts/principals-affected/asOf',
    'The seconds are missing.',
  ],
])('A time that is not whole is told what it lacks: %j', (changes, pointer, lacks) => {
  expect(JSON.parse(run(['--en', '-'], form(changes)).err).errors).toEqual([
    expect.objectContaining({ pointer, detail: expect.stringMatching(new RegExp(`^${lacks} .* as in 2026-11-28T22:00:00\\+09:00`)) }),
  ]);
});

test('A closed day of an authority is of the same years, and a place of its own time answers in offsets that may be written', () => {
  const authority = { kind: 'prefecture', closedOn: ['2026-12-23', '0001-01-01'] };
  const refused = run(['--en', '-'], form({ organisation: { jurisdictions: ['jp'], authority } })).err;
  expect(refused).toContain('"/organisation/authority/closedOn/1"');
  expect(refused).toContain('Give a day as in 2026-12-28, of the years 1900 to 2199.');
  const organisation = { jurisdictions: ['kr', 'eu', 'th', 'cn'] };
  const { code, out } = run(['-'], form({ now: '1901-01-01T09:00:00+08:00', organisation, anchors: { aware: '1900-01-01' } }));
  expect(code).toBe(0);
  expect(() => AssessmentAnswer.parse(JSON.parse(out))).not.toThrow();
  expect(out).toContain('+08:28"');
});

test.each<[string, string[], number]>([
  ['a form that does not fit', ['-'], exitCodes.refused],
  ['no file', [], exitCodes.misused],
  ['two files', ['a.json', 'b.json'], exitCodes.misused],
  ['an unknown option', ['--fr'], exitCodes.misused],
  ['a file that is not there', ['/nowhere/form.json'], exitCodes.misused],
])('%s is told by the exit code, and nothing is printed as an answer', (_name, args, code) => {
  const done = run(args, '{}');
  expect(done.code).toBe(code);
  expect(done.out).toBe('');
  expect(done.err).not.toBe('');
});

const answered = (changes: object) => AssessmentAnswer.parse(JSON.parse(run(['--en', '-'], form(changes)).out));

test('Nothing outside the profile is mentioned', () => {
  const regimes = (organisation: object) =>
    [...new Set(answered({ organisation }).duties.map(({ duty }) => duty.split('.').slice(0, 2).join('.')))].sort();
  expect(regimes({ jurisdictions: ['jp'], sector: 'general' })).toEqual(['jp.appi', 'jp.finance', 'jp.ipa', 'jp.my-number', 'jp.police']);
  expect(regimes({ jurisdictions: ['eu'], designations: [] })).toEqual(['eu.gdpr']);
  expect(regimes({ jurisdictions: ['us-hipaa'] })).toEqual(['us.hipaa']);
});

test('A public body is judged by the line of its own law, which the rule names', () => {
  const items = ['special-care-information-involved', 'property-damage-possible', 'wrongful-purpose-possible'];
  const denied = Object.fromEntries(items.map((item) => [item, { value: false, confidence: 'confirmed' }]));
  const owed = (sector: string) =>
    answered({
      organisation: { jurisdictions: ['jp'], sector },
      anchors: { aware: '2026-11-24T10:00:00+09:00' },
      facts: { 'breach-occurred': yes, 'principals-affected': { exact: 500 }, ...denied },
    }).duties.flatMap(({ duty, standing }) =>
      duty.startsWith('jp.appi.') && standing === 'arisen' ? [duty.slice('jp.appi.'.length)] : [],
    );
  expect(owed('public')).toEqual(['final-report', 'preliminary-report', 'principal-notice']);
  expect(owed('general')).toEqual(['voluntary-report']);
});

test('An organisation silent on its designations that states a fact only such a one is asked for has answered by that', () => {
  const organisation = { jurisdictions: ['eu'] };
  expect(answered({ organisation, facts: { 'significant-incident': yes } }).duties.some(({ duty }) => duty.startsWith('eu.nis2'))).toBe(
    true,
  );
  expect(answered({ organisation }).duties.some(({ duty }) => duty.startsWith('eu.nis2'))).toBe(false);
});

test('Who gives no register is told that nobody looked at contracts; who gives an empty one, or says that nothing happened, is not', () => {
  const warned = (organisation: object, happened: object = yes) =>
    answered({ organisation: { jurisdictions: ['jp'], ...organisation }, facts: { 'breach-occurred': happened } }).warnings.filter((one) =>
      one.includes('register of its'),
    );
  const none = { insurers: [], partners: [] };
  expect(warned({})).toEqual([
    "The organisation's settings give no register of its insurance policies and contracts with partners, so the notices to insurers and notices to contract partners that these ask for were not judged. Check whether they ask for a notice of incidents, and within what time. Where none does, an empty list says so.",
  ]);
  expect(warned({ register: { partners: [] } })).toEqual([expect.stringContaining('notices to insurers that these')]);
  expect(warned({ register: none })).toEqual([]);
  expect(warned({}, { value: false, confidence: 'confirmed' })).toEqual([]);
  expect(warned({ jurisdictions: ['eu'] })).toEqual([]);
  expect(run(['-'], form({ organisation: { jurisdictions: ['jp'] } })).out).toContain(
    '保険契約と取引先との契約の台帳がないため、契約で決めた保険会社への通知と取引先への通知は判断していません。',
  );
});

const standingOf = (changes: object) => answered(changes).duties.find(({ duty }) => duty === 'jp.appi.final-report')?.standing;
const plain = {
  'breach-occurred': yes,
  'special-care-information-involved': { value: false, confidence: 'confirmed' },
  'property-damage-possible': { value: false, confidence: 'confirmed' },
  'wrongful-purpose-possible': { value: false, confidence: 'confirmed' },
};
const anchors = { aware: '2026-11-24T10:00:00+09:00' };

test('Nobody affected and a list of 1,200 card holders cannot both be right: nothing is ruled out, and both are shown', () => {
  const facts = { ...plain, 'principals-affected': { exact: 0 }, 'card-holders-affected': { exact: 1200 } };
  expect(standingOf({ anchors, facts: { ...plain, 'principals-affected': { exact: 0 } } })).toBe('not-arisen');
  expect(standingOf({ anchors, facts })).not.toBe('not-arisen');
  expect(answered({ anchors, facts }).warnings.join(' ')).toMatch(/1,200/);
});

test.each<[string, object]>([
  [
    'of one moment',
    [
      { exact: 1200, asOf: '2026-11-24T10:00:00+09:00' },
      { exact: 0, asOf: '2026-11-24T10:00:00+09:00' },
    ],
  ],
  ['without a date', [{ exact: 1200 }, { exact: 0 }]],
  ['dated, and then one without a date', [{ exact: 1200, asOf: '2026-11-24T10:00:00+09:00' }, { exact: 0 }]],
])('Nobody and 1,200 in two records %s rule nothing out, and both are shown', (_name, counts) => {
  const facts = { ...plain, 'principals-affected': counts };
  expect(standingOf({ anchors, facts })).toBe('arisen');
  expect(answered({ anchors, facts }).warnings.join(' ')).toMatch(/\(1,200, 0\).*neither is a reason to rule a duty out/);
});

test('A later record settles what two earlier ones left open', () => {
  const asOf = '2026-11-24T10:00:00+09:00';
  const counts = [
    { exact: 1200, asOf },
    { exact: 0, asOf },
    { exact: 0, asOf: '2026-11-26T10:00:00+09:00' },
  ];
  expect(standingOf({ anchors, facts: { ...plain, 'principals-affected': counts } })).toBe('not-arisen');
  expect(answered({ anchors, facts: { ...plain, 'principals-affected': counts } }).warnings.join(' ')).not.toMatch(/ruled out/);
});

test('A filing under another id of its duty is taken as one, and said; the date that hangs on it follows', () => {
  const filed = (id: string) =>
    answered({
      now: '2026-12-01T09:00:00+09:00',
      organisation: { jurisdictions: ['eu'], designations: ['nis2-entity'], zone: 'Europe/Berlin' },
      anchors: { aware: '2026-11-27T17:20:00Z', [`filed:${id}`]: '2026-11-30T10:00:00Z' },
      facts: { 'significant-incident': yes },
    });
  const dueOn = (id: string) => filed(id).duties.find(({ duty }) => duty === 'eu.nis2.final-report')?.dueOn;
  expect(dueOn('eu.nis2.incident-notification')).toBe('2026-12-30');
  expect(dueOn('eu.nis2.notification')).toBe('2026-12-30');
  expect(filed('eu.nis2.notification').warnings).toContain(
    'The filing on record for eu.nis2.notification was taken as one on "Incident notification (NIS2)".',
  );
  expect(dueOn('eu.nis2.no-such-report')).toBeUndefined();
});

test.each<[string, object, RegExp]>([
  [
    'a local time that the clocks skip',
    { organisation: { jurisdictions: ['eu'] }, now: '2027-04-01T00:00:00Z', anchors: { aware: '2027-03-28T02:30:00+01:00' } },
    /does not exist in Europe\/Berlin.*taken as Sun 28 March, 03:30/,
  ],
  [
    'a local time that comes twice, the first of the two',
    { organisation: { jurisdictions: ['eu'] }, anchors: { aware: '2026-10-25T02:30:00+02:00' } },
    /comes twice in Europe\/Berlin.*taken as the first Sun 25 October, 02:30/,
  ],
  [
    'a local time that comes twice, the second of the two',
    { organisation: { jurisdictions: ['eu'] }, anchors: { aware: '2026-10-25T02:30:00+01:00' } },
    /taken as the second Sun 25 October, 02:30/,
  ],
  [
    'a limit that has passed',
    { anchors: { aware: '2026-10-01T10:00:00+09:00' } },
    /limit of "Final report \(APPI\)" \(Fri 30 October 2026, 23:59\) has passed/,
  ],
  [
    'awareness before the occurrence',
    { anchors: { ...anchors, occurred: '2026-11-25T10:00:00+09:00' } },
    /awareness lies before the occurrence/,
  ],
  ['a filing before anybody knew', { anchors: { ...anchors, 'filed:jp.appi.final-report': '2026-11-20T10:00:00+09:00' } }, /lies before/],
  [
    'a filing on a duty nobody knows',
    { anchors: { ...anchors, 'filed:jp.appi.no-such-report': '2026-11-25T10:00:00+09:00' } },
    /no rule knows/,
  ],
  ['a year before the rule', { now: '1999-12-01T00:00:00Z', anchors: { aware: '1999-11-24T10:00:00+09:00' } }, /in force from/],
  [
    'a year beyond the calendar',
    { now: '2101-12-01T00:00:00Z', anchors: { aware: '2101-11-24T10:00:00+09:00' } },
    /closed days of 2101 are not verified/,
  ],
])('%s is warned of', (_name, changes, warning) => {
  const { duties, warnings } = answered({ facts: { ...plain, 'special-care-information-involved': yes }, ...changes });
  expect([...warnings, ...duties.flatMap((duty) => duty.warnings)].join('\n')).toMatch(warning);
});
