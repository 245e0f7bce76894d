import { ChoiceFact, CountFact, choicesOf, DataCategory, DataItem, type FactSheet, type StatedScope, TruthFact } from '@shodo/contracts';
import { asOneRecord, contradictions } from './contradictions.js';
import { factsOf } from './fact-history.js';

/**
 * Every word that can be stated, beside every other: a fact said to be so or denied, a count of five or of nobody, each word of each choice, each
 * word of the impact scope. Which two cannot both be right is written here by hand, each with its reason in law; the table is not asked.
 */
const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
interface Stated {
  readonly fact: string;
  readonly sheet: object;
  readonly scope?: StatedScope;
}
const statements: ReadonlyMap<string, Stated> = new Map<string, Stated>([
  ...TruthFact.options.flatMap((fact): [string, Stated][] => [
    [fact, { fact, sheet: { [fact]: yes } }],
    [`not ${fact}`, { fact, sheet: { [fact]: no } }],
  ]),
  ...CountFact.options.flatMap((fact): [string, Stated][] => [
    [`5 ${fact}`, { fact, sheet: { [fact]: { exact: 5 } } }],
    [`0 ${fact}`, { fact, sheet: { [fact]: { exact: 0 } } }],
  ]),
  ...ChoiceFact.options.flatMap((fact) =>
    choicesOf[fact].options.map((value): [string, Stated] => [
      `${fact} ${value}`,
      { fact, sheet: { [fact]: { value, confidence: 'confirmed' } } },
    ]),
  ),
  ...DataCategory.options.map((word): [string, Stated] => [`scope ${word}`, { fact: 'scope', sheet: {}, scope: { categories: [word] } }]),
  ...DataItem.options
    .filter((word) => !(DataCategory.options as readonly string[]).includes(word))
    .map((word): [string, Stated] => [`scope ${word}`, { fact: 'scope', sheet: {}, scope: { categories: [], dataItems: [word] } }]),
]);

/** The one that gives way, and what it cannot stand beside: by hand, from the law. */
interface Expected {
  readonly givesWay: string;
  readonly beside: readonly string[];
  readonly because: string;
}
const types = (...values: readonly string[]) => values.map((value) => `leak-type ${value}`);
const signs = (...values: readonly string[]) => values.map((value) => `suspicion-indicator ${value}`);
const signsOfAnAttack = signs('theft-traces', 'info-stealer', 'c2-traffic', 'entry-page-tampered');
const typesOfALeak = types(
  'theft',
  'missend',
  'web-exposure',
  'insider',
  'unapproved-share',
  'malware',
  'unauthorised-access',
  'card-skimming',
);
const counted = CountFact.options.map((fact) => `5 ${fact}`);

const expected: readonly Expected[] = [
  {
    givesWay: 'not breach-occurred',
    beside: ['leak-occurred', 'loss-occurred', 'damage-occurred'],
    because: 'GL 3-5-1-2 to -4: each of the three is a breach',
  },
  {
    givesWay: 'not breach-occurred',
    beside: [...types('ransomware', 'loss', 'misdisposal'), ...typesOfALeak],
    because: 'GL 3-5-1: of these kinds each is a leak, a loss or a damage, or may be one',
  },
  {
    givesWay: 'not leak-occurred',
    beside: [...typesOfALeak, ...signsOfAnAttack, ...signs('grounded-notice', 'insider-access')],
    because: 'GL 3-5-1-2: it went to others, was open to them or in their reach, or there is a sign of it; a copy elsewhere mends no leak',
  },
  {
    givesWay: 'not breach-occurred',
    beside: [...signsOfAnAttack, ...signs('grounded-notice', 'insider-access')],
    because: 'GL 3-5-1-2 fn. 4, 5: a sign of a leak is a possible leak',
  },
  {
    givesWay: 'not breach-occurred',
    beside: [...counted, 'secondary-damage-occurred'],
    because: 'APPI 26(1): nobody is affected, and nothing misused, where nothing happened',
  },
  {
    givesWay: 'not wrongful-purpose-possible',
    beside: [
      ...types('theft', 'insider', 'malware', 'ransomware', 'unauthorised-access', 'card-skimming'),
      ...signsOfAnAttack,
      'illegal-outside-access',
      'specified-intrusion-occurred',
    ],
    because: 'ER 7(iii), GL 3-5-3-1(3): acts with a wrongful purpose, or what may be one',
  },
  {
    givesWay: 'not illegal-outside-access',
    beside: types('ransomware', 'unauthorised-access'),
    because: 'Act on the Prohibition of Unauthorised Computer Access 3: that is what it is',
  },
  {
    givesWay: 'not my-number-used-or-provided-unlawfully',
    beside: types('my-number-misuse'),
    because: 'MN Rule 2(ii), (iv): use against Art. 9, provision against Art. 19',
  },
  {
    givesWay: 'not specific-personal-information-involved',
    beside: [
      'my-number-viewable-by-many',
      'my-number-used-or-provided-unlawfully',
      'information-network-system-involved',
      ...types('my-number-misuse'),
      'scope specific-personal-information',
      'scope individual-number',
    ],
    because: 'MNA 2(8): what holds a My Number is specific personal information',
  },
  {
    givesWay: 'not special-care-information-involved',
    beside: ['scope patient', 'scope special-care'],
    because: 'CO 2(iii), GL 2-3: that somebody was treated is special care-required',
  },
  {
    givesWay: 'not card-data-involved',
    beside: ['5 card-holders-affected', 'scope card', ...types('card-skimming')],
    because: 'what is counted, named or skimmed was there',
  },
  {
    givesWay: 'not property-damage-possible',
    beside: ['card-data-involved', '5 card-holders-affected', 'scope card', ...types('card-skimming')],
    because: 'ER 7(ii), GL 3-5-3-1(2): card numbers',
  },
  {
    givesWay: 'not data-entrusted-to-us',
    beside: ['entrustor-receipt-confirmed'],
    because: 'APPI 26(1) proviso: only an entrustor receives that notice',
  },
  {
    givesWay: '0 principals-affected',
    beside: [
      'special-care-information-involved',
      'specific-personal-information-involved',
      'information-network-system-involved',
      'my-number-viewable-by-many',
      'my-number-used-or-provided-unlawfully',
      'card-data-involved',
      'property-damage-possible',
      'unsecured-health-information-involved',
      'secondary-damage-occurred',
      'high-risk-to-persons',
      'serious-harm-likely',
      'principals-hard-to-reach',
    ],
    because: 'APPI 2(1), 2(4): information and harm are somebody’s',
  },
  {
    givesWay: '0 principals-affected',
    beside: counted.filter((part) => part !== '5 principals-affected'),
    because: 'a part is not more than the whole',
  },
  {
    givesWay: 'concealment-algorithm-recognised',
    beside: ['unencrypted-data-involved', 'unsecured-health-information-involved'],
    because: 'ER 7(i), 45 CFR 164.402: what anybody can read is not concealed',
  },
  {
    givesWay: 'risk-to-persons-unlikely',
    beside: ['high-risk-to-persons', 'serious-harm-likely', 'secondary-damage-occurred'],
    because: 'GDPR 33(1), 34(1): unlikely is less than likely, high, or come true',
  },
  {
    givesWay: 'recovered-before-viewing',
    beside: ['secondary-damage-occurred', ...types('card-skimming')],
    because: 'GL 3-5-1-2: only where no third party viewed it',
  },
  {
    givesWay: 'provided-on-purpose',
    beside: types(
      'loss',
      'theft',
      'missend',
      'web-exposure',
      'insider',
      'unapproved-share',
      'malware',
      'ransomware',
      'unauthorised-access',
      'card-skimming',
      'misdisposal',
    ),
    because: 'GL 3-5-1-2: the exception is for what the business itself meant to give to whoever got it',
  },
  {
    givesWay: 'pseudonymised-only',
    beside: [
      'specific-personal-information-involved',
      'information-network-system-involved',
      'my-number-viewable-by-many',
      'my-number-used-or-provided-unlawfully',
      ...types('my-number-misuse'),
      'scope specific-personal-information',
      'scope individual-number',
      'property-damage-possible',
      'card-data-involved',
      '5 card-holders-affected',
      'scope card',
      ...types('card-skimming'),
    ],
    because: 'ER 31(ii), (iii): pseudonymising takes out identification codes, and what may cost somebody money',
  },
];

/** Words that contradict no other single word, whichever way they are stated, and why. */
const alone: Readonly<Record<string, string>> = {
  'information-about-to-be-acquired': 'it widens what a breach is of; of the entry page nothing is said for certain by any other word',
  'communications-secrecy-involved': 'secrecy of communications is of companies, too',
  'specified-user-information-involved': 'users may be companies',
  'same-content-kept-elsewhere': 'a copy may exist whatever happened to this one',
  'concealment-key-safe': 'a key may be safe while other data was never encrypted',
  'data-entrusted-by-us': 'an entrustee may entrust further; a cloud service may be no entrustee',
  'significant-incident': 'a grade that the regime gives',
  'major-ict-incident': 'a grade that the regime gives',
  'exploited-vulnerability-or-severe-incident': 'a product may have one whatever happened to data',
  'unique-identifying-information-involved': 'numbers of Korean law; a breach of others may be small or large',
  'critical-information-infrastructure': 'says what the operator is',
  'material-to-investors': 'a judgement of its own',
  'report-items-open': 'says how far the report is',
  'publication-made': 'rumours are answered in public, too',
  'other-matters-to-report': 'says what else is told',
  'leak-type vendor': 'the vendor may have had any of them',
  'leak-type external-tip': 'a tip may be about nothing',
  'event-grade ordinary': 'a grade that the regime gives',
  'event-grade relatively-large': 'a grade that the regime gives',
  'event-grade large': 'a grade that the regime gives',
  'event-grade especially-large': 'a grade that the regime gives',
  'scope customer': 'says whose, not what',
  'scope employee': 'says whose, not what',
  'scope partner-contact': 'says whose, not what',
  'scope other': 'says nothing',
  'scope name': 'may be replaced by a code',
  'scope birth-date': 'may stay in pseudonymised information',
  'scope sex': 'may stay in pseudonymised information',
  'scope address': 'may be cut to a town',
  'scope phone': 'may be replaced by a code',
  'scope mail-address': 'may be replaced by a code',
  'scope password': 'alone it may or may not move money',
  'scope account': 'alone it may or may not move money',
};

const pairOf = (one: string, other: string) => [one, other].sort().join(' | ');
const byHand = new Set(expected.flatMap(({ givesWay, beside }) => beside.map((other) => pairOf(givesWay, other))));
const recordOf = (one: Stated, other: Stated) => {
  const scope = one.scope ?? other.scope;
  return factsOf({ ...one.sheet, ...other.sheet } as FactSheet, 0, scope ? { scope } : {});
};

test('Of all pairs of statements exactly those contradict that are written here', () => {
  const found = new Set<string>();
  const all = [...statements];
  all.forEach(([name, one], index) => {
    for (const [otherName, other] of all.slice(index + 1)) {
      if (one.fact === other.fact) continue; // two versions of one fact are told by their times
      const said = contradictions(recordOf(one, other), [], 0);
      if (said.length > 0) found.add(pairOf(name, otherName));
      expect(said.length).toBeLessThanOrEqual(1);
    }
  });
  expect([...found].filter((pair) => !byHand.has(pair))).toEqual([]);
  expect([...byHand].filter((pair) => !found.has(pair))).toEqual([]);
  expect(byHand.size).toBe(117);
});

test('The one that could rule a duty out gives way, and the other stands', () => {
  for (const { givesWay, beside } of expected)
    for (const other of beside) {
      const [one, two] = [statements.get(givesWay), statements.get(other)];
      if (one === undefined || two === undefined) throw new Error(`${givesWay} or ${other} is no word`);
      const record = asOneRecord(recordOf(one, two));
      const stands = two.fact as TruthFact;
      if (givesWay === '0 principals-affected')
        expect([givesWay, other, record.count('principals-affected', 0)]).toEqual([
          givesWay,
          other,
          { estimate: other.startsWith('5') ? 5 : 1, isDisputed: true },
        ]);
      else {
        const { value, confidence } = record.truth(one.fact as TruthFact, 0);
        const open = givesWay === 'not breach-occurred' ? [true, 'suspected'] : [null, 'unknown'];
        expect([givesWay, other, value, confidence]).toEqual([givesWay, other, ...open]);
      }
      if (TruthFact.safeParse(stands).success) expect(record.truth(stands, 0)).toMatchObject(yes);
    }
});

test('Every word stands in a pair, or here with the reason why in none', () => {
  const inPairs = new Set([...byHand].flatMap((pair) => pair.split(' | ')));
  const named = (name: string) => [name, `not ${name}`, `5 ${name}`].some((word) => inPairs.has(word));
  const words = [
    ...TruthFact.options,
    ...CountFact.options,
    ...[...statements].filter(([, { fact }]) => fact === 'scope' || ChoiceFact.safeParse(fact).success).map(([name]) => name),
  ];
  expect(words.filter((word) => named(word) === Object.hasOwn(alone, word))).toEqual([]);
  expect(Object.keys(alone).filter((word) => !(words as string[]).includes(word))).toEqual([]);
});
