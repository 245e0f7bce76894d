import type { AssessmentForm, Judgement } from '@shodo/contracts';
import { assess } from './assess.js';
import type { Condition, Pack } from './pack.js';
import { aForm, aLibrary, aLimit, aPack, weekdays } from './specification/a-pack.js';

const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
const breach: Condition = { is: 'fact', fact: 'breach-occurred', from: 'suspected', silence: 'open' };
const assessed = (pack: Pack, told: Parameters<typeof aForm>[0] = {}) => assess(aForm(told), aLibrary(pack));
const judged = (pack: Pack, told: Parameters<typeof aForm>[0] = {}): Judgement => {
  const [judgement] = assessed(pack, told).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
};
const codes = (statements: Judgement['because']) => statements.map(({ code }) => code);
const plate = {
  duty: 'jp.law.report',
  kind: 'filing',
  names: { ja: '報告', en: 'Report' },
  cites: [{ law: 'Law', provision: '1' }],
  pack: { version: '2026-01-01.1', digest: 'a'.repeat(64) },
  lastChecked: { on: '2026-01-01', against: 'the text', grade: 'R' },
  recipient: { ja: '官庁', en: 'the office' },
};

// By hand: Tuesday 24 November is day 1, day 30 is Wednesday 23 December, 29 days and 14 hours after the start.
test('A judgement tells what the rule is, when it is due, why, and what would change it; in this order', () => {
  const at = '2026-11-24T10:00:00+09:00';
  const cutOffAt = '2026-12-23T17:00:00+09:00';
  const expected = {
    ...plate,
    standing: 'arisen',
    clock: {
      strictness: 'statute',
      zone: 'Asia/Tokyo',
      anchor: 'aware',
      startsAt: at,
      dayOne: '2026-11-24',
      dueAt: '2026-12-23T23:59:59+09:00',
      dueOn: '2026-12-23',
      rawOn: '2026-12-23',
      workBy: '2026-12-23',
      cutOffAt,
      calendar: { offices: 'weekdays', version: '2026-01-01.1', digest: 'c'.repeat(64) },
    },
    reminders: [
      { kind: 'half-time', at: '2026-12-09T04:59:59+09:00' },
      { kind: 'four-fifths', at: '2026-12-18T01:59:59+09:00' },
      { kind: 'day-before', at: '2026-12-22T23:59:59+09:00' },
      { kind: 'lapse', at: '2026-12-24T00:00:00+09:00' },
    ],
    readings: [],
    because: [
      { code: 'fact-holds', with: { fact: 'leak-occurred', confidence: 'confirmed' } },
      { code: 'clock-starts-at-anchor', with: { anchor: 'aware', at } },
      { code: 'first-day-counts', with: { day: '2026-11-24' } },
      { code: 'last-day-is', with: { number: 30, day: '2026-12-23' } },
      { code: 'due-day-is-open', with: { dueOn: '2026-12-23' } },
      { code: 'internal-cut-off', with: { at: cutOffAt } },
    ],
    wouldChangeIf: [
      { code: 'standing-would-change', with: { fact: 'leak-occurred', value: 'no', standing: 'not-arisen' } },
      { code: 'earlier-awareness-moves-the-date' },
    ],
    restsOn: ['leak-occurred'],
    warnings: [],
  };
  expect(JSON.stringify(assessed(aPack()))).toBe(JSON.stringify({ judgements: [expected], warnings: [] }));
});

test('A duty of effort says so; advice reminds nobody', () => {
  expect(judged(aPack())).not.toHaveProperty('force');
  expect(judged(aPack({ force: 'effort' }))).toMatchObject({ force: 'effort', reminders: [{}, {}, {}, {}] });
  expect(judged(aPack({ force: 'advice' }))).toMatchObject({ force: 'advice', reminders: [] });
});

test('Before a rule begins there is no such duty, but what it would give', () => {
  const later = aPack({ inForce: { from: '2027-01-01', before: 'no-such-duty' } });
  expect(judged(later)).toStrictEqual({
    ...plate,
    standing: 'not-arisen',
    reminders: [],
    readings: [],
    restsOn: [],
    because: [{ code: 'rule-begins-later', with: { from: '2027-01-01' } }],
    wouldChangeIf: [],
    warnings: [
      {
        code: 'other-rule-differs',
        with: { state: 'promulgated', version: '2026-01-01.1', from: '2027-01-01', standing: 'arisen', due: '2026-12-23' },
      },
    ],
    otherRules: [
      {
        ...plate.pack,
        state: 'promulgated',
        from: '2027-01-01',
        standing: 'arisen',
        dueOn: '2026-12-23',
        dueAt: '2026-12-23T23:59:59+09:00',
      },
    ],
  });
});

test('An anchor other than awareness is not told to move with it', () => {
  const found = judged(aPack({ clock: { earliestOf: [aLimit({ anchor: 'discovered' })] } }), { anchors: { discovered: '2026-11-24' } });
  expect(found.clock?.dueOn).toBe('2026-12-23');
  expect(codes(found.wouldChangeIf)).toEqual(['standing-would-change']);
});

test('A jurisdiction without packs is named, and only that', () => {
  const { warnings } = assessed(aPack(), { organisation: { jurisdictions: ['jp', 'eu', 'kr'] } });
  expect(warnings).toEqual(['eu', 'kr'].map((jurisdiction) => ({ code: 'no-pack-for-jurisdiction', with: { jurisdiction } })));
});

describe('Of the warnings of a duty those concern the whole assessment', () => {
  const whole = (pack: Pack, told: Parameters<typeof aForm>[0] = {}) => codes(assessed(pack, told).warnings as Judgement['because']);
  test('that somebody must call about: a limit nobody has read', () => {
    expect(whole(aPack({ remarks: ['text-to-be-verified'], clock: { earliestOf: [aLimit({ within: { unknown: true } })] } }))).toEqual([
      'limit-is-not-known',
    ]);
  });
  test('a rule not in force, a pack that is gone, a calendar that ends', () => {
    expect(whole(aPack({ inForce: { from: '2020-01-01', until: '2021-01-01' } }))).toContain('pack-is-not-in-force');
    const pins = [{ duty: 'jp.law.report', version: '2020-01-01.1', digest: 'b'.repeat(64) }] as Parameters<typeof assess>[2];
    expect(codes(assess(aForm(), aLibrary(aPack()), pins).warnings as Judgement['because'])).toContain('pinned-pack-is-missing');
    expect(whole(aPack(), { now: '2031-12-01T09:00:00+09:00', anchors: { aware: '2031-11-24T10:00:00+09:00' } })).toContain(
      'CALENDAR_UNVERIFIED',
    );
  });
  test('a recipient nobody is sure of', () => {
    expect(whole(aPack({ recipient: { route: 'unheard-of' } }))).toContain('recipient-to-be-confirmed');
  });
});

describe('The zone of the authority', () => {
  const abroad = aPack({ clock: { zone: 'Europe/Berlin', zones: ['Europe/Berlin', 'Europe/Lisbon'] } });
  const saidOf = (pack: Pack, organisation: object) =>
    judged(pack, { organisation: { jurisdictions: ['jp'], ...organisation } }).warnings.filter(
      ({ code }) => code === 'zone-is-not-of-the-authority',
    );
  test('is the one on the profile where the regime has an authority there', () => {
    expect(judged(abroad, { organisation: { jurisdictions: ['jp'], zone: 'Europe/Lisbon' } }).clock?.zone).toBe('Europe/Lisbon');
    expect(saidOf(abroad, { zone: 'Europe/Lisbon' })).toEqual([]);
  });
  test('is the first where the profile names another, which is said', () => {
    expect(saidOf(abroad, { zone: 'Asia/Tokyo' })).toEqual([
      { code: 'zone-is-not-of-the-authority', with: { zone: 'Asia/Tokyo', used: 'Europe/Berlin' } },
    ]);
  });
  test('is not spoken of where the profile names none, nor where the regime has only one', () => {
    expect(saidOf(abroad, {})).toEqual([]);
    expect(saidOf(aPack(), { zone: 'Europe/Berlin' })).toEqual([]);
  });
});

describe('A sign of a leak, where it alone makes the breach suspected', () => {
  const facts = { 'suspicion-indicator': { value: 'c2-traffic', confidence: 'confirmed' } };
  const sign = { code: 'indicator-makes-it-suspected', with: { value: 'c2-traffic' } };
  test('is told first by a rule that asks for the breach, and by no other', () => {
    expect(judged(aPack({ arisesWhen: breach }), { facts }).because[0]).toEqual(sign);
    expect(judged(aPack(), { facts }).because).not.toContainEqual(sign);
  });
  test('is not told where somebody spoke of the breach', () => {
    expect(judged(aPack({ arisesWhen: breach }), { facts: { ...facts, 'breach-occurred': yes } }).because).not.toContainEqual(sign);
  });
});

describe('A proof that is asked for', () => {
  const care: Condition = { is: 'fact', fact: 'special-care-information-involved', from: 'suspected', silence: 'open' };
  const proof: Condition = { is: 'proven', fact: 'concealment-key-safe' };
  const pack = aPack({ arisesWhen: { is: 'any-of', parts: [{ is: 'not', part: care }, proof] } });
  const of = (facts: object) => judged(pack, { facts: { 'special-care-information-involved': yes, ...facts } });
  test('and that nobody spoke of is no reason by its silence', () => {
    expect(codes(of({}).because)).not.toContain('fact-is-not-proven');
    expect(of({}).standing).toBe('not-arisen');
  });
  test('is named where it was claimed and not proven', () => {
    expect(of({ 'concealment-key-safe': yes })).toMatchObject({ standing: 'not-arisen' });
    expect(codes(of({ 'concealment-key-safe': yes }).because)).toContain('fact-is-not-proven');
  });
  test('is the reason where it is there, and its denial would change the result', () => {
    const judgement = of({ 'concealment-key-safe': { ...yes, evidence: ['a reference'] } });
    expect(judgement.standing).toBe('arisen');
    expect(codes(judgement.because)).toContain('fact-is-proven');
    expect(judgement.wouldChangeIf).toContainEqual({
      code: 'standing-would-change',
      with: { fact: 'concealment-key-safe', value: 'no', standing: 'not-arisen' },
    });
  });
});

describe('A sector under another law', () => {
  const pack = aPack({ sectorsUnderOtherLaw: [{ sector: 'public', law: 'APPI 68', line: 100 }] });
  const standing = (facts: object, sector: string) => judged(pack, { facts, organisation: { jurisdictions: ['jp'], sector } }).standing;
  const denied = { 'leak-occurred': no, 'breach-occurred': yes };
  test('is never told that nothing applies while something happened', () => {
    expect(standing(denied, 'public')).toBe('provisional');
    expect(standing(denied, 'general')).toBe('not-arisen');
  });
  test('is released where nothing happened at all', () => {
    expect(standing({ 'leak-occurred': no, 'breach-occurred': no }, 'public')).toBe('not-arisen');
  });
  const asked: Condition = { is: 'fact', fact: 'data-entrusted-to-us', from: 'suspected', silence: 'no' };
  const item: Condition = { is: 'fact', fact: 'special-care-information-involved', from: 'suspected', silence: 'open' };
  const line: Condition = { is: 'more-than', fact: 'principals-affected', line: 1000 };
  const inPublic = (arisesWhen: Condition, facts: object) =>
    judged(aPack({ arisesWhen, sectorsUnderOtherLaw: pack.sectorsUnderOtherLaw }), {
      facts: { 'breach-occurred': yes, ...facts },
      organisation: { jurisdictions: ['jp'], sector: 'public' },
    }).standing;
  test('is not asked for what only some are asked for who have not said that they are', () => {
    const some: Condition = { is: 'all-of', parts: [asked, breach, item] };
    expect(inPublic(some, { 'special-care-information-involved': no })).toBe('not-arisen');
    expect(inPublic(some, { 'special-care-information-involved': no, 'data-entrusted-to-us': no })).toBe('not-arisen');
    expect(inPublic(some, { 'special-care-information-involved': no, 'data-entrusted-to-us': yes })).toBe('provisional');
    expect(inPublic(some, { 'special-care-information-involved': yes, 'data-entrusted-to-us': yes })).toBe('arisen');
  });
  test('is not sure of what is only for the case that nothing is owed', () => {
    const below: Condition = { is: 'all-of', parts: [breach, { is: 'not', part: { is: 'any-of', parts: [item, line] } }] };
    const denied = { 'special-care-information-involved': no };
    expect(inPublic(below, { ...denied, 'principals-affected': { exact: 101 } })).toBe('provisional');
    expect(inPublic(below, { ...denied, 'principals-affected': { exact: 1001 } })).toBe('not-arisen');
    expect(inPublic(below, { 'special-care-information-involved': yes, 'principals-affected': { exact: 1 } })).toBe('not-arisen');
  });
  test('hears that the other law is why, and which it is, where ours alone would settle it', () => {
    const said = { code: 'other-law-may-reach-further', with: { law: 'APPI 68', line: 100 } };
    const of = (
      facts: object,
      sector: 'public' | 'general' = 'public',
      arisesWhen: Condition = { is: 'all-of', parts: [breach, line] },
    ) => {
      const { because, cites } = judged(aPack({ arisesWhen, sectorsUnderOtherLaw: pack.sectorsUnderOtherLaw }), {
        facts: { 'breach-occurred': yes, ...facts },
        organisation: { jurisdictions: ['jp'], sector },
      });
      return [because.filter(({ code }) => code === said.code), cites.filter(({ provision }) => provision === '68')];
    };
    const [one, many] = [{ 'principals-affected': { exact: 1 } }, { 'principals-affected': { exact: 1001 } }];
    const told = [[said], [{ law: 'APPI', provision: '68' }]];
    expect(of(one)).toEqual(told);
    expect(of(one, 'public', { is: 'all-of', parts: [breach, { is: 'not', part: line }] })).toEqual(told);
    const denied = { 'principals-affected': { exact: 0 }, 'leak-occurred': no, 'breach-occurred': no };
    for (const plain of [of(one, 'general'), of(many), of({}), of(denied)]) expect(plain).toEqual([[], []]);
    const unread = aPack({ arisesWhen: line, sectorsUnderOtherLaw: [{ sector: 'public', law: 'APPI 68' }] });
    const organisation = { jurisdictions: ['jp'], sector: 'public' };
    expect(judged(unread, { facts: one, organisation }).because).toContainEqual({ code: said.code, with: { law: 'APPI 68' } });
  });
  test('hears which law', () => {
    expect(judged(pack, { organisation: { jurisdictions: ['jp'], sector: 'public' } }).warnings).toEqual([
      { code: 'sector-has-rules-of-its-own', with: { sector: 'public', law: 'APPI 68' } },
    ]);
  });
});

test('Awareness that is not sure leaves the duty provisional; an anchor nobody gave is not unsure', () => {
  const provisional = (provisionalAnchors: AssessmentForm['provisionalAnchors']) => judged(aPack(), { provisionalAnchors });
  expect(provisional(['aware'])).toMatchObject({ standing: 'provisional', clock: { dueOn: '2026-12-23' } });
  expect(codes(provisional(['aware']).because)).toContain('awareness-is-provisional');
  expect(provisional(['discovered']).standing).toBe('arisen');
});

test('The closed days of the calendar move the day; it is the calendar of the offices named', () => {
  const closed = { ...weekdays, special: [{ day: '2026-12-23', closed: true, names: { ja: '臨時', en: 'extra' } }] };
  const library = { ...aLibrary(aPack()), calendars: [{ ...closed, offices: 'others' }, closed] };
  expect(assess(aForm(), library).judgements[0]?.clock?.dueOn).toBe('2026-12-24');
});
