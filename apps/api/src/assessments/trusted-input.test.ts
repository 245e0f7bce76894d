import {
  AssessmentAnswer,
  AssessmentDocument,
  FactName,
  formOf,
  notKnownWhenLeftOut,
  raisedOnceWritten,
  TruthFact,
} from '@shodo/contracts';
import { shippedPacks } from '@shodo/rule-packs';
import { judgedDocument } from './judged-document.js';

const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
const notKnown = { value: null, confidence: 'unknown' };
const on = (day: string) => ({ asOf: `${day}T09:00:00+09:00` });

/** Known on Tuesday 24 November 2026 at 10:00 in Tokyo; asked on 10 December. */
function answerTo(changes: object): AssessmentAnswer {
  const judged = judgedDocument(
    {
      now: '2026-12-10T09:00:00+09:00',
      organisation: { jurisdictions: ['jp'], sector: 'general', listed: false },
      anchors: { aware: '2026-11-24T10:00:00+09:00' },
      facts: {},
      ...changes,
    },
    'en',
  );
  if ('problems' in judged) throw new Error(JSON.stringify(judged.problems));
  return AssessmentAnswer.parse(JSON.parse(judged.text));
}
function dutyIn(changes: object, duty = 'jp.appi.final-report') {
  const found = answerTo(changes).duties.find((one) => one.duty === duty);
  if (found === undefined) throw new Error(`${duty} was not judged`);
  return found;
}
const notArisen = (changes: object) =>
  answerTo(changes)
    .duties.filter(({ standing }) => standing === 'not-arisen')
    .map(({ duty }) => duty);
const ordinary = {
  'breach-occurred': yes,
  'special-care-information-involved': no,
  'property-damage-possible': no,
  'wrongful-purpose-possible': no,
};

describe('What is left out is not known', () => {
  const nothingFiled = ['jp.appi.supplement', 'jp.my-number.supplement'];

  test('so that nothing at all known rules nothing out but what waits for a report that was never filed', () => {
    expect(notArisen({})).toEqual(nothingFiled);
  });

  test('and the same as saying so aloud, fact by fact, of whatever looks at the organisation anyway', () => {
    const silent = answerTo({ facts: ordinary }).duties;
    const shown = ({ duty, standing, dueOn, targetOn }: AssessmentAnswer['duties'][number]) => [duty, standing, dueOn, targetOn];
    for (const fact of TruthFact.options.filter((one) => !Object.hasOwn(ordinary, one))) {
      const aloud = answerTo({ facts: { ...ordinary, [fact]: notKnown } }).duties;
      const same = aloud.filter(({ duty }) => silent.some((one) => one.duty === duty));
      expect([fact, same.map(shown)]).toEqual([fact, silent.map(shown)]);
    }
  });

  const aboutToBe = 'information-about-to-be-acquired';
  const purpose = 'wrongful-purpose-possible';

  test('while a breach denied is denied of what was about to be acquired as well, with neither it nor a wrongful purpose raised', () => {
    const silent = answerTo({ facts: { 'breach-occurred': no } });
    for (const more of [{ [aboutToBe]: notKnown }, { [purpose]: notKnown }, { [aboutToBe]: notKnown, [purpose]: notKnown }])
      expect(answerTo({ facts: { 'breach-occurred': no, ...more } })).toEqual(silent);
    const duty = dutyIn({ facts: { 'breach-occurred': no } });
    expect([duty.standing, duty.because]).toEqual(['not-arisen', [expect.stringContaining('Confirmed not to be so: a leak')]]);
    expect(silent.warnings.join(' ')).not.toContain('about to be acquired');
  });

  test('beside a wrongful purpose it is asked: until it is answered nothing is ruled out', () => {
    for (const stated of [yes, { value: true, confidence: 'suspected' }, { value: false, confidence: 'probable' }]) {
      const denied = { 'breach-occurred': no, [purpose]: stated };
      expect(dutyIn({ facts: denied })).toMatchObject({
        standing: 'provisional',
        warnings: expect.arrayContaining([expect.stringContaining('about to be acquired')]),
        wouldChangeIf: expect.arrayContaining([expect.stringMatching(/about to be acquired.*confirmed not to be so/)]),
      });
      expect(answerTo({ facts: { ...denied, [aboutToBe]: notKnown } })).toEqual(answerTo({ facts: denied }));
      expect(dutyIn({ facts: { ...denied, [aboutToBe]: no } })).toMatchObject({ standing: 'not-arisen', warnings: [] });
    }
    expect(dutyIn({ facts: { 'breach-occurred': no, [purpose]: yes, [aboutToBe]: yes } }).standing).toBe('arisen');
  });

  test('whoever was asked and answered that they do not know leaves it open, unless the purpose is denied', () => {
    const standing = (answers: object) => dutyIn({ facts: {}, answers: { happened: 'no', ...answers } }).standing;
    expect(standing({ 'about-to-be-acquired': 'unknown' })).toBe('provisional');
    expect(standing({ 'about-to-be-acquired': 'unknown', 'wrongful-purpose': 'unknown' })).toBe('provisional');
    expect(standing({ 'wrongful-purpose': 'unknown' })).toBe('provisional');
    expect(standing({ 'about-to-be-acquired': 'unknown', 'wrongful-purpose': 'no' })).toBe('not-arisen');
    expect(standing({})).toBe('not-arisen');
  });

  test('what would change a plain no names the word beside which it comes to be asked', () => {
    const { wouldChangeIf } = dutyIn({ facts: { 'breach-occurred': no } });
    expect(wouldChangeIf).toEqual(expect.arrayContaining([expect.stringMatching(/wrongful purpose.*confirmed/)]));
  });

  test('whatever a rule asks for only where somebody raised it is either on that list or only widens or shortens what another fact decides', () => {
    const asked = new Set<string>();
    const walk = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      const { silence, fact } = part as { silence?: unknown; fact?: unknown };
      if (silence === 'no') asked.add(String(fact));
      Object.values(part).forEach(walk);
    };
    walk(shippedPacks().packs);
    // Residents that nobody counted are in what is left of the whole.
    const residents = ['residents-affected-us-ca', 'residents-affected-us-ny', 'residents-affected-us-tx'];
    const widening = ['information-about-to-be-acquired', 'significant-incident', ...residents];
    expect([...asked].sort()).toEqual([...notKnownWhenLeftOut, ...widening, ...raisedOnceWritten].sort());
  });

  // A word of Korean law that came later: who writes forms without it would have every small leak kept open.
  test('a word that came later is a no where it is left out, and open where somebody writes it down as not known', () => {
    const small = { ...ordinary, 'illegal-outside-access': no, 'principals-affected': { exact: 5 } };
    const korean = (facts: object) =>
      dutyIn({ organisation: { jurisdictions: ['kr'] }, facts: { ...small, ...facts } }, 'kr.pipa.authority-report');
    const unique = 'unique-identifying-information-involved';
    expect(korean({}).standing).toBe('not-arisen');
    for (const raised of [notKnown, { ...notKnown, confidence: 'confirmed' }, { ...yes, confidence: 'unknown' }, [notKnown]])
      expect(korean({ [unique]: raised })).toMatchObject({
        standing: 'provisional',
        because: expect.arrayContaining([expect.stringMatching(/Not yet known whether.*unique identifying/)]),
      });
    expect(korean({ [unique]: no }).standing).toBe('not-arisen');
    expect(korean({ [unique]: yes }).standing).toBe('arisen');
  });
});

describe('Versions of a fact count by their times, in whatever order they are written', () => {
  // The line of 1,000 is passed on 3 December: day 1 is the 3rd, day 30 is 1 January 2027, and the first open day is Monday the 4th.
  const early = { exact: 800, ...on('2026-11-24') };
  const late = { exact: 1200, ...on('2026-12-03') };
  test.each([
    ['oldest first', [early, late]],
    ['newest first', [late, early]],
    ['with one between them', [late, { estimate: 850, max: 900, ...on('2026-11-28') }, early]],
  ])('%s', (_order, counts) => {
    expect(dutyIn({ facts: { ...ordinary, 'principals-affected': counts } })).toMatchObject({
      standing: 'arisen',
      dayOne: '2026-12-03',
      rawOn: '2027-01-01',
      dueOn: '2027-01-04',
    });
  });

  test('a sign of a wrongful purpose written before the denial it overruled: sixty days, and a status filing by day 30', () => {
    const wrongful = [
      { ...yes, ...on('2026-12-08') },
      { ...no, ...on('2026-11-24') },
    ];
    const facts = { ...ordinary, 'special-care-information-involved': yes, 'wrongful-purpose-possible': wrongful };
    expect(dutyIn({ facts })).toMatchObject({ dueOn: '2027-01-22', statusFilingBy: '2026-12-23' });
  });

  test('a version without a time keeps its place: after dated ones it contradicts them', () => {
    const counts = [late, early, { exact: 0 }];
    expect(dutyIn({ facts: { ...ordinary, 'principals-affected': counts } }).standing).toBe('arisen');
    expect(answerTo({ facts: { ...ordinary, 'principals-affected': counts } }).warnings.join(' ')).toMatch(
      /neither is a reason to rule a duty out/,
    );
  });

  test('versions of one time keep their order', () => {
    const document = AssessmentDocument.parse({
      now: '2026-12-10T09:00:00+09:00',
      organisation: { jurisdictions: ['jp'] },
      anchors: {},
      facts: { 'principals-affected': [late, { exact: 1, ...on('2026-11-24') }, { exact: 2, ...on('2026-11-24') }] },
    });
    expect(formOf(document).facts['principals-affected']).toMatchObject([{ exact: 1 }, { exact: 2 }, { exact: 1200 }]);
  });
});

describe('What contradicts itself is no reason to rule a duty out, whichever side of it', () => {
  const counts = { 'principals-affected': [{ exact: 0 }, { exact: 1200 }] };
  const unremarkable = {
    'specific-personal-information-involved': yes,
    'my-number-viewable-by-many': no,
    'information-network-system-involved': no,
    'my-number-used-or-provided-unlawfully': no,
  };

  test('nobody and 1,200: what is for many stands, what is for few stays possible, and the line is told', () => {
    for (const more of [counts, { 'principals-affected': [{ exact: 1200 }, { exact: 0 }] }])
      for (const [duty, line] of [
        ['jp.appi.voluntary-report', '1,000'],
        ['jp.my-number.voluntary-report', '100'],
      ] as const) {
        const facts = { ...ordinary, ...unremarkable, ...more };
        expect(dutyIn({ facts }, duty)).toMatchObject({
          standing: 'provisional',
          because: expect.arrayContaining([expect.stringMatching(new RegExp(`records differ.* 1,200, it is more than ${line}`))]),
          wouldChangeIf: expect.arrayContaining([
            expect.stringMatching(`exceeds ${line}: does not apply`),
            expect.stringMatching(`not to exceed ${line}: the duty stands`),
          ]),
        });
        expect(dutyIn({ facts: { ...facts, 'principals-affected': { exact: 1200 } } }, duty).standing).toBe('not-arisen');
        expect(dutyIn({ facts }).standing).toBe('arisen');
      }
  });

  test('two grades of a cyber incident in China', () => {
    const grades = ['large', 'ordinary'].map((value) => ({ value, confidence: 'confirmed' }));
    for (const both of [grades, grades.toReversed()])
      expect(
        dutyIn(
          { organisation: { jurisdictions: ['cn'] }, facts: { 'breach-occurred': no, 'event-grade': both } },
          'cn.cyber-incident.report',
        ).standing,
      ).toBe('provisional');
  });

  test('a proven exception lifts beside it, and the warning says no more than that; of a number both values are shown', () => {
    const proven = { ...yes, evidence: ['00000000-0000-4000-8000-000000000001'] };
    const concealed = { 'concealment-algorithm-recognised': proven, 'concealment-key-safe': proven };
    const lifted = { facts: { 'breach-occurred': yes, 'special-care-information-involved': yes, ...concealed, ...counts } };
    expect(dutyIn(lifted).standing).toBe('not-arisen');
    expect(answerTo(lifted).warnings).toContainEqual(expect.stringMatching(/0, 1,200.*neither is a reason to rule a duty out\.$/));
    const denied = { facts: { 'breach-occurred': no, 'principals-affected': { exact: 1200 } } };
    expect(answerTo(denied).warnings).toContainEqual(
      expect.stringMatching(/^The record gives 1,200 for "principals affected" and denies "a leak, loss or damage/),
    );
    expect(dutyIn({ facts: { ...ordinary, ...denied.facts } }, 'jp.appi.voluntary-report').standing).toBe('provisional');
    const nobody = { facts: { 'breach-occurred': yes, 'special-care-information-involved': yes, 'principals-affected': { exact: 0 } } };
    expect(answerTo(nobody).warnings).toContainEqual(
      expect.stringMatching(/^The record gives 0 for "principals affected" and claims "special-care/),
    );
  });
});

describe('What follows from another fact need not be said', () => {
  test.each(['my-number-viewable-by-many', 'my-number-used-or-provided-unlawfully'])('a My Number is involved where %s', (fact) => {
    const facts = { 'breach-occurred': yes, 'wrongful-purpose-possible': yes, 'principals-affected': { exact: 3 }, [fact]: yes };
    expect(dutyIn({ facts }, 'jp.my-number.final-report')).toMatchObject({ standing: 'arisen', dueOn: '2027-01-22' });
    expect(dutyIn({ facts: { ...facts, [fact]: { ...yes, confidence: 'unknown' } } }, 'jp.my-number.final-report').standing).toBe(
      'provisional',
    );
  });

  test('card numbers may cost somebody money', () => {
    const { 'property-damage-possible': _unsaid, ...others } = ordinary;
    const facts = { ...others, 'card-data-involved': yes, 'principals-affected': { exact: 3 } };
    expect(dutyIn({ facts })).toMatchObject({ standing: 'arisen', dueOn: '2026-12-23' });
    expect(dutyIn({ facts: { ...facts, 'card-data-involved': no } }).standing).toBe('provisional');
  });

  test('a denial beside it contradicts: neither rules anything out, and both are named', () => {
    const facts = { 'breach-occurred': no, 'specific-personal-information-involved': no, 'my-number-viewable-by-many': yes };
    expect(dutyIn({ facts }, 'jp.my-number.final-report').standing).toBe('provisional');
    expect(answerTo({ facts }).warnings.join(' ')).toMatch(/contradict|cannot both/);
  });
});

describe('What is said of My Numbers adds to the Privacy Mark’s list where somebody raised it', () => {
  const marked = (facts: object, answers: object = {}) => ({
    organisation: { jurisdictions: ['jp'], sector: 'general', marks: ['privacy-mark'] },
    facts,
    answers,
  });
  const standings = (form: object) =>
    ['jp.privacy-mark.preliminary-report', 'jp.privacy-mark.final-report'].map((duty) => dutyIn(form, duty).standing);
  const many = { ...ordinary, 'principals-affected': { exact: 150 } };

  test('left out, the four items alone are looked at, and a denied breach is a plain no', () => {
    expect(standings(marked(many))).toEqual(['not-arisen', 'arisen']);
    expect(standings(marked({ 'breach-occurred': no }))).toEqual(['not-arisen', 'not-arisen']);
  });

  test('raised, it is asked: what is answered with "not known" keeps the report', () => {
    expect(standings(marked({ ...many, 'specific-personal-information-involved': yes }))).toEqual(['arisen', 'arisen']);
    expect(standings(marked(many, { 'my-number': 'unknown' }))).toEqual(['provisional', 'arisen']);
    expect(standings(marked({ ...many, 'principals-affected': { exact: 3 } }, { 'my-number-viewable': 'unknown' }))).toEqual([
      'provisional',
      'arisen',
    ]);
    expect(standings(marked({ 'breach-occurred': no }, { 'my-number-misused': 'unknown' }))).toEqual(['provisional', 'provisional']);
  });
});

// A purpose confirmed and denied at once, or denied beside a kind that speaks for it, is neither: what hangs on it stays open, in whatever order it was said.
test.each([
  ['said both ways', { 'wrongful-purpose-possible': [yes, no] }],
  ['said both ways, the other first', { 'wrongful-purpose-possible': [no, yes] }],
  ['denied beside ransomware', { 'wrongful-purpose-possible': no, 'leak-type': { value: 'ransomware', confidence: 'confirmed' } }],
])('A wrongful purpose %s rules out nothing that was about to be acquired', (_, facts) => {
  const proven = { ...yes, evidence: ['00000000-0000-4000-8000-000000000001'] };
  const copy = { 'leak-occurred': no, 'damage-occurred': yes, 'same-content-kept-elsewhere': proven };
  for (const beside of [{ 'breach-occurred': no }, copy])
    expect(dutyIn({ facts: { ...facts, ...beside }, answers: { 'about-to-be-acquired': 'unknown' } }).standing).toBe('provisional');
  expect(dutyIn({ facts: { ...facts, 'breach-occurred': no } }).standing).toBe('provisional');
});

describe('What is proven of data that was held lifts nothing of what was about to be acquired', () => {
  const proven = { ...yes, evidence: ['00000000-0000-4000-8000-000000000001'] };
  const concealed = { 'concealment-algorithm-recognised': proven, 'concealment-key-safe': proven };
  const copied = { 'same-content-kept-elsewhere': proven, 'leak-occurred': no };
  const exceptions = [concealed, { 'pseudonymised-only': proven }, { 'recovered-before-viewing': proven }, copied];
  const purpose = { 'wrongful-purpose-possible': yes };
  const asks = expect.arrayContaining([expect.stringContaining('Nobody has answered whether it is concerned')]);

  test('where the breach is denied: the duty is kept for that question alone', () => {
    for (const proof of exceptions) {
      const { wouldChangeIf, ...kept } = dutyIn({ facts: { 'breach-occurred': no, ...purpose, ...proof } });
      expect(kept).toMatchObject({ standing: 'provisional', warnings: asks });
      expect(wouldChangeIf).toContainEqual(expect.stringMatching(/about to be acquired.*confirmed not to be so: does not apply/));
    }
    const { wouldChangeIf } = dutyIn({ facts: { 'breach-occurred': no, ...purpose } });
    expect(wouldChangeIf.join(' ')).not.toMatch(/encryption|pseudonymously|recovered before|kept elsewhere/);
  });

  test('where a sign of such an acquisition is on record: it is asked, and until it is answered the duty is kept', () => {
    for (const sign of [{ 'leak-type': 'card-skimming' }, { 'suspicion-indicator': 'entry-page-tampered' }] as object[])
      for (const stated of [{}, purpose]) {
        const [name, value] = Object.entries(sign)[0] ?? [];
        const facts = { 'breach-occurred': yes, ...stated, ...concealed, [String(name)]: { value, confidence: 'confirmed' } };
        expect(dutyIn({ facts })).toMatchObject({
          standing: 'provisional',
          warnings: asks,
          because: expect.arrayContaining([expect.stringMatching(/encryption.*not yet known whether.*about to be acquired/)]),
        });
        expect(dutyIn({ facts: { ...facts, 'information-about-to-be-acquired': no } }).standing).toBe('not-arisen');
      }
  });

  test('and lifts as before where something was held, and neither anybody nor the record asks for more: a laptop that was stolen', () => {
    const stolen = { 'breach-occurred': yes, ...purpose, 'leak-type': { value: 'theft', confidence: 'confirmed' } };
    expect(dutyIn({ facts: { ...stolen, ...concealed } })).toMatchObject({
      standing: 'not-arisen',
      warnings: [],
      wouldChangeIf: expect.arrayContaining([expect.stringMatching(/leak, loss or damage.*confirmed not to be so: possible/)]),
    });
    expect(dutyIn({ facts: stolen }).wouldChangeIf).toContainEqual(expect.stringMatching(/encryption.*no longer applies/));
  });
});

test('A duty that is ruled out bears no reason that says it is not', () => {
  const proven = { ...yes, evidence: ['00000000-0000-4000-8000-000000000001'] };
  const exceptions = { 'concealment-algorithm-recognised': proven, 'concealment-key-safe': proven, 'recovered-before-viewing': proven };
  for (const more of [{ 'specific-personal-information-involved': no }, { 'breach-occurred': no }, {}]) {
    const facts = { 'breach-occurred': yes, 'special-care-information-involved': yes, ...exceptions, ...more };
    const ruledOut = answerTo({ facts }).duties.filter(({ standing }) => standing === 'not-arisen');
    expect(ruledOut.length).toBeGreaterThan(3);
    expect(ruledOut.flatMap(({ because }) => because).filter((one) => /not ruled out|does not cover/.test(one))).toEqual([]);
  }
});

test('Every word of the form that somebody may rely on is a fact here', () => {
  expect(FactName.options).toEqual(expect.arrayContaining([...notKnownWhenLeftOut]));
});

// 26 November 2026 and a month: Saturday 26 December; the 25th is closed as well, so the last day to act is Thursday the 24th.
test('Where no roll is certain the legal day stays, and the last open day before it is told', () => {
  const nis2 = {
    organisation: { jurisdictions: ['eu'], zone: 'Europe/Berlin', designations: ['nis2-entity'] },
    anchors: { aware: '2026-11-24T09:00:00+01:00', 'filed:eu.nis2.incident-notification': '2026-11-26T10:00:00+01:00' },
    facts: { 'significant-incident': yes },
  };
  expect(dutyIn(nis2, 'eu.nis2.final-report')).toMatchObject({ dueOn: '2026-12-26', workBy: '2026-12-24' });
  const california = {
    organisation: { jurisdictions: ['us-ca'] },
    anchors: { discovered: '2026-11-26' },
    facts: { 'breach-occurred': yes, 'unencrypted-data-involved': yes },
  };
  expect(dutyIn(california, 'us.ca.individual-notice')).toMatchObject({ dueOn: '2026-12-26', workBy: '2026-12-24' });
});
