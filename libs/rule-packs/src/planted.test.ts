import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AssessmentForm } from '@shodo/contracts';
import { assess } from '@shodo/duties';
import { loadCases } from './cases.js';
import { readPacks, shippedFolder } from './load.js';
import { PacksRefused } from './yaml-file.js';

const folder = mkdtempSync(join(tmpdir(), 'planted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const finalReport = 'jp/appi/final-report.yaml';
const shipped = (file: string) => readFileSync(join(shippedFolder, file), 'utf8');

/** One sound file, with some of its words put otherwise, alone in a folder beside what else is given: what is said of it. */
let planted = 0;
function saidOf(file: string, changes: readonly (readonly [string, string])[], besides: Readonly<Record<string, string>> = {}): string[] {
  const own = join(folder, String(++planted));
  const text = changes.reduce((before, [was, is]) => {
    if (!before.includes(was)) throw new Error(`${file} does not hold ${was}`);
    return before.replace(was, is);
  }, shipped(file));
  for (const [name, content] of Object.entries({ ...besides, [file]: text })) {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), content);
  }
  try {
    readPacks(own);
    return [];
  } catch (error) {
    if (error instanceof PacksRefused) return error.problems.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
}
/** The line of a shipped pack that says its version, whichever that is by now. */
const versionOf = (file: string) => /^version: .*$/m.exec(shipped(file))?.[0] ?? '';
const lineOf = (file: string, words: string) =>
  shipped(file)
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1;

test('The files the words are put into are sound themselves', () => {
  expect(saidOf(finalReport, [])).toEqual([]);
  expect(saidOf('calendars/jp-state.yaml', [])).toEqual([]);
  expect(saidOf('routes/jp-filing-routes.yaml', [])).toEqual([]);
});

describe('A time in force', () => {
  const from = 'in-force: { from: 2024-04-01 }';
  const line = lineOf(finalReport, from);

  test('that ends before it begins is refused where its end stands; one day is a time', () => {
    expect(saidOf(finalReport, [[from, 'in-force: { from: 2024-04-01, until: 2024-03-31 }']])).toEqual([
      `${line}: in-force > until: the last day, 2024-03-31, lies before the first, 2024-04-01: this would be in force on no day`,
    ]);
    expect(saidOf(finalReport, [[from, 'in-force: { from: 2024-04-01, until: 2024-04-01 }']])).toEqual([]);
  });

  test('of a route is looked at as well', () => {
    const route = 'routes/jp-filing-routes.yaml';
    const said = saidOf(route, [['in-force: { from: 2022-04-01 }', 'in-force: { from: 2022-04-01, until: 2021-01-01 }']]);
    expect(said).toEqual([
      `${lineOf(route, 'from: 2022-04-01')}: rows > 0 > in-force > until: the last day, 2021-01-01, lies before the first, 2022-04-01: this would be in force on no day`,
    ]);
  });
});

describe('A clock whose words make no sense together', () => {
  const line = lineOf(finalReport, 'anchor: aware, within');
  const aware = '- { anchor: aware, within: { days: 30 }, first-day-counts: true, roll: next-open }';
  const limit = (written: string) => saidOf(finalReport, [[aware, `- { ${written} }`]]).filter((one) => one.startsWith(`${line}: `));
  const at = (path: string, message: string) => [`${line}: clock > earliest-of > 0${path}: ${message}`];

  test.each([
    [
      'anchor: aware, in-place-of: aware, within: { days: 30 }, first-day-counts: true, roll: next-open',
      ' > in-place-of',
      '"aware" stands in for itself, and so would never count: name the starting point it stands in for',
    ],
    [
      'anchor: aware, renewed-by: aware, within: { days: 30 }, first-day-counts: true, roll: next-open',
      ' > renewed-by',
      '"aware" renews itself: name the later report from which it counts anew',
    ],
    [
      'anchor: aware, unsure: true, within: { days: 30 }, first-day-counts: true, roll: next-open',
      ' > unsure',
      'only what stands in for another starting point may be unsure: in-place-of is missing',
    ],
    [
      'anchor: aware, within: { promptly: { target: 3, alarm: 5 } }, first-day-counts: true, roll: none',
      ' > within',
      'a target and an alarm are no statutory day: strictness: guideline is expected',
    ],
    [
      'anchor: aware, within: { hours: 72 }, first-day-counts: true, roll: next-open',
      ' > roll',
      'hours end on no day that could move: roll: none is expected',
    ],
    [
      '"anchor": "filed:jp.appi.final-report", within: { days: 30 }, first-day-counts: true, roll: next-open',
      ' > anchor',
      'a duty that waits for its own filing never falls due',
    ],
    [
      'anchor: aware, within: { days: -30 }, first-day-counts: true, roll: next-open',
      ' > within > days',
      'Too small: expected number to be >=1',
    ],
    [
      'anchor: aware, within: { days: 0 }, first-day-counts: true, roll: next-open',
      ' > within > days',
      'Too small: expected number to be >=1',
    ],
  ])('is refused: %s', (written, path, message) => {
    expect(limit(written)).toEqual(at(path, message));
  });

  test('counts no closed days without saying whose', () => {
    const said = saidOf(finalReport, [['  offices: jp-state\n', '']]);
    expect(said.map((one) => one.replace(/^\d+: /, ''))).toEqual(
      [0, 1, 2].map(
        (index) =>
          `clock > earliest-of > ${index} > within: closed days matter to this limit: clock > offices is expected, whose closed days they are`,
      ),
    );
    expect(
      saidOf(finalReport, [
        ['  offices: jp-state\n', ''],
        [aware, aware.replace('days: 30', 'business-days: 30')],
      ]),
    ).toHaveLength(3);
  });

  test('lengthens no days by hours', () => {
    const said = saidOf(finalReport, [['within: { days: 60 }', 'within: { hours: 60 }']]);
    expect(said).toEqual([
      `${lineOf(finalReport, 'within: { days: 60 }')}: clock > longer-when > 0 > within: no limit above is counted in this unit, so there is none that it lengthens`,
    ]);
  });

  test('reads itself otherwise, and never earlier', () => {
    const reading = (written: string) =>
      saidOf(finalReport, [
        ['  longer-when:', `  readings:\n    - { reading: arguable, because: reading-first-day-left-out${written} }\n  longer-when:`],
      ]);
    const same = 'clock > readings > 0: this reading counts as the limits above do: say what it counts otherwise';
    const earlier = 'clock > readings > 0: this reading ends before the limit that is worked to: write the earlier one under earliest-of';
    const said = (written: string) => reading(written).map((one) => one.replace(/^\d+: /, ''));
    expect(said(', first-day-counts: false')).toEqual([]);
    expect(said('')).toEqual([same]);
    expect(said(', first-day-counts: true')).toEqual([same]);
    expect(said(', from-next-full-hour: true')).toEqual([same]);
    expect(said(', roll: none')).toEqual([earlier]);
    expect(said(', first-day-counts: false, roll: none')).toEqual([earlier]);
  });
});

describe('The head of a pack', () => {
  test('is of the country of its duty', () => {
    expect(saidOf(finalReport, [['jurisdiction: jp', 'jurisdiction: us-ca']])).toEqual([
      '3: jurisdiction: the duty jp.appi.final-report is none of us-ca: its id begins with us.ca',
    ]);
  });

  test("names whose duty it is, or leaves the word out: an empty list is nobody's", () => {
    const said = saidOf(finalReport, [['sectors-under-other-law:\n', 'applies-to: { sectors: [] }\nsectors-under-other-law:\n']]);
    expect(said).toEqual([expect.stringMatching(/^\d+: applies-to > sectors: at least one is expected; .* general, healthcare/)]);
  });

  test('leaves out for another law no exception that it does not have', () => {
    const said = saidOf(finalReport, [['without: [pseudonymised-only,', 'without: [encrypted-and-key-safe,']]);
    expect(said).toEqual([expect.stringMatching(/^\d+: sectors-under-other-law > 0 > without/)]);
    const without = saidOf(finalReport, [
      [
        '  - { exemption: pseudonymised-only, needs: [pseudonymised-only], unless:',
        '  - { exemption: provided-on-purpose, needs: [pseudonymised-only], unless:',
      ],
    ]);
    expect(without).toContainEqual(expect.stringContaining('without names an exception that this rule does not have'));
  });

  test('is replaced by a newer version that is at hand, and by no other: else nothing would judge the duty', () => {
    const replaced = (by: string) => saidOf(finalReport, [['jurisdiction: jp', `superseded-by: ${by}\njurisdiction: jp`]]);
    expect(replaced('2026-11-30.10')).toEqual([
      '3: version 2026-11-30.10 of jp.appi.final-report, said to have replaced 2026-11-30.1, is not at hand',
    ]);
    for (const older of ['2026-11-30.1', '2026-11-29.4', '2026-11-30'])
      expect(replaced(older)).toEqual([
        `3: superseded-by: version ${older} is not newer than 2026-11-30.1, which it is said to have replaced`,
      ]);
    const newer = shipped(finalReport).replace('version: 2026-11-30.1', 'version: 2026-11-30.10');
    const kept = saidOf(finalReport, [['jurisdiction: jp', 'superseded-by: 2026-11-30.10\njurisdiction: jp']], { 'newer.yaml': newer });
    expect(kept).toEqual([]);
  });
});

test('A case that answers what is asked with a word of another kind is refused at its line', () => {
  const cases = 'jp/appi/final-report-facts.cases.yaml';
  const own = join(folder, 'cases');
  mkdirSync(dirname(join(own, cases)), { recursive: true });
  const text = shipped(cases).replace('principals-affected: 30', 'principals-affected: yes');
  writeFileSync(join(own, cases), text);
  expect(() => loadCases(own)).toThrow(
    `${cases}:${lineOf(cases, 'case: one item unknown')}: jp.appi.final-report, case one item unknown: facts > principals-affected is not written as its kind asks`,
  );
});

describe('A table', () => {
  const route = 'routes/jp-filing-routes.yaml';
  const calendar = 'calendars/jp-state.yaml';

  test('of routes has one row for a sector at one time; a later one begins after the end', () => {
    const general = 'sector: general, grade: S, confirm: false, in-force: { from: 2022-04-01 }';
    const twoRows = (until: string, from: string) =>
      saidOf(route, [
        [general, general.replace('{ from: 2022-04-01 }', `{ from: 2022-04-01, until: ${until} }`)],
        [
          'sector: other, grade: S, confirm: true, in-force: { from: 2022-04-01 }',
          `sector: general, grade: S, confirm: true, in-force: { from: ${from} }`,
        ],
      ]);
    expect(twoRows('2026-12-31', '2026-12-31')).toEqual([
      expect.stringMatching(/^\d+: rows > 6: two rows are in force for the sector "general" at one time$/),
    ]);
    expect(twoRows('2026-12-31', '2027-01-01')).toEqual([]);
  });

  test('of routes says of each row for whom it is, by one word of its list', () => {
    const bureau = '- designation: credit-bureau';
    const line = lineOf(route, bureau);
    const row = (written: string) => saidOf(route, [[bureau, written]]);
    expect(row('- sector: credit\n    designation: credit-bureau')).toEqual([
      `${line}: rows > 8: exactly one of sector, designation, authority is expected`,
    ]);
    expect(row('- designation: credit-agency')).toEqual([
      `${line}: rows > 8 > designation: unknown word "credit-agency"; allowed here: special-infra-operator, credit-bureau, nis2-entity, dora-entity, cra-manufacturer, tw-digital-economy, cn-central-organ`,
    ]);
    expect(row('- authority: prefecture')).toEqual([
      expect.stringMatching(/^\d+: rows > 9: two rows are in force for the authority "prefecture" at one time$/),
    ]);
    expect(saidOf(route, [['sector: unknown', 'sector: telecom']])).toEqual([
      expect.stringContaining('a row for the sector "unknown" is expected'),
      expect.stringContaining('two rows are in force for the sector "telecom" at one time'),
    ]);
  });

  test('of one name is given once', () => {
    for (const [file, word] of [
      [route, 'route "jp-filing-routes"'],
      [calendar, 'offices "jp-state"'],
    ] as const) {
      const other = file.replace('.yaml', '-again.yaml');
      expect(saidOf(file, [], { [other]: shipped(file) })).toContainEqual(expect.stringContaining(`${word} is given twice; the other is `));
    }
  });

  test('of closed days has offices that open, years in their order, and days there are', () => {
    const all = 'weekend: [sunday, monday, tuesday, wednesday, thursday, friday, saturday]';
    const weekend = /^weekend: .*$/m.exec(shipped(calendar))?.[0] ?? '';
    expect(saidOf(calendar, [[weekend, all]])).toEqual([
      `${lineOf(calendar, weekend)}: weekend: offices that are closed on every day of the week never open`,
    ]);
    expect(saidOf(calendar, [['years: { from: 2003, until: 2019 }', 'years: { from: 2019, until: 2003 }']])).toEqual([
      expect.stringMatching(/ years: the last year lies before the first$/),
    ]);
    const moved = '{ day: 2030-01-07, closed: true, names: { ja: 臨時, en: special } }';
    expect(saidOf(calendar, [['special: []', `special: [${moved}, ${moved.replace('true', 'false')}]`]])).toEqual([
      expect.stringMatching(/ special > 1 > day: 2030-01-07 is given twice: it is either open or closed$/),
    ]);
    expect(saidOf(calendar, [['from: 12-29', 'from: 02-30']])).toEqual([expect.stringContaining('a month and day are expected')]);
    expect(saidOf(calendar, [['from: 12-29', 'from: 02-29']])).toEqual([]);
  });
});

describe('What a pack names elsewhere', () => {
  const supplement = 'jp/appi/supplement.yaml';

  test('is a filing of a duty that some pack has: in a condition, as a starting point, and as what renews one', () => {
    const known = { [finalReport]: shipped(finalReport) };
    expect(saidOf(supplement, [], known)).toEqual([]);
    const refused = (words: string, path: string) => [
      expect.stringMatching(
        new RegExp(
          `^${lineOf(supplement, words)}: ${path}: no pack has the duty "jp\\.appi\\.finalreport", so it is never filed; allowed here: .*jp\\.appi\\.final-report, `,
        ),
      ),
    ];
    expect(saidOf(supplement, [['{ filed: jp.appi.final-report }', '{ filed: jp.appi.finalreport }']], known)).toEqual(
      refused('{ filed: jp', 'arises-when > all-of > 0 > filed'),
    );
    expect(saidOf(supplement, [['anchor: filed:jp.appi.final-report', 'anchor: filed:jp.appi.finalreport']], known)).toEqual(
      refused('anchor: filed', 'clock > earliest-of > 0 > anchor'),
    );
    expect(saidOf(supplement, [['renewed-by: filed:jp.appi.supplement', 'renewed-by: filed:jp.appi.finalreport']], known)).toEqual(
      refused('anchor: filed', 'clock > earliest-of > 0 > renewed-by'),
    );
  });

  test('is a law by its name, in a form that can be read', () => {
    const cited = lineOf(finalReport, '"26(1)"');
    expect(saidOf(finalReport, [['law: APPI, provision: "26(1)"', 'law: APPl, provision: "26(1)"']])).toEqual([
      expect.stringMatching(new RegExp(`^${cited}: cites > 0: unknown law "APPl"; allowed here: APPI, `)),
    ]);
    expect(saidOf(finalReport, [['provision: "26(1)"', 'provision: "26(1"']])).toEqual([
      expect.stringMatching(
        new RegExp(`^${cited}: cites > 0: "APPI 26\\(1" is in no form that can be read; articles are written 26\\(1\\)`),
      ),
    ]);
    expect(saidOf(finalReport, [['law: "APPI 68"', 'law: "APPY 68"']])).toEqual([
      expect.stringMatching(/^\d+: sectors-under-other-law > 0 > law: unknown law "APPY 68"; allowed here: APPI, /),
    ]);
  });

  test('is no check of a later day than the one it was written on, whatever day it is today', () => {
    const on = lineOf(finalReport, 'on: 2026-11-23');
    const written: [string, string] = [versionOf(finalReport), 'version: 2026-11-25.1'];
    expect(saidOf(finalReport, [written, ['on: 2026-11-23', 'on: 2026-11-25']])).toEqual([]);
    expect(saidOf(finalReport, [written, ['on: 2026-11-23', 'on: 2026-11-26']])).toEqual([
      `${on}: last-checked > on: 2026-11-26 lies after the day this version was written, 2026-11-25: write a version of the day it was checked`,
    ]);
  });
});

describe('A condition that cannot be so', () => {
  const branch = '        - { said: information-about-to-be-acquired }\n        - wrongful-purpose-possible\n';
  const asking = (...parts: string[]) => saidOf(finalReport, [[branch, parts.map((part) => `        - ${part}\n`).join('')]]);
  const line = lineOf(finalReport, '{ said: information-about-to-be-acquired }') - 1;
  const never = [`${line}: this part never makes a difference: no facts can make it true, for what it asks cannot be so together`];

  test('is refused where what follows from one word is denied by the other, by way of others too', () => {
    expect(asking('leak-occurred', '{ not: breach-occurred }')).toEqual(never);
    expect(asking('card-data-involved', '{ not: property-damage-possible }')).toEqual(never);
    expect(asking('{ choice: leak-type, one-of: [card-skimming] }', '{ not: leak-occurred }')).toEqual(never);
    expect(asking('breach-occurred', '{ not: leak-occurred }')).toEqual([]);
    // A theft may be looked into later, and the breach denied.
    expect(asking('{ choice: leak-type, one-of: [theft] }', '{ not: breach-occurred }')).toEqual([]);
  });

  test('alone in a pack, where it stands', () => {
    const text = shipped(finalReport);
    const whole = text.slice(text.indexOf('  any-of:\n'), text.indexOf('\n# Each lifts only'));
    expect(saidOf(finalReport, [[whole, '  all-of:\n    - leak-occurred\n    - { not: breach-occurred }\n']])).toEqual([
      `${lineOf(finalReport, 'arises-when:')}: no facts can make this condition true`,
    ]);
  });

  test('is refused also where an exception hangs on it, and where a longer limit does', () => {
    const impossible = '{ all-of: [leak-occurred, { not: { fact: breach-occurred, from: suspected } }] }';
    const cannot = (words: string, changed: string) => {
      const line = lineOf(finalReport, words);
      expect(saidOf(finalReport, [[words, changed]])).toEqual([`${line}: no facts can make this true: what it asks cannot be so together`]);
    };
    cannot('only-when: { any-of: [{ not: leak-occurred },', `only-when: { any-of: [${impossible}, { not: leak-occurred },`);
    cannot('unless: { any-of: [loss-occurred, damage-occurred, {', `unless: { any-of: [loss-occurred, ${impossible}, {`);
    cannot('{ when: wrongful-purpose-possible,', `{ when: { any-of: [wrongful-purpose-possible, ${impossible}] },`);
  });

  test('is refused where a part is more than the whole may be', () => {
    const counts = (part: number, most: number) =>
      asking(`{ more-than: ${part}, of: card-holders-affected }`, `{ not: { more-than: ${most}, of: principals-affected } }`);
    expect(counts(1000, 500)).toEqual(never);
    expect(counts(500, 500)).toEqual(never);
    expect(counts(500, 501)).toEqual([]);
    expect(
      asking('{ more-than: 1000, of: card-holders-affected }', '{ more-than: 500, of: principals-affected }').filter((one) =>
        one.includes('cannot be so together'),
      ),
    ).toEqual([]);
  });

  test('is refused where a form could never say so many', () => {
    const most = (line: string) => saidOf(finalReport, [['more-than: 1000', `more-than: ${line}`]]);
    expect(most('9999999999')).toEqual([]);
    expect(most('10000000000')).toEqual([
      `${lineOf(finalReport, 'more-than: 1000')}: arises-when > any-of > 0 > all-of > 1 > any-of > 3 > more-than: a whole number of persons is expected, from 0 to 9,999,999,999`,
    ]);
  });
});

test('An amendment with a known day, written beside the present rule, is proposed with its difference until that day', () => {
  const own = join(folder, 'amended');
  const amended = finalReport.replace('.yaml', '-2027-04.yaml');
  const [present, next] = [
    shipped(finalReport).replace('in-force: { from: 2024-04-01 }', 'in-force: { from: 2024-04-01, until: 2027-03-31 }'),
    shipped(finalReport)
      .replace(versionOf(finalReport), 'version: 2027-01-15.1')
      .replaceAll('days: 30', 'days: 14')
      .replace('in-force: { from: 2024-04-01 }', 'in-force: { from: 2027-04-01 }'),
  ];
  mkdirSync(dirname(join(own, finalReport)), { recursive: true });
  writeFileSync(join(own, finalReport), present);
  writeFileSync(join(own, amended), next);
  const { library } = readPacks(own);
  const judged = (now: string, aware = '2026-11-24T10:00:00+09:00') =>
    assess(
      AssessmentForm.parse({
        now,
        organisation: { jurisdictions: ['jp'], sector: 'general' },
        anchors: { aware },
        facts: {
          'breach-occurred': { value: true, confidence: 'confirmed' },
          'wrongful-purpose-possible': { value: false, confidence: 'confirmed' },
          'special-care-information-involved': { value: true, confidence: 'confirmed' },
        },
      }),
      library,
    ).judgements[0];
  // 24 November is day 1: day 30 is Wednesday 23 December, day 14 Monday 7 December.
  const before = judged('2026-11-25T09:00:00+09:00');
  expect(before?.clock?.dueOn).toBe('2026-12-23');
  expect(before?.otherRules).toMatchObject([
    { state: 'promulgated', version: '2027-01-15.1', from: '2027-04-01', standing: 'arisen', dueOn: '2026-12-07' },
  ]);
  expect(before?.warnings).toContainEqual({
    code: 'amendment-would-differ',
    with: { state: 'promulgated', version: '2027-01-15.1', from: '2027-04-01', standing: 'arisen', due: '2026-12-07' },
  });
  expect(judged('2027-04-01T09:00:00+09:00')?.otherRules).toBeUndefined();
  // Thursday 1 April 2027 is day 1: day 14 is Wednesday 14 April.
  expect(judged('2027-04-02T09:00:00+09:00', '2027-04-01T10:00:00+09:00')?.clock?.dueOn).toBe('2027-04-14');
});
