import { inForceOn, profileGaps, selectPacks } from './selection.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

const aware = Date.parse('2026-11-24T10:00:00+09:00');
const known = () => new Map([['aware', aware]]);
const chosen = (
  packs: readonly ReturnType<typeof aPack>[],
  told: Parameters<typeof aForm>[0] = {},
  pins: Parameters<typeof selectPacks>[2] = [],
) =>
  selectPacks(aLibrary(...packs), aForm(told), pins, known).map(({ pack, inForce, keeps, warnings, others }) => ({
    version: pack.version,
    inForce,
    keeps,
    says: warnings.map(({ code }) => code),
    others: others.map(({ version }) => version),
  }));
const looksAt = (appliesTo: object, organisation: object, facts?: object) =>
  chosen([aPack({ appliesTo })], { organisation: { jurisdictions: ['jp'], ...organisation }, ...(facts && { facts }) }).length === 1;

test('A rule is in force from its first day to its last', () => {
  expect(
    ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((day) => inForceOn({ from: '2026-01-01', until: '2026-06-30' }, day)),
  ).toEqual([false, true, true, false]);
  expect(inForceOn({ from: '2026-01-01' }, '2199-01-01')).toBe(true);
});

describe('which organisations a rule looks at', () => {
  test('those of its jurisdiction', () => {
    expect(looksAt({}, {})).toBe(true);
    expect(looksAt({}, { jurisdictions: ['eu'] })).toBe(false);
  });
  test('by sector: what was said decides; unsaid, a fact only such an organisation is asked for', () => {
    const telecom = { sectors: ['telecom'] };
    expect(looksAt(telecom, { sector: 'telecom' })).toBe(true);
    expect(looksAt(telecom, { sector: 'general' })).toBe(false);
    expect(looksAt(telecom, {}, { 'leak-occurred': { value: null, confidence: 'unknown' } })).toBe(true);
    expect(looksAt(telecom, {}, { 'loss-occurred': { value: true, confidence: 'confirmed' } })).toBe(false);
  });
  test('a fact that a rule asks of everybody says nothing of the sector or the designation', () => {
    const leaked = { 'leak-occurred': { value: true, confidence: 'confirmed' } };
    const everybodys = aPack({ duty: 'jp.law.everybodys' });
    const organs = aPack({ duty: 'jp.law.organs', version: '2026-01-01.2', appliesTo: { designations: ['cn-central-organ'] } });
    const versions = (organisation: object) =>
      chosen([everybodys, organs], { organisation: { jurisdictions: ['jp'], ...organisation }, facts: leaked }).map(
        ({ version }) => version,
      );
    expect(versions({})).toEqual(['2026-01-01.1']);
    expect(versions({ designations: ['cn-central-organ'] })).toEqual(['2026-01-01.1', '2026-01-01.2']);
  });

  test('by designation, alike; a breach is a fact everybody is asked for', () => {
    const operator = { designations: ['nis2-entity'] };
    expect(looksAt(operator, { designations: ['nis2-entity', 'dora-entity'] })).toBe(true);
    expect(looksAt(operator, { designations: [] })).toBe(false);
    expect(looksAt(operator, {})).toBe(true);
    const ofBreach = aPack({
      appliesTo: operator,
      arisesWhen: { is: 'fact', fact: 'breach-occurred', from: 'suspected', silence: 'open' },
    });
    expect(chosen([ofBreach], { facts: { 'breach-occurred': { value: true, confidence: 'confirmed' } } })).toEqual([]);
    const ofFiling = aPack({ appliesTo: operator, arisesWhen: { is: 'filed', duty: 'jp.law.first' } });
    expect(chosen([ofFiling])).toEqual([]);
  });
  test('by mark, never guessed; by listing; by agreements on the register', () => {
    expect(looksAt({ marks: ['privacy-mark'] }, { marks: ['privacy-mark'] })).toBe(true);
    expect(looksAt({ marks: ['privacy-mark'] }, {})).toBe(false);
    expect([
      looksAt({ listed: true }, { listed: true }),
      looksAt({ listed: true }, { listed: false }),
      looksAt({ listed: true }, {}),
    ]).toEqual([true, false, false]);
    const agreed = [{ ref: 'P-1', within: { days: 1 } }];
    expect(looksAt({ register: 'insurers' }, { register: { insurers: agreed } })).toBe(true);
    expect(looksAt({ register: 'insurers' }, { register: { insurers: [], partners: agreed } })).toBe(false);
    expect(looksAt({ register: 'insurers' }, {})).toBe(false);
  });
});

test('What the profile leaves out is named where a rule in its scope asks for it', () => {
  const [bySector, byListing] = [
    aPack({ appliesTo: { sectors: ['telecom'] } }),
    aPack({ duty: 'jp.law.other', appliesTo: { listed: true } }),
  ];
  const gaps = (organisation: object, ...packs: ReturnType<typeof aPack>[]) =>
    profileGaps(aLibrary(...packs), { jurisdictions: ['jp'], ...organisation } as never).map((one) => one.with?.gap);
  expect(gaps({}, bySector, byListing)).toEqual(['sector-and-listing']);
  expect(gaps({ sector: 'general' }, bySector, byListing)).toEqual(['listing']);
  expect(gaps({ listed: false }, bySector, byListing)).toEqual(['sector']);
  expect(gaps({ sector: 'general', listed: true }, bySector, byListing)).toEqual([]);
  expect(gaps({}, aPack())).toEqual([]);
  expect(gaps({ jurisdictions: ['eu'] }, bySector, byListing)).toEqual([]);
});

test('What was looked at by the facts alone is not said to have been left out', () => {
  const packs = ['jp.telecom.report', 'jp.finance.report'].map((duty) => aPack({ duty, appliesTo: { sectors: [duty.split('.')[1]] } }));
  const silent = (...looked: string[]) => profileGaps(aLibrary(...packs), { jurisdictions: ['jp'] } as never, new Set(looked));
  expect(silent('jp.telecom.report')).toEqual([{ code: 'profile-is-silent', with: { gap: 'sector', butByFacts: 'yes' } }]);
  expect(silent('jp.telecom.report', 'jp.finance.report')).toEqual([]);
  expect(silent()).toEqual([{ code: 'profile-is-silent', with: { gap: 'sector' } }]);
});

test('Of designations that nobody stated is spoken only where a rule was looked at for the facts alone', () => {
  const duty = 'jp.infra.report';
  const designated = aLibrary(aPack({ duty, appliesTo: { designations: ['special-infra-operator'] } }));
  const silent = (organisation: object, ...looked: string[]) =>
    profileGaps(designated, { jurisdictions: ['jp'], sector: 'general', listed: false, ...organisation } as never, new Set(looked));
  expect(silent({}, duty)).toEqual([{ code: 'profile-is-silent', with: { gap: 'designations', butByFacts: 'yes' } }]);
  expect(silent({})).toEqual([]);
  expect(silent({ designations: ['special-infra-operator'] }, duty)).toEqual([]);
  expect(silent({ jurisdictions: ['eu'] }, duty)).toEqual([]);
});

describe('which version judges', () => {
  const [older, newer] = [
    aPack({ version: 'older', inForce: { from: '2020-01-01', until: '2026-11-23' } }),
    aPack({ version: 'newer', inForce: { from: '2026-11-24' } }),
  ];
  const sure = { inForce: 'yes', keeps: false, says: [], others: [] };

  test('the one in force on the day its clock begins', () => {
    expect(chosen([newer, older])).toEqual([{ ...sure, version: 'newer' }]);
    const earlier = selectPacks(aLibrary(newer, older), aForm(), [], () => new Map([['aware', aware - 86_400_000]]));
    expect(earlier.map(({ pack }) => pack.version)).toEqual(['older']);
  });
  test('without a start, the one in force now', () => {
    const waiting = (version: string, inForce: object) =>
      aPack({ version, inForce, clock: { earliestOf: [aLimit({ anchor: 'determined' })] } });
    const packs = [waiting('old', { from: '2020-01-01', until: '2026-11-30' }), waiting('new', { from: '2026-12-01' })];
    expect(chosen(packs)).toEqual([{ ...sure, version: 'new' }]);
    expect(chosen(packs, { now: '2026-11-30T23:59:59+09:00' })).toEqual([{ ...sure, version: 'old', others: ['new'] }]);
  });
  test('none in force: the nearest before, else the first to come, with a warning; or no such duty yet', () => {
    const ended = aPack({ version: 'ended', inForce: { from: '2020-01-01', until: '2021-01-01' } });
    const longEnded = aPack({ version: 'long-ended', inForce: { from: '2010-01-01', until: '2011-01-01' } });
    const coming = aPack({ version: 'coming', inForce: { from: '2028-01-01' } });
    const unsure = { inForce: 'no', keeps: false, says: ['pack-is-not-in-force'], others: [] };
    expect(chosen([longEnded, coming, ended])).toEqual([{ ...unsure, version: 'ended', others: ['coming'] }]);
    expect(chosen([ended, longEnded])).toEqual([{ ...unsure, version: 'ended' }]);
    expect(chosen([coming])).toEqual([{ ...unsure, version: 'coming' }]);
    expect(selectPacks(aLibrary(ended), aForm(), [], known)[0]?.warnings).toEqual([
      {
        code: 'pack-is-not-in-force',
        with: { duty: 'jp.law.report', dutyJa: '報告', dutyEn: 'Report', from: '2020-01-01', until: '2021-01-01' },
      },
    ]);
    const first = aPack({ version: 'first', inForce: { from: '2028-01-01', before: 'no-such-duty' } });
    expect(chosen([first])).toEqual([{ ...sure, version: 'first', inForce: 'not-yet', others: ['first'] }]);
    // Begun meanwhile, it is no proposal: it does not reach back to what was known before it.
    expect(chosen([first], { now: '2027-12-31T23:59:59+09:00' })).toMatchObject([{ others: ['first'] }]);
    expect(chosen([first], { now: '2028-01-01T00:00:00+09:00' })).toEqual([{ ...sure, version: 'first', inForce: 'not-yet', others: [] }]);
    const amendment = aPack({ version: 'amendment', pending: { state: 'promulgated' } });
    expect(chosen([first, amendment], { now: '2027-12-31T09:00:00+09:00' })).toMatchObject([{ others: ['first', 'amendment'] }]);
    expect(chosen([first, amendment], { now: '2028-01-01T09:00:00+09:00' })).toMatchObject([{ others: [] }]);
    expect(chosen([aPack({ version: 'over', inForce: { from: '2020-01-01', until: '2021-01-01', before: 'no-such-duty' } })])).toEqual([
      { ...unsure, version: 'over' },
    ]);
  });
  test('the one in force on the day of the earliest anchor, where several start its clock', () => {
    const clock = { earliestOf: [aLimit(), aLimit({ anchor: 'discovered' })] };
    const packs = [
      aPack({ version: 'newer', clock, inForce: { from: '2026-07-01' } }),
      aPack({ version: 'old', clock, inForce: { from: '2026-01-01', until: '2026-06-30' } }),
    ];
    const anchors = () => new Map([...known(), ['discovered', Date.parse('2026-06-30T23:59:00+09:00')] as const]);
    expect(selectPacks(aLibrary(...packs), aForm(), [], anchors).map(({ pack }) => pack.version)).toEqual(['old']);
  });
  test('a superseded one judges nothing new, a pending one is shown beside', () => {
    const kept = aPack({ version: 'kept', supersededBy: 'newer' });
    const pending = aPack({ version: 'pending', pending: { state: 'proposed' }, inForce: { from: '9999-12-31' } });
    expect(chosen([kept, newer, pending])).toEqual([{ ...sure, version: 'newer', others: ['pending'] }]);
    expect(chosen([pending])).toEqual([{ ...sure, version: 'pending', inForce: 'not-yet', others: ['pending'] }]);
    const dropped = aPack({ version: 'dropped', pending: { state: 'proposed' }, supersededBy: 'pending' });
    expect(chosen([dropped, newer, pending])).toEqual([{ ...sure, version: 'newer', others: ['pending'] }]);
    const second = aPack({ version: 'second', pending: { state: 'promulgated' } });
    expect(chosen([pending, second])).toEqual([{ ...sure, version: 'pending', inForce: 'not-yet', others: ['pending', 'second'] }]);
    expect(chosen([kept])).toEqual([]);
  });
  test('an amendment whose day is known and has not come is shown beside, until its day', () => {
    const present = aPack({ version: 'present', digest: 'b'.repeat(64), inForce: { from: '2020-01-01', until: '2027-03-31' } });
    const amended = aPack({ version: 'amended', digest: 'd'.repeat(64), inForce: { from: '2027-04-01' } });
    const proposal = aPack({ version: 'proposal', pending: { state: 'proposed' }, inForce: { from: '9999-12-31' } });
    expect(chosen([present, amended, proposal])).toEqual([{ ...sure, version: 'present', others: ['amended', 'proposal'] }]);
    expect(chosen([present, amended], { now: '2027-03-31T23:59:59+09:00' })).toMatchObject([{ version: 'present', others: ['amended'] }]);
    // Begun meanwhile, it does not reach back to what was known before it.
    expect(chosen([present, amended], { now: '2027-04-01T00:00:00+09:00' })).toMatchObject([{ version: 'present', others: [] }]);
    const pinnedTo = ({ version, digest }: typeof present) => ({ duty: 'jp.law.report' as never, version, digest: digest as never });
    expect(chosen([present, amended], {}, [pinnedTo(present)])).toEqual([{ ...sure, version: 'present', others: ['amended'] }]);
    expect(chosen([present, amended], {}, [pinnedTo(amended)])).toMatchObject([{ version: 'amended', others: ['present'] }]);
    const older = aPack({ version: 'older', digest: 'e'.repeat(64), supersededBy: 'present' });
    expect(chosen([older, present, amended], {}, [pinnedTo(older)])).toMatchObject([{ version: 'older', others: ['present', 'amended'] }]);
  });
  test('an amendment is shown from the day it was passed, and the rule it would bring is named before as well', () => {
    const amendment = aPack({ version: 'amendment', pending: { state: 'promulgated', since: '2026-11-24' } });
    for (const [now, others] of [
      ['2026-11-23T23:59:59+09:00', []],
      ['2026-11-24T00:00:00+09:00', ['amendment']],
    ] as const) {
      expect(chosen([newer, amendment], { now })).toMatchObject([{ others }]);
      expect(chosen([amendment], { now })).toEqual([{ ...sure, version: 'amendment', inForce: 'not-yet', others }]);
    }
  });
  test('what had begun when it was last compared with the law is no amendment of an earlier day, nor is what amends it one of the rule before', () => {
    const lastChecked = { on: '2026-11-23', against: 'the text', grade: 'R' };
    const before = { version: 'before', inForce: { from: '2022-04-01', until: '2024-03-31', before: 'no-such-duty' }, lastChecked };
    const [old, present] = [aPack(before), aPack({ version: 'present', inForce: { from: '2024-04-01' }, lastChecked })];
    const amendment = aPack({ version: 'amendment', pending: { state: 'promulgated', from: '2028-07-16' }, lastChecked });
    const all = [amendment, present, old];
    const knownOn = (day: string, now: string) =>
      selectPacks(aLibrary(...all), aForm({ now }), [], () => new Map([['aware', Date.parse(`${day}T10:00:00+09:00`)]])).map(
        ({ pack, inForce, others }) => [pack.version, inForce, others.map(({ version }) => version)],
      );
    for (const year of ['1999', '2021'])
      expect(knownOn(`${year}-03-15`, `${year}-03-20T09:00:00+09:00`)).toEqual([['before', 'not-yet', []]]);
    // Before the next rule began, soon after, and today.
    for (const now of ['2024-03-20', '2024-04-10', '2026-11-24'])
      expect(knownOn('2024-03-15', `${now}T09:00:00+09:00`)).toEqual([['before', 'yes', []]]);
    expect(knownOn('2024-04-01', '2026-11-24T09:00:00+09:00')).toEqual([['present', 'yes', ['amendment']]]);
  });
  test('a pinned one, whatever came since; a pin nobody can follow is named, and the duty is kept', () => {
    const kept = aPack({ version: 'kept', digest: 'b'.repeat(64), supersededBy: 'newer' });
    const pin = { duty: 'jp.law.report' as never, version: 'kept', digest: 'b'.repeat(64) as never };
    expect(chosen([kept, newer], {}, [pin])).toEqual([{ ...sure, version: 'kept', others: ['newer'] }]);
    expect(chosen([newer], {}, [{ ...pin, version: 'newer', digest: newer.digest as never }])).toEqual([{ ...sure, version: 'newer' }]);
    expect(chosen([newer], {}, [pin])).toEqual([{ ...sure, version: 'newer', keeps: true, says: ['pinned-pack-is-missing'] }]);
    expect(chosen([kept, newer], {}, [{ ...pin, digest: 'c'.repeat(64) as never }])[0]?.version).toBe('newer');
    expect(chosen([newer], {}, [{ ...pin, duty: 'jp.law.other' as never }])).toEqual([{ ...sure, version: 'newer' }]);
  });
  test('duties come in the order of their ids', () => {
    const duties = selectPacks(
      aLibrary(aPack({ duty: 'jp.b.x' }), aPack({ duty: 'jp.a.x' }), aPack({ duty: 'jp.c.x' })),
      aForm(),
      [],
      known,
    );
    expect(duties.map(({ pack }) => pack.duty)).toEqual(['jp.a.x', 'jp.b.x', 'jp.c.x']);
  });
});
