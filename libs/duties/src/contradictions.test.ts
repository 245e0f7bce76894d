import type { FactSheet, StatedScope, TruthFact } from '@shodo/contracts';
import { weigh } from './condition.js';
import { asOneRecord, contradictions } from './contradictions.js';
import { type Facts, factsOf } from './fact-history.js';

/** The largest of several numbers that contradict each other. */
const disputed = (estimate: number) => ({ estimate, isDisputed: true });
const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
const [early, late, now] = ['2026-11-24T10:00:00Z', '2026-11-26T10:00:00Z', Date.parse('2026-12-01T00:00:00Z')];
const of = (sheet: object) => factsOf(sheet as FactSheet, now);
const said = (sheet: object) => contradictions(of(sheet), Object.keys(sheet), now);
const count = (sheet: object, fact = 'principals-affected' as const, at = now) => asOneRecord(of(sheet)).count(fact, at);
const truth = (sheet: object, fact: Parameters<ReturnType<typeof of>['truth']>[0], at = now) => asOneRecord(of(sheet)).truth(fact, at);
const open = { value: null, confidence: 'unknown', evidenced: false };

describe('two records that differ', () => {
  test.each<[string, readonly object[], boolean]>([
    ['both without a date', [{ exact: 1200 }, { exact: 0 }], true],
    [
      'of one moment',
      [
        { exact: 1200, asOf: early },
        { exact: 0, asOf: early },
      ],
      true,
    ],
    ['one dated and a later one without a date', [{ exact: 1200, asOf: early }, { exact: 0 }], true],
    ['one without a date and a later one dated', [{ exact: 0 }, { exact: 1200, asOf: early }], false],
    [
      'of two moments',
      [
        { exact: 1200, asOf: early },
        { exact: 0, asOf: late },
      ],
      false,
    ],
    [
      'of two moments, the earlier one twice',
      [
        { exact: 1200, asOf: early },
        { exact: 0, asOf: early },
        { exact: 3, asOf: late },
      ],
      false,
    ],
    ['the same thing twice', [{ exact: 3 }, { exact: 3 }], false],
  ])('%s', (_name, counts, contradict) => {
    const sheet = { 'principals-affected': counts };
    expect(said(sheet).map(({ code }) => code)).toEqual(contradict ? ['statements-contradict'] : []);
    expect(count(sheet)).toEqual(contradict ? disputed(1200) : expect.objectContaining({ exact: expect.any(Number) }));
  });

  test('hold from their moment on, and are shown as they were stated', () => {
    const sheet = {
      'principals-affected': [
        { exact: 5, asOf: early },
        { max: 9, asOf: late },
        { estimate: 7, asOf: late },
      ],
    };
    expect(count(sheet, 'principals-affected', Date.parse(early))).toEqual({ exact: 5, asOf: early });
    expect(said(sheet)).toEqual([{ code: 'statements-contradict', with: { fact: 'principals-affected', one: 9, other: 7 } }]);
    expect(count(sheet)).toEqual(disputed(9));
  });

  test('of a yes and a no leave the fact open', () => {
    const sheet = { 'special-care-information-involved': [yes, no] };
    expect(truth(sheet, 'special-care-information-involved')).toEqual(open);
    expect(said(sheet)).toEqual([
      { code: 'statements-contradict', with: { fact: 'special-care-information-involved', one: 'yes', other: 'no' } },
    ]);
    expect(said({ 'special-care-information-involved': [yes, { value: null, confidence: 'unknown' }] })[0]?.with).toMatchObject({
      other: 'unknown',
    });
    expect(
      said({
        'leak-type': [
          { value: 'loss', confidence: 'confirmed' },
          { value: 'theft', confidence: 'confirmed' },
        ],
      })[0]?.with,
    ).toEqual({
      fact: 'leak-type',
      one: 'loss',
      other: 'theft',
    });
    expect(said({ 'principals-affected': [{ unknown: true }, { exact: 1 }] })[0]?.with).toMatchObject({ one: 'unknown', other: 1 });
  });
});

describe('a part larger than the whole', () => {
  const parts = { 'principals-affected': { exact: 0 }, 'card-holders-affected': { exact: 1200 }, 'residents-affected-us-ca': { exact: 5 } };

  test('is the largest of several, wherever it stands among them', () => {
    const sheet = {
      'principals-affected': { exact: 0 },
      'card-holders-affected': { exact: 5 },
      'residents-affected-us-tx': { exact: 1200 },
    };
    expect(count(sheet)).toEqual(disputed(1200));
    expect(said(sheet)).toMatchObject([{ with: { other: 'residents-affected-us-tx', otherCount: 1200 } }]);
  });

  test('raises the whole, and both are shown: the largest part', () => {
    expect(count(parts)).toEqual(disputed(1200));
    expect(said(parts)).toEqual([
      { code: 'counts-contradict', with: { fact: 'principals-affected', count: 0, other: 'card-holders-affected', otherCount: 1200 } },
    ]);
  });

  const isOfParts = true;
  test.each([
    [{ exact: 1200 }, { exact: 1200 }, { exact: 1200 }],
    [{ exact: 0 }, { max: 1200 }, { exact: 0 }],
    [{ exact: 1000 }, { estimate: 1200 }, { exact: 1000 }], // an estimate may be too high
    [{ exact: 0 }, { estimate: 0, max: 1200 }, { exact: 0 }],
    // While the whole is not counted, it is no less than the part.
    [{ max: 1200 }, { exact: 1200 }, { estimate: 1200, max: 1200, isOfParts }],
    [{ max: 1500 }, { exact: 1200 }, { estimate: 1200, max: 1500, isOfParts }],
    [{ max: 1000 }, { estimate: 1200 }, { estimate: 1000, max: 1000, isOfParts }],
    [{ unknown: true }, { exact: 1200 }, { estimate: 1200, isOfParts }],
    [{ unknown: true }, { estimate: 1200 }, { estimate: 1200, isOfParts }],
    [{ unknown: true }, { max: 1200 }, { unknown: true }],
    [{ estimate: 3 }, { exact: 1200 }, { estimate: 1200, isOfParts }],
    [{ estimate: 1500 }, { exact: 1200 }, { estimate: 1500 }],
  ])('is none: %j with a part of %j', (whole, part, read) => {
    const sheet = { 'principals-affected': whole, 'card-holders-affected': part };
    expect(said(sheet)).toEqual([]);
    expect(count(sheet)).toEqual(read);
  });

  test('is there where some are estimated and there is nobody: about so many is somebody', () => {
    for (const whole of [{ exact: 0 }, { max: 0 }]) {
      const sheet = { 'principals-affected': whole, 'card-holders-affected': { estimate: 1200, max: 1500 } };
      expect(said(sheet)).toMatchObject([{ code: 'counts-contradict', with: { count: 0, otherCount: 1200 } }]);
      expect(count(sheet)).toEqual(disputed(1200));
    }
  });

  describe('residents of several States, each of whom is in one', () => {
    const states = ['residents-affected-us-ca', 'residents-affected-us-ny', 'residents-affected-us-tx'];
    const sheetOf = (whole: object, ...each: object[]) =>
      Object.fromEntries([['principals-affected', whole], ...each.map((stated, index): [unknown, object] => [states[index], stated])]);

    test.each<[object, object[], string, number]>([
      [{ exact: 1000 }, [{ exact: 500 }, { exact: 300 }, { exact: 201 }], states.join(' '), 1001],
      [{ max: 1000 }, [{ exact: 800 }, { exact: 0 }, { exact: 201 }], `${states[0]} ${states[2]}`, 1001],
      [{ estimate: 5, max: 1000 }, [{ exact: 800 }, { exact: 201 }], `${states[0]} ${states[1]}`, 1001],
      [{ exact: 500 }, [{ exact: 500 }, { estimate: 300 }], `${states[0]} ${states[1]}`, 800], // of about 300 there is one
      [{ exact: 10 }, [{ exact: 11 }, { exact: 5 }], `${states[0]}`, 11], // one part that is larger says it alone
    ])('%j with %j', (whole, each, other, otherCount) => {
      const sheet = sheetOf(whole, ...each);
      const most = 'max' in whole ? whole.max : (whole as { exact: number }).exact;
      expect(said(sheet)).toEqual([{ code: 'counts-contradict', with: { fact: 'principals-affected', count: most, other, otherCount } }]);
      expect(count(sheet)).toEqual(disputed(otherCount));
    });

    test.each<[object, object[]]>([
      [{ exact: 1000 }, [{ exact: 500 }, { exact: 300 }, { exact: 200 }]],
      [{ exact: 1000 }, [{ exact: 500 }, { estimate: 600 }]],
      [{ exact: 1000 }, [{ max: 800 }, { max: 800 }]],
      [{ unknown: true }, [{ exact: 800 }, { exact: 800 }]],
      [{ estimate: 5 }, [{ exact: 800 }, { exact: 800 }]],
    ])('%j holds %j', (whole, each) => expect(said(sheetOf(whole, ...each))).toEqual([]));

    test('card holders are counted by themselves: the same person may reside there', () => {
      expect(said({ ...sheetOf({ exact: 1000 }, { exact: 600 }), 'card-holders-affected': { exact: 600 } })).toEqual([]);
    });
  });

  test('counts of parts are left as they are', () => {
    expect(asOneRecord(of(parts)).count('card-holders-affected', now)).toEqual({ exact: 1200 });
  });
});

describe('facts that exclude each other', () => {
  test.each<[string, object, string, object]>([
    ['unencrypted-data-involved', yes, 'concealment-algorithm-recognised', yes],
    ['unsecured-health-information-involved', yes, 'concealment-algorithm-recognised', { value: true, confidence: 'suspected' }],
    ['card-data-involved', yes, 'property-damage-possible', no],
    ['illegal-outside-access', { value: true, confidence: 'suspected' }, 'wrongful-purpose-possible', no],
    ['my-number-viewable-by-many', yes, 'specific-personal-information-involved', no],
    ['my-number-used-or-provided-unlawfully', yes, 'specific-personal-information-involved', no],
  ])('%s %j with %s %j: the second is open, and both are named', (claimed, one, other, two) => {
    const sheet = { [claimed]: one, [other]: two };
    expect(said(sheet)).toEqual([{ code: 'facts-contradict', with: { fact: claimed, other } }]);
    expect(truth(sheet, other as never)).toEqual(open);
    expect(truth(sheet, claimed as never)).toMatchObject(one);
  });

  test.each<[object]>([
    [{ 'card-data-involved': yes, 'property-damage-possible': yes }],
    [{ 'card-data-involved': yes, 'property-damage-possible': { value: false, confidence: 'probable' } }],
    [{ 'card-data-involved': no, 'property-damage-possible': no }],
    [{ 'card-data-involved': { value: true, confidence: 'unknown' }, 'property-damage-possible': no }],
    [{ 'unencrypted-data-involved': yes, 'concealment-algorithm-recognised': no }],
  ])('%j go together', (sheet) => expect(said(sheet)).toEqual([]));
});

test('of two grades that contradict each other neither holds, nor does the word of one moment; kinds stand side by side', () => {
  const grades = [confirmedly('large'), confirmedly('ordinary')];
  for (const both of [grades, grades.toReversed()])
    expect(asOneRecord(factsOf({ 'event-grade': both } as FactSheet, now)).choice('event-grade', now)).toBeUndefined();
  expect(asOneRecord(factsOf({ 'event-grade': confirmedly('large') } as FactSheet, now)).choice('event-grade', now)).toEqual(
    confirmedly('large'),
  );
  const types = [confirmedly('theft'), confirmedly('loss')];
  expect(asOneRecord(factsOf({ 'leak-type': types } as FactSheet, now)).choice('leak-type', now)).toEqual(types[1]);
});
const confirmedly = (value: string) => ({ value, confidence: 'confirmed' });

describe('a breach and its kinds', () => {
  test('denied as a whole and claimed in part, or claimed and denied in every part', () => {
    expect(said({ 'breach-occurred': no, 'leak-occurred': yes, 'loss-occurred': { value: true, confidence: 'suspected' } })).toEqual([
      { code: 'facts-contradict', with: { fact: 'breach-occurred', other: 'leak-occurred' } },
      { code: 'facts-contradict', with: { fact: 'breach-occurred', other: 'loss-occurred' } },
    ]);
    expect(said({ 'breach-occurred': yes, 'leak-occurred': no, 'loss-occurred': no, 'damage-occurred': no })).toEqual([
      { code: 'facts-contradict', with: { fact: 'breach-occurred', other: 'leak-occurred' } },
    ]);
    expect(said({ 'breach-occurred': yes, 'leak-occurred': no, 'loss-occurred': no })).toEqual([]);
    expect(said({ 'breach-occurred': no, 'leak-occurred': no })).toEqual([]);
  });
});

describe('a kind of incident, and a sign of a leak', () => {
  const kind = (value: string, confidence = 'confirmed') => ({ value, confidence });
  const names = (sheet: object) => said(sheet).map(({ code, with: records }) => [code, records?.value, records?.other]);

  test.each(['theft', 'insider', 'ransomware', 'unauthorised-access', 'card-skimming'])(
    '%s cannot be without a breach or a purpose',
    (value) => {
      const sheet = { 'leak-type': kind(value), 'wrongful-purpose-possible': no };
      expect(names(sheet)).toEqual([['choice-contradicts-fact', value, 'wrongful-purpose-possible']]);
      expect(truth(sheet, 'wrongful-purpose-possible')).toEqual(open);
      const denied = { 'leak-type': kind(value), 'breach-occurred': no };
      expect(names(denied)).toEqual([['choice-contradicts-fact', value, 'breach-occurred']]);
      expect(weigh(truth(denied, 'breach-occurred'), 'probable')).toBe('open');
      const kinds = { 'leak-type': kind(value), 'leak-occurred': no, 'loss-occurred': no, 'damage-occurred': no };
      expect(weigh(truth(kinds, 'breach-occurred'), 'probable')).toBe('open');
    },
  );

  test('who denies the breach later has looked into the kind too, but for cards that were skimmed; a purpose stays denied wrongly', () => {
    for (const value of ['theft', 'insider', 'ransomware', 'unauthorised-access', 'loss', 'misdisposal', 'card-skimming']) {
      const sheet = { 'leak-type': { ...kind(value), asOf: early }, 'breach-occurred': { ...no, asOf: late } };
      expect(names(sheet)).toHaveLength(value === 'card-skimming' ? 1 : 0);
      expect(names({ ...sheet, 'leak-type': { ...kind(value), asOf: late } })).toHaveLength(1);
    }
    expect(names({ 'leak-type': { ...kind('theft'), asOf: early }, 'wrongful-purpose-possible': { ...no, asOf: late } })).toHaveLength(1);
    const sign = { ...kind('theft-traces'), asOf: early };
    expect(names({ 'suspicion-indicator': sign, 'wrongful-purpose-possible': { ...no, asOf: late } })).toEqual([]);
    expect(names({ 'suspicion-indicator': { ...sign, asOf: late }, 'wrongful-purpose-possible': { ...no, asOf: early } })).toHaveLength(1);
  });

  test('a kind or a sign that is less than sure contradicts as well, until somebody denies it later; an accident has no wrongful purpose', () => {
    const unsure = kind('theft', 'probable');
    expect(names({ 'leak-type': unsure, 'wrongful-purpose-possible': no })).toHaveLength(1);
    expect(names({ 'leak-type': { ...unsure, asOf: early }, 'wrongful-purpose-possible': { ...no, asOf: late } })).toEqual([]);
    expect(names({ 'leak-type': { ...unsure, asOf: late }, 'wrongful-purpose-possible': { ...no, asOf: early } })).toHaveLength(1);
    expect(names({ 'suspicion-indicator': kind('theft-traces', 'suspected'), 'breach-occurred': no })).toHaveLength(1);
    expect(names({ 'leak-type': kind('theft', 'unknown'), 'breach-occurred': no, 'wrongful-purpose-possible': no })).toEqual([]);
    expect(names({ 'leak-type': kind('missend'), 'wrongful-purpose-possible': no })).toEqual([]);
  });

  test('what went to others is leaked, whatever copy was kept: no denial of the leak stands beside it, unless it is a later one', () => {
    for (const value of ['theft', 'missend', 'web-exposure', 'insider', 'unapproved-share', 'malware', 'unauthorised-access']) {
      const sheet = { 'breach-occurred': yes, 'leak-type': { ...kind(value), asOf: early } };
      expect(names({ ...sheet, 'leak-occurred': { ...no, asOf: early } })).toEqual([['choice-contradicts-fact', value, 'leak-occurred']]);
      expect(truth({ ...sheet, 'leak-occurred': { ...no, asOf: early } }, 'leak-occurred')).toEqual(open);
      expect(names({ ...sheet, 'leak-occurred': { ...no, asOf: late } })).toEqual([]);
    }
    expect(names({ 'breach-occurred': yes, 'leak-type': kind('ransomware'), 'leak-occurred': no })).toEqual([]);
  });

  test('a sign beside a denial contradicts, unless it was on record first and was looked into', () => {
    const sign = { ...kind('theft-traces'), asOf: early };
    const both = { 'suspicion-indicator': kind('theft-traces'), 'breach-occurred': no };
    expect(names(both)).toEqual([['choice-contradicts-fact', 'theft-traces', 'breach-occurred']]);
    expect(weigh(truth(both, 'breach-occurred'), 'suspected')).toBe('yes');
    expect(names({ 'suspicion-indicator': sign, 'breach-occurred': { ...no, asOf: late } })).toEqual([]);
    expect(names({ 'suspicion-indicator': { ...sign, asOf: late }, 'breach-occurred': { ...no, asOf: early } })).toHaveLength(1);
  });
});

describe('a breach that is denied beside persons who are counted', () => {
  const persons = { exact: 1200 };
  const pairOf = (otherCount: number) => [
    { code: 'facts-contradict', with: { fact: 'breach-occurred', other: 'principals-affected', otherCount } },
  ];
  const pair = pairOf(1200);
  const kinds = (stated: object) => ({ 'leak-occurred': stated, 'loss-occurred': stated, 'damage-occurred': stated });
  const isRuledOut = (sheet: object) => weigh(truth(sheet, 'breach-occurred'), 'suspected') === 'no';

  test.each<[string, object]>([
    ['nobody says when', { 'breach-occurred': no }],
    ['in each of its kinds', kinds(no)],
    ['before they were counted', { 'breach-occurred': { ...no, asOf: '2026-11-24T09:59:59Z' } }],
    ['when they were counted', { 'breach-occurred': { ...no, asOf: early } }],
    ['two of its kinds later, the third before', { ...kinds({ ...no, asOf: late }), ...{ 'leak-occurred': yes }, 'breach-occurred': no }],
  ])('%s: both are named, and it stays possible', (_when, denied) => {
    const sheet = { 'principals-affected': { ...persons, asOf: early }, ...denied };
    expect(said(sheet)).toEqual(expect.arrayContaining(pair));
    expect(isRuledOut(sheet)).toBe(false);
  });

  test.each<[string, object]>([
    ['by itself', { 'breach-occurred': { ...no, asOf: late } }],
    ['by the last of its kinds', { ...kinds({ ...no, asOf: '2026-11-23T00:00:00Z' }), 'damage-occurred': { ...no, asOf: late } }],
    ['once more', { ...kinds({ ...no, asOf: '2026-11-23T00:00:00Z' }), 'breach-occurred': { ...no, asOf: late } }],
  ])('who denies it later, %s, has looked into the suspicion that was counted', (_how, denied) => {
    const sheet = { 'principals-affected': { ...persons, asOf: early }, ...denied };
    expect(said(sheet)).toEqual([]);
    expect(isRuledOut(sheet)).toBe(true);
    expect(said({ ...sheet, 'principals-affected': persons })).toEqual([]); // counted at some time before
    expect(
      said({
        ...sheet,
        'principals-affected': [
          { ...persons, asOf: early },
          { exact: 3, asOf: '2026-11-27T00:00:00Z' },
        ],
      }),
    ).toEqual(pairOf(3));
  });

  test('persons of a misuse without a leak, and of a form that was tampered with, are counted beside the denial', () => {
    const sheet = { 'breach-occurred': no, 'principals-affected': persons };
    for (const fact of ['my-number-used-or-provided-unlawfully', 'information-about-to-be-acquired'])
      expect(said({ ...sheet, [fact]: { ...yes, confidence: 'suspected' } })).toEqual([]);
    expect(said({ ...sheet, 'leak-type': { value: 'my-number-misuse', confidence: 'confirmed' } })).toEqual([]);
    expect(said({ ...sheet, 'my-number-used-or-provided-unlawfully': no })).toEqual(pair);
  });

  test('nobody, an unknown number and a bound are no persons that were counted; an estimate is', () => {
    for (const none of [{ exact: 0 }, { unknown: true }, { max: 50 }, { estimate: 0, max: 50 }])
      expect(said({ 'breach-occurred': no, 'principals-affected': none })).toEqual([]);
    expect(said({ 'breach-occurred': no, 'principals-affected': { estimate: 30 } })).toEqual(pairOf(30));
  });
});

describe('what is counted or said by the way', () => {
  test('holders of cards make cards, and cards may cost money; whoever denies either is contradicted', () => {
    const holders = { 'card-holders-affected': { exact: 5 } };
    expect(truth(holders, 'card-data-involved')).toEqual({ value: true, confidence: 'probable', evidenced: false });
    expect(truth(holders, 'property-damage-possible')).toMatchObject({ value: true, confidence: 'probable' });
    expect(truth({ ...holders, 'property-damage-possible': no }, 'property-damage-possible')).toEqual(open);
    expect(said({ ...holders, 'property-damage-possible': no, 'card-data-involved': yes })).toEqual([
      { code: 'facts-contradict', with: { fact: 'card-data-involved', other: 'property-damage-possible' } },
      { code: 'facts-contradict', with: { fact: 'card-holders-affected', other: 'property-damage-possible', count: 5 } },
    ]);
  });

  test('a kind of incident keeps a fact from being denied, and says nothing of it: the longer limit is not taken from a word of a list', () => {
    const skimming = { 'leak-type': { value: 'card-skimming', confidence: 'confirmed' } };
    for (const fact of ['wrongful-purpose-possible', 'card-data-involved', 'breach-occurred'] as const)
      expect(truth(skimming, fact).value).toBeNull();
  });

  test('an exception that is claimed beside a kind of incident, or the scope, is told as claimed', () => {
    expect(said({ 'provided-on-purpose': yes, 'leak-type': { value: 'missend', confidence: 'confirmed' } })).toEqual([
      { code: 'choice-contradicts-fact', with: { fact: 'leak-type', value: 'missend', other: 'provided-on-purpose', as: 'claimed' } },
    ]);
    const facts = factsOf({ 'pseudonymised-only': yes } as FactSheet, now, { scope: [{ categories: ['card'] }] as StatedScope[] });
    expect(contradictions(facts, [], now)).toEqual([
      { code: 'scope-contradicts-fact', with: { scope: 'card', fact: 'pseudonymised-only', as: 'claimed' } },
    ]);
  });
});

describe('information about to be acquired', () => {
  const fact = 'information-about-to-be-acquired';
  const unknown = { value: null, confidence: 'unknown' };
  test('left out, or null in a form, it is denied with the breach until somebody raises it; who was asked and does not know leaves it open', () => {
    expect(weigh(truth({}, fact), 'suspected', 'no')).toBe('no');
    const aloud = factsOf({ [fact]: unknown } as FactSheet, now, { leftOut: [fact] });
    expect(weigh(asOneRecord(aloud).truth(fact, now), 'suspected', 'no')).toBe('no');
    expect(weigh(truth({ [fact]: unknown }, fact), 'suspected', 'no')).toBe('open');
    expect(weigh(truth({ [fact]: unknown, 'wrongful-purpose-possible': no }, fact), 'suspected', 'no')).toBe('no');
    expect(weigh(truth({ [fact]: { value: true, confidence: 'suspected' } }, fact), 'suspected', 'no')).toBe('yes');
    const takenBack = {
      [fact]: [
        { ...yes, asOf: early },
        { ...unknown, asOf: late },
      ],
    };
    expect(weigh(truth(takenBack, fact), 'suspected', 'no')).toBe('open');
    // From when it was raised on; before, and where it was only denied, the silence stays a no.
    expect(weigh(truth(takenBack, fact, Date.parse(early)), 'suspected', 'no')).toBe('yes');
    const denied = { [fact]: { ...no, confidence: 'probable' } };
    expect(truth(denied, fact)).toMatchObject({ value: false, confidence: 'probable' });
    const deniedThenNot = {
      [fact]: [
        { ...no, asOf: early },
        { ...unknown, asOf: late },
      ],
    };
    expect(weigh(truth(deniedThenNot, fact), 'suspected', 'no')).toBe('open');
    expect(truth({ [fact]: { value: true, confidence: 'unknown' } }, fact)).toEqual(open);
  });

  const purpose = 'wrongful-purpose-possible';
  const weighed = (sheet: object, leftOut: (typeof fact | typeof purpose)[] = []) =>
    weigh(asOneRecord(factsOf(sheet as FactSheet, now, { leftOut })).truth(fact, now), 'suspected', 'no');

  test('beside a wrongful purpose that is stated, spoken for, or not denied by whoever was asked, it is open until it is answered', () => {
    const mayBe = [
      ...(['suspected', 'probable', 'confirmed'] as const).map((confidence) => ({ [purpose]: { ...yes, confidence } })),
      { 'illegal-outside-access': yes },
      { [purpose]: unknown },
      { [purpose]: { ...no, confidence: 'probable' } },
    ];
    for (const sheet of mayBe) {
      expect(weighed(sheet)).toBe('open');
      expect(weighed({ ...sheet, [fact]: unknown })).toBe('open');
      expect(weighed({ ...sheet, [fact]: unknown }, [fact])).toBe('open');
      expect(weighed({ ...sheet, [fact]: no })).toBe('no');
    }
  });

  test('beside a misuse of My Numbers, which accounts for the purpose, it is open once it was asked itself', () => {
    const misuse = { [purpose]: yes, 'my-number-used-or-provided-unlawfully': yes };
    expect(weighed(misuse)).toBe('no');
    expect(weighed({ ...misuse, [fact]: unknown }, [fact])).toBe('no');
    expect(weighed({ ...misuse, [fact]: unknown })).toBe('open');
    expect(weighed({ ...misuse, 'my-number-used-or-provided-unlawfully': { ...yes, confidence: 'probable' } })).toBe('open');
  });

  test('with neither raised it is not: left out or null, in any mixture; nor beside a purpose that is denied', () => {
    expect(weighed({})).toBe('no');
    expect(weighed({ [fact]: unknown }, [fact])).toBe('no');
    expect(weighed({ [purpose]: unknown }, [purpose])).toBe('no');
    expect(weighed({ [fact]: unknown, [purpose]: unknown }, [fact, purpose])).toBe('no');
    expect(weighed({ [purpose]: no })).toBe('no');
    // Denied beside what speaks for it, undated: one of the two is wrong, and neither rules anything out.
    expect(weighed({ 'illegal-outside-access': yes, [purpose]: no, [fact]: unknown })).toBe('open');
    expect(weighed({ 'leak-type': { value: 'missend', confidence: 'confirmed' } })).toBe('no');
  });

  test('once the purpose is denied it is asked no more, unless it was once raised by itself', () => {
    const suspectedThenDenied = [
      { ...yes, asOf: early },
      { ...no, asOf: late },
    ];
    expect(weighed({ [purpose]: suspectedThenDenied })).toBe('no');
    const raised = [
      { ...yes, asOf: early },
      { ...unknown, asOf: late },
    ];
    expect(weighed({ [purpose]: suspectedThenDenied, [fact]: raised })).toBe('open');
  });
});

describe('the grade of an incident', () => {
  const critical = 'critical-information-infrastructure';
  const grade = 'significant-incident';
  const unknown = { value: null, confidence: 'unknown' };
  const weighed = (sheet: object, leftOut: (typeof critical | typeof grade)[] = []) =>
    weigh(asOneRecord(factsOf(sheet as FactSheet, now, { leftOut })).truth(grade, now), 'suspected', 'no');

  test('is open beside a critical infrastructure until it is answered, left out or null; nobody else is asked', () => {
    expect(weighed({ [critical]: yes })).toBe('open');
    expect(weighed({ [critical]: yes, [grade]: unknown }, [grade])).toBe('open');
    expect(weighed({ [critical]: yes, [grade]: no })).toBe('no');
    expect(weighed({ [critical]: unknown }, [critical])).toBe('no');
    expect(weighed({ [critical]: unknown, [grade]: unknown }, [critical, grade])).toBe('no');
    expect(weighed({ [critical]: no, [grade]: unknown })).toBe('no');
    expect(weighed({})).toBe('no');
  });
});

test('Each answer is worked out once a moment, and moments are kept apart', () => {
  let asked = 0;
  const stated = of({
    'principals-affected': [
      { exact: 1, asOf: early },
      { exact: 2, asOf: late },
    ],
    'leak-occurred': [{ ...yes, asOf: late }],
  });
  const counted: typeof stated.truth = (...about) => {
    asked += 1;
    return stated.truth(...about);
  };
  const record = asOneRecord({ ...stated, choice: stated.choice, truth: counted });
  const before = Date.parse(late) - 1;
  expect([before, now, before, now].map((at) => record.truth('leak-occurred', at).value)).toEqual([null, true, null, true]);
  const counts = () => [before, now].map((at) => record.count('principals-affected', at));
  expect(counts()).toMatchObject([{ exact: 1 }, { exact: 2 }]);
  const once = asked;
  expect(counts()).toMatchObject([{ exact: 1 }, { exact: 2 }]);
  expect([before, now].map((at) => record.truth('leak-occurred', at).value)).toEqual([null, true]);
  expect(asked).toBe(once);
});

const involved = 'specific-personal-information-involved';
test.each<[string, object, ReturnType<typeof weigh>]>([
  ['said to be so', { [involved]: { ...yes, asOf: late } }, 'open'],
  ['suspected', { [involved]: { value: true, confidence: 'suspected', asOf: late } }, 'open'],
  ['said not to be known', { [involved]: { value: null, confidence: 'unknown', asOf: late } }, 'open'],
  ['denied without being sure', { [involved]: { value: false, confidence: 'probable', asOf: late } }, 'open'],
  ['following from another fact', { 'my-number-viewable-by-many': { ...yes, asOf: late } }, 'open'],
  ['denied', { [involved]: { ...no, asOf: late } }, 'no'],
  ['never spoken of', { 'leak-occurred': { ...yes, asOf: late } }, 'no'],
  ['said of a day ahead', { [involved]: { ...yes, asOf: '2026-12-20T00:00:00Z' } }, 'no'],
])('What was silent and comes to light was not denied by the silence: %s', (_how, sheet, before) => {
  expect(weigh(truth(sheet, involved, Date.parse(early)), 'suspected', 'no')).toBe(before);
});

describe('the impact scope beside the facts', () => {
  const scoped = (sheet: object, ...words: object[]) => factsOf(sheet as FactSheet, now, { scope: words as StatedScope[] });
  const cards = { categories: ['customer', 'card'], asOf: late };
  const namesOf = (facts: Facts) => contradictions(facts, [], now).map(({ code, with: records }) => [code, records?.scope, records?.fact]);
  const weighed = (facts: Facts, fact: TruthFact, at = now) => weigh(asOneRecord(facts).truth(fact, at), 'suspected', 'no');

  test.each<[TruthFact, object, string]>([
    ['special-care-information-involved', { categories: ['patient'] }, 'patient'],
    ['special-care-information-involved', { categories: ['employee'], dataItems: ['name', 'special-care'] }, 'special-care'],
    ['specific-personal-information-involved', { categories: ['specific-personal-information'] }, 'specific-personal-information'],
    ['specific-personal-information-involved', { categories: ['employee'], dataItems: ['individual-number'] }, 'individual-number'],
    ['card-data-involved', { categories: ['card'] }, 'card'],
    ['property-damage-possible', { categories: ['customer'], dataItems: ['card'] }, 'card'],
  ])('%s cannot be denied beside %j; where nothing is said of it, it follows', (fact, scope, word) => {
    for (const order of [
      [early, late],
      [late, early],
    ] as const) {
      const denied = scoped({ [fact]: { ...no, asOf: order[0] } }, { ...scope, asOf: order[1] });
      expect(namesOf(denied)).toEqual([['scope-contradicts-fact', word, fact]]);
      expect(weighed(denied, fact)).toBe('open');
    }
    expect(weighed(scoped({}, { ...scope, asOf: late }), fact)).toBe('yes');
    expect(namesOf(scoped({ [fact]: yes }, scope))).toEqual([]);
    expect(namesOf(scoped({ [fact]: { ...no, confidence: 'probable' } }, scope))).toEqual([]); // a denial that is not sure rules nothing out
  });

  test('either is corrected: the fact, or the scope', () => {
    const denial = { ...no, asOf: early };
    const corrected = { categories: ['customer'], asOf: '2026-11-27T10:00:00Z' };
    expect(namesOf(scoped({ 'property-damage-possible': denial }, cards))).not.toEqual([]);
    expect(namesOf(scoped({ 'property-damage-possible': [denial, { ...yes, asOf: '2026-11-27T10:00:00Z' }] }, cards))).toEqual([]);
    const facts = scoped({ 'property-damage-possible': denial }, cards, corrected);
    expect(namesOf(facts)).toEqual([]);
    expect(weighed(facts, 'property-damage-possible')).toBe('no');
    expect(weighed(facts, 'property-damage-possible', Date.parse(late))).toBe('open'); // while it was named
  });

  test('what is harmless, or dated ahead of now, contradicts nothing', () => {
    const all = { 'special-care-information-involved': no, 'property-damage-possible': no, 'specific-personal-information-involved': no };
    expect(namesOf(scoped(all, { categories: ['customer', 'employee', 'other'], dataItems: ['name', 'account', 'password'] }))).toEqual([]);
    expect(namesOf(scoped(all, { ...cards, asOf: '2026-12-20T00:00:00Z' }))).toEqual([]);
  });

  test('nobody affected beside data of somebody', () => {
    const facts = of({ 'principals-affected': { exact: 0 }, 'special-care-information-involved': yes });
    expect(contradictions(facts, [], now)).toEqual([
      { code: 'facts-contradict', with: { fact: 'principals-affected', other: 'special-care-information-involved', count: 0 } },
    ]);
    expect(asOneRecord(facts).count('principals-affected', now)).toEqual(disputed(1));
    expect(said({ 'principals-affected': { estimate: 0, max: 3 }, 'special-care-information-involved': yes })).toEqual([]);
    expect(said({ 'principals-affected': { max: 0 }, 'breach-occurred': yes })).toEqual([]);
  });
});

describe('a denial or an exception beside what says the opposite', () => {
  const evidenced = { ...yes, evidence: ['doc-1'] };
  const misuse = { 'leak-type': { value: 'my-number-misuse', confidence: 'confirmed' } };
  const skimming = { 'leak-type': { value: 'card-skimming', confidence: 'confirmed' } };
  const intrusion = { 'leak-type': { value: 'ransomware', confidence: 'confirmed' } };
  test.each<[TruthFact, object, object]>([
    ['risk-to-persons-unlikely', evidenced, { 'high-risk-to-persons': yes }],
    ['risk-to-persons-unlikely', evidenced, { 'high-risk-to-persons': { ...yes, confidence: 'suspected' } }],
    ['recovered-before-viewing', evidenced, { 'secondary-damage-occurred': yes }],
    ['specific-personal-information-involved', no, misuse],
    ['card-data-involved', no, { 'card-holders-affected': { exact: 5 } }],
    ['card-data-involved', no, skimming],
    ['illegal-outside-access', no, intrusion],
  ])('%s is open and both are named: %j beside %j', (fact, stated, beside) => {
    const sheet = { [fact]: stated, ...beside };
    expect(truth(sheet, fact)).toEqual(open);
    expect(said(sheet)).toHaveLength(1);
    expect(Object.values(said(sheet)[0]?.with ?? {})).toContain(fact);
    expect(truth({ [fact]: stated }, fact).value).toBe((stated as typeof yes).value);
    expect(said({ [fact]: stated })).toEqual([]);
  });
});
