import type { AssessmentForm, Judgement } from '@shodo/contracts';
import { assess } from './assess.js';
import type { Condition, Pack } from './pack.js';
import { aForm, aLibrary, aLimit, aPack, weekdays } from './specification/a-pack.js';

const yes = { value: true, confidence: 'confirmed' };
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
        code: 'amendment-would-differ',
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
  test('is asked for where the profile names none', () => {
    expect(judged(abroad, {}).warnings).toContainEqual({ code: 'zone-is-not-named', with: { used: 'Europe/Berlin' } });
    expect(judged(aPack(), {}).warnings.map(({ code }) => code)).not.toContain('zone-is-not-named');
  });
  test('is not spoken of as another where the profile names none, nor where the regime has only one', () => {
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
  const line: Condition = { is: 'more-than', fact: 'principals-affected', line: 1000 };
  const pack = aPack({
    arisesWhen: { is: 'all-of', parts: [breach, line] },
    sectorsUnderOtherLaw: [{ sector: 'public', law: 'APPI 68', line: 100, without: [] }],
  });
  const of = (exact: number, sector: 'public' | 'general') =>
    judged(pack, { facts: { 'breach-occurred': yes, 'principals-affected': { exact } }, organisation: { jurisdictions: ['jp'], sector } });
  test('is judged by its own line', () => {
    expect([of(100, 'public'), of(101, 'public'), of(101, 'general')].map(({ standing }) => standing)).toEqual([
      'not-arisen',
      'arisen',
      'not-arisen',
    ]);
  });
  test('hears which law, and its line', () => {
    const provisions = (sector: 'public' | 'general') => of(101, sector).cites.map(({ provision }) => provision);
    expect([provisions('public').at(-1), provisions('general')]).toEqual(['68', pack.cites.map(({ provision }) => provision)]);
    expect([of(1, 'public'), of(1, 'general')].map(({ warnings }) => warnings)).toEqual([
      [{ code: 'sector-has-rules-of-its-own', with: { sector: 'public', law: 'APPI 68', line: 100 } }],
      [],
    ]);
  });
});

test('A starting point that is not on record leaves the duty provisional, and its record would settle it', () => {
  const of = (told: Parameters<typeof aForm>[0]) =>
    judged(aPack(), told).wouldChangeIf.filter(({ code }) => code === 'anchor-would-settle-it');
  expect(judged(aPack(), { anchors: {} }).standing).toBe('provisional');
  expect(of({ anchors: {} })).toEqual([{ code: 'anchor-would-settle-it', with: { anchor: 'aware' } }]);
  expect(of({ anchors: {}, facts: {} })).toEqual([]); // the facts are not known either
  expect(of({})).toEqual([]);
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
