import { AssessmentForm, type Judgement, Judgement as Shape, type Statement } from '@shodo/contracts';
import { assessNow } from './assess-now.js';

const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
const proven = { ...yes, evidence: ['00000000-0000-4000-8000-000000000001'] };
const plain = {
  'breach-occurred': yes,
  'special-care-information-involved': yes,
  'property-damage-possible': no,
  'wrongful-purpose-possible': no,
  'principals-affected': { exact: 30 },
};

const assessed = (changes: { now?: string; anchors?: object; facts?: object }) =>
  assessNow(
    AssessmentForm.parse({
      now: changes.now ?? '2026-12-10T09:00:00+09:00',
      organisation: { jurisdictions: ['jp'], sector: 'general' },
      anchors: changes.anchors ?? { aware: '2026-11-24T10:00:00+09:00' },
      facts: { ...plain, ...changes.facts },
    }),
  );
function final(changes: Parameters<typeof assessed>[0] = {}): Judgement {
  const found = assessed(changes).judgements.find(({ duty }) => duty === 'jp.appi.final-report');
  if (found === undefined) throw new Error('the final report was not judged');
  return found;
}
const say = (code: string, parameters: object) => ({ code, with: parameters });
const codes = (statements: readonly Statement[]) => statements.map(({ code }) => code);

test('It says what would change the result: facts that take the duty away, exemptions, a longer limit, an earlier awareness', () => {
  expect(final().wouldChangeIf).toEqual([
    say('standing-would-change', { fact: 'breach-occurred', value: 'no', standing: 'not-arisen' }),
    say('standing-would-change', { fact: 'special-care-information-involved', value: 'no', standing: 'not-arisen' }),
    say('exemption-would-lift', { exemption: 'strong-concealment' }),
    say('exemption-would-lift', { exemption: 'pseudonymised-only' }),
    say('exemption-would-lift-but-for', { exemption: 'recovered-before-viewing', facts: 'loss-occurred damage-occurred' }),
    say('exemption-would-lift-but-for', {
      exemption: 'provided-on-purpose',
      facts: 'loss-occurred damage-occurred',
    }),
    say('exemption-would-lift-but-for', { exemption: 'same-content-kept-elsewhere', facts: 'leak-occurred' }),
    say('exemption-would-lift', { exemption: 'entrustee-release' }),
    say('limit-would-change', { fact: 'wrongful-purpose-possible', value: 'yes', days: 60 }),
    { code: 'earlier-awareness-moves-the-date' },
  ]);
});

// J34: the entrustor is told by its entrustee, and has noted no awareness of its own (GL 3-5-3-5: any department that knew earlier).
test.each([
  ['general', [], ['jp.appi.preliminary-report', 'jp.appi.final-report', 'jp.appi.principal-notice']],
  ['general', ['privacy-mark'], ['jp.privacy-mark.preliminary-report', 'jp.privacy-mark.final-report']],
] as const)(
  'Of a clock that a notice or a discovery started it says that an earlier awareness would move it: %s %p',
  (sector, marks, duties) => {
    const judgedFrom = (anchors: object) =>
      assessNow(
        AssessmentForm.parse({
          now: '2026-12-10T09:00:00+09:00',
          organisation: { jurisdictions: ['jp'], sector, marks },
          anchors,
          facts: { ...plain, 'data-entrusted-by-us': yes },
        }),
      ).judgements.filter(({ duty }) => duties.some((one) => one === duty));
    for (const anchors of [{ 'notified-by-entrustee': '2026-11-24T09:00:00+09:00' }, { discovered: '2026-11-24T09:00:00+09:00' }]) {
      const told = judgedFrom(anchors);
      expect(told.map(({ duty }) => duty).toSorted()).toEqual([...duties].sort());
      for (const { wouldChangeIf } of told) expect(codes(wouldChangeIf)).toContain('earlier-awareness-moves-the-date');
      // By hand: known on 20 November, day 1 is the 20th in place of the 24th.
      for (const { clock } of judgedFrom({ ...anchors, aware: '2026-11-20T09:00:00+09:00' })) expect(clock?.dayOne).toBe('2026-11-20');
    }
  },
);

test('Of a duty that has not arisen it says what would raise it', () => {
  expect(final({ facts: { 'special-care-information-involved': no } }).wouldChangeIf).toEqual([
    say('standing-would-change', { fact: 'special-care-information-involved', value: 'yes', standing: 'arisen' }),
    say('standing-would-change', { fact: 'property-damage-possible', value: 'yes', standing: 'arisen' }),
    say('standing-would-change', { fact: 'wrongful-purpose-possible', value: 'yes', standing: 'arisen' }),
    say('count-would-change-standing', { fact: 'principals-affected', value: 'yes', standing: 'arisen', line: 1000 }),
  ]);
});

test('Of an open count it says both ways', () => {
  const { standing, wouldChangeIf } = final({
    facts: { 'special-care-information-involved': no, 'principals-affected': { unknown: true } },
  });
  expect(standing).toBe('provisional');
  expect(wouldChangeIf).toContainEqual(
    say('count-would-change-standing', { fact: 'principals-affected', value: 'yes', standing: 'arisen', line: 1000 }),
  );
  expect(wouldChangeIf).toContainEqual(
    say('count-would-change-standing', { fact: 'principals-affected', value: 'no', standing: 'not-arisen', line: 1000 }),
  );
});

test('Of 60 days it says when they would be 30', () => {
  expect(final({ facts: { 'wrongful-purpose-possible': yes } }).wouldChangeIf).toContainEqual(
    say('limit-would-change', { fact: 'wrongful-purpose-possible', value: 'no', days: 30 }),
  );
});

test('Of a lifted duty it says what stands without the exemption', () => {
  const lifted = final({ facts: { 'pseudonymised-only': proven } });
  expect(lifted.because).toEqual([say('exemption-applies', { exemption: 'pseudonymised-only' })]);
  expect(lifted.wouldChangeIf).toEqual([say('exemption-would-fall', { exemption: 'pseudonymised-only', standing: 'arisen' })]);
});

const open = { value: null, confidence: 'unknown' };
const nothingLost = { 'loss-occurred': no, 'damage-occurred': no };
const lifts = (fact: string, value: 'yes' | 'no') =>
  say('standing-would-change', { fact, value, standing: value === 'no' ? 'not-arisen' : 'arisen' });

// Breach and special-care data are confirmed (plain), so nothing but the exemption can take the duty away, and nothing but the open fact keeps it.
test.each([
  ['provided-on-purpose', 'wrongful-purpose-possible', { 'provided-on-purpose': proven, ...nothingLost }],
  ['recovered-before-viewing', 'loss-occurred', { 'recovered-before-viewing': proven, 'damage-occurred': no }],
] as const)('An exemption of which an exception is open takes nothing away, and says what is open: %s, %s', (exemption, fact, facts) => {
  for (const stated of [{ [fact]: open }, { [fact]: { value: false, confidence: 'probable' } }]) {
    const judged = final({ facts: { ...facts, ...stated } });
    expect(judged.standing).toBe('provisional');
    expect(judged.clock?.dueOn).toBe('2026-12-23');
    expect(judged.because).toContainEqual(say('exemption-may-not-reach', { exemption, facts: fact }));
    expect(judged.wouldChangeIf).toEqual(expect.arrayContaining([lifts(fact, 'yes'), lifts(fact, 'no')]));
  }
  expect(final({ facts: { ...facts, [fact]: no } }).standing).toBe('not-arisen');
  expect(final({ facts: { ...facts, [fact]: yes } }).standing).toBe('arisen');
});

const ransomware = {
  'breach-occurred': open,
  'special-care-information-involved': no,
  'damage-occurred': yes,
  'wrongful-purpose-possible': yes,
  'leak-type': { value: 'ransomware', confidence: 'confirmed' },
  'principals-affected': { exact: 500 },
};

// GL 3-5-1-3, -4: the copy undoes the loss and the damage; whether anything leaked is the one question left.
test('Of a copy kept elsewhere, beside a leak that nobody has answered for, every duty names the leak: in its reasons, and as what would change it', () => {
  const kept = { ...ransomware, 'same-content-kept-elsewhere': proven };
  const of = (facts: object, duty: string) => assessed({ facts }).judgements.find((one) => one.duty === duty);
  for (const duty of ['jp.appi.final-report', 'jp.appi.preliminary-report', 'jp.appi.principal-notice']) {
    expect(of(kept, duty)?.standing).toBe('arisen');
    expect(of(kept, duty)?.because).toContainEqual(
      say('exemption-may-not-reach', { exemption: 'same-content-kept-elsewhere', facts: 'leak-occurred' }),
    );
    expect(of(kept, duty)?.wouldChangeIf).toContainEqual(lifts('leak-occurred', 'no'));
    expect(of({ ...kept, 'leak-occurred': no }, duty)?.standing).toBe('not-arisen');
  }
});

test('Of a duty that a copy lifts it says that a leak would bring it back', () => {
  const { standing, wouldChangeIf } = final({ facts: { ...ransomware, 'same-content-kept-elsewhere': proven, 'leak-occurred': no } });
  expect(standing).toBe('not-arisen');
  expect(wouldChangeIf).toEqual([
    say('exemption-would-fall', { exemption: 'same-content-kept-elsewhere', standing: 'arisen' }),
    // With nothing held that leaked, a wrongful purpose could only be about what was to be acquired.
    say('standing-would-change', { fact: 'breach-occurred', value: 'no', standing: 'provisional' }),
    lifts('information-about-to-be-acquired', 'yes'), // which no copy undoes
    lifts('leak-occurred', 'yes'),
  ]);
});

test('Of a lost medium both exceptions are told with what they hang on: the recovery on loss and damage, the copy on a leak', () => {
  const butFor = (facts: object) => final({ facts }).wouldChangeIf.filter(({ code }) => code === 'exemption-would-lift-but-for');
  const recovery = say('exemption-would-lift-but-for', {
    exemption: 'recovered-before-viewing',
    facts: 'loss-occurred damage-occurred',
  });
  const copy = say('exemption-would-lift-but-for', { exemption: 'same-content-kept-elsewhere', facts: 'leak-occurred' });
  expect(butFor({ 'leak-type': { value: 'loss', confidence: 'confirmed' } })).toEqual([recovery, copy]);
  expect(butFor({ 'loss-occurred': yes })).toEqual([copy]);
});

// GL 3-5-1-2: the recovery undoes the leak; 3-5-1-3: the copy undoes the loss. Either alone leaves the other.
test('Of a leak and a loss the recovery and the copy lift together: each is told while the other is proven', () => {
  const both = { 'leak-occurred': yes, 'loss-occurred': yes, 'damage-occurred': no };
  const [recovered, copy] = [{ 'recovered-before-viewing': proven }, { 'same-content-kept-elsewhere': proven }];
  for (const [one, other] of [
    [recovered, 'same-content-kept-elsewhere'],
    [copy, 'recovered-before-viewing'],
  ] as const) {
    const judged = final({ facts: { ...both, ...one } });
    expect(judged.standing).toBe('arisen');
    expect(judged.wouldChangeIf).toContainEqual(say('exemption-would-lift', { exemption: other }));
  }
  const lifted = final({ facts: { ...both, ...recovered, ...copy } });
  expect(lifted.standing).toBe('not-arisen');
  expect(lifted.wouldChangeIf).toEqual([
    say('exemption-would-fall', { exemption: 'same-content-kept-elsewhere', standing: 'arisen' }),
    say('standing-would-change', { fact: 'recovered-before-viewing', value: 'no', standing: 'arisen' }),
  ]);
  expect(lifted.restsOn).toContain('recovered-before-viewing');
});

test('Of a My Number a use against the Act that is not known keeps the duty, however strong the concealment', () => {
  const concealed = {
    'concealment-algorithm-recognised': proven,
    'concealment-key-safe': proven,
    'specific-personal-information-involved': yes,
    'information-network-system-involved': no,
    'my-number-viewable-by-many': no,
    'wrongful-purpose-possible': no,
    'principals-affected': { exact: 500 },
  };
  const fact = 'my-number-used-or-provided-unlawfully';
  const judged = (stated: object) =>
    assessed({ facts: { ...concealed, ...stated } }).judgements.find(({ duty }) => duty === 'jp.my-number.final-report');
  for (const stated of [{}, { [fact]: open }]) {
    expect(judged(stated)?.standing).toBe('provisional');
    expect(judged(stated)?.because).toContainEqual(say('exemption-may-not-reach', { exemption: 'strong-concealment', facts: fact }));
    expect(judged(stated)?.wouldChangeIf).toEqual(expect.arrayContaining([lifts(fact, 'yes'), lifts(fact, 'no')]));
  }
  expect(judged({ [fact]: no })?.standing).toBe('not-arisen');
  expect(judged({ [fact]: yes })?.standing).toBe('arisen');
});

const rests = (facts: object) => final({ facts }).restsOn?.toSorted();
const breach = ['breach-occurred', 'damage-occurred', 'leak-occurred', 'loss-occurred'];

test('A duty that fell away rests on what denies it, and a breach on its kinds as well', () => {
  expect(rests({ 'special-care-information-involved': no })).toEqual([
    'card-data-involved',
    'card-holders-affected',
    'information-about-to-be-acquired',
    'principals-affected',
    'property-damage-possible',
    'special-care-information-involved',
    'wrongful-purpose-possible',
  ]);
  const denied = { 'breach-occurred': no, 'principals-affected': { unknown: true } };
  expect(rests(denied)).toEqual([...breach, 'information-about-to-be-acquired', 'wrongful-purpose-possible'].toSorted());
});

test('A duty that was lifted rests on what proves the exemption and on what would keep it away', () => {
  const key = { 'concealment-algorithm-recognised': proven, 'concealment-key-safe': proven };
  const besides = ['information-about-to-be-acquired', 'wrongful-purpose-possible'];
  expect(rests(key)).toEqual(['concealment-algorithm-recognised', 'concealment-key-safe', ...besides]);
  const recovered = { 'recovered-before-viewing': proven, 'loss-occurred': no, 'damage-occurred': no };
  expect(rests(recovered)).toEqual(['damage-occurred', 'loss-occurred', 'recovered-before-viewing', ...besides].toSorted());
  const copied = ['leak-occurred', 'same-content-kept-elsewhere', ...besides].toSorted();
  expect(rests({ 'same-content-kept-elsewhere': proven, 'leak-occurred': no })).toEqual(copied);
});

test('A duty that stands rests on what raises it', () => {
  expect(rests({})).toEqual([...breach, 'special-care-information-involved']);
});

test('An anchor in the future starts nothing, and is named', () => {
  const { judgements, warnings } = assessed({ now: '2026-11-24T09:59:59+09:00' });
  expect(judgements.every(({ clock }) => clock === undefined)).toBe(true);
  expect(warnings).toContainEqual(say('anchor-lies-ahead', { anchor: 'aware' }));
});

test('Awareness at this very moment starts the clock', () => {
  expect(final({ now: '2026-11-24T10:00:00+09:00' }).clock?.dueOn).toBe('2026-12-23');
});

test('Awareness before the occurrence is named; the clock runs', () => {
  const anchors = { aware: '2026-11-24T10:00:00+09:00', occurred: '2026-11-24T11:00:00+09:00' };
  expect(codes(assessed({ anchors }).warnings)).toContain('awareness-before-occurrence');
  expect(final({ anchors }).clock?.dueOn).toBe('2026-12-23');
});

test('A line passed at this very moment starts the clock', () => {
  const count = [
    { exact: 800, asOf: '2026-11-24T10:00:00+09:00' },
    { max: 1200, asOf: '2026-12-03T14:00:00+09:00' },
  ];
  const at = (now: string) => final({ now, facts: { 'special-care-information-involved': no, 'principals-affected': count } });
  expect(at('2026-12-03T13:59:59+09:00').standing).toBe('not-arisen');
  expect(at('2026-12-03T14:00:00+09:00').clock?.dueOn).toBe('2027-01-04');
});

test('A duty that was out of question for a while keeps its first start; the later one is shown only', () => {
  const special = [
    { value: null, confidence: 'unknown', asOf: '2026-11-24T10:00:00+09:00' },
    { ...no, asOf: '2026-11-26T10:00:00+09:00' },
    { ...yes, asOf: '2026-12-03T10:00:00+09:00' },
  ];
  const { clock, readings } = final({ facts: { 'special-care-information-involved': special } });
  expect(clock?.dueOn).toBe('2026-12-23');
  expect(readings.map(({ reading, dueOn }) => [reading, dueOn])).toEqual([
    ['safe', '2026-12-23'],
    ['arguable', '2027-01-04'],
  ]);
});

test('Contradicting records are named for the whole assessment', () => {
  expect(assessed({ facts: { 'breach-occurred': no, 'leak-occurred': yes } }).warnings).toContainEqual(
    say('facts-contradict', { fact: 'breach-occurred', other: 'leak-occurred' }),
  );
});

test('A record dated in the future is named and not used', () => {
  const { judgements, warnings } = assessed({
    facts: {
      'breach-occurred': [
        { ...yes, asOf: '2026-11-24T10:00:00+09:00' },
        { ...no, asOf: '2027-01-01T00:00:00+09:00' },
      ],
    },
  });
  expect(warnings).toContainEqual(say('fact-lies-ahead', { fact: 'breach-occurred' }));
  expect(judgements.find(({ duty }) => duty === 'jp.appi.final-report')?.standing).toBe('arisen');
});

test('The status filing day passes with its last second', () => {
  const facts = { 'wrongful-purpose-possible': { value: true, confidence: 'suspected' } };
  expect(codes(final({ now: '2026-12-23T23:59:59+09:00', facts }).warnings)).toContain('status-filing-advised');
  expect(codes(final({ now: '2026-12-24T00:00:00+09:00', facts }).warnings)).toContain('status-filing-day-has-passed');
});

test('The status filing day is an instant of its own, with the reminders of the 30 days it keeps (J36, J37)', () => {
  const { clock, reminders } = final({ facts: { 'wrongful-purpose-possible': { value: true, confidence: 'suspected' } } });
  expect(clock).toMatchObject({ dueOn: '2027-01-22', statusFilingBy: '2026-12-23', statusFilingAt: '2026-12-23T23:59:59+09:00' });
  expect(reminders.filter(({ kind }) => kind.startsWith('status-'))).toEqual([
    { kind: 'status-half-time', at: '2026-12-09T04:59:59+09:00' },
    { kind: 'status-four-fifths', at: '2026-12-18T01:59:59+09:00' },
    { kind: 'status-day-before', at: '2026-12-22T23:59:59+09:00' },
    { kind: 'status-lapse', at: '2026-12-24T00:00:00+09:00' },
  ]);
  const sure = final({ facts: { 'wrongful-purpose-possible': yes } });
  expect(sure.clock).toMatchObject({ dueOn: '2027-01-22' });
  expect(sure.clock).not.toHaveProperty('statusFilingAt');
  expect(sure.reminders.map(({ kind }) => kind)).toEqual(['half-time', 'four-fifths', 'day-before', 'lapse']);
});

test('A day on a computed equinox is marked: awareness on 24 August 2028 makes 22 September, a holiday, day 30', () => {
  const { clock, warnings } = final({ now: '2028-08-24T12:00:00+09:00', anchors: { aware: '2028-08-24T10:00:00+09:00' } });
  expect([clock?.rawOn, clock?.dueOn]).toEqual(['2028-09-22', '2028-09-25']);
  expect(codes(warnings)).toContain('holiday-is-provisional');
});

test('A judgement has the form in which events keep it', () => {
  const { judgements } = assessed({});
  expect(judgements.map((one) => Shape.parse(one))).toEqual(judgements);
});
