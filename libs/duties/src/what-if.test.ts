import type { Statement } from '@shodo/contracts';
import { asOneRecord } from './contradictions.js';
import { factsOf } from './fact-history.js';
import type { Answer, Condition, Exemption, Pack } from './pack.js';
import { aLimit, aPack, aSheet, type ToldFacts } from './specification/a-pack.js';
import { whatWouldChange } from './what-if.js';

const confirmed = (value: boolean) => ({ value, confidence: 'confirmed' }) as const;
const proven = { value: true, confidence: 'confirmed', evidence: ['E1'] } as const;
const leak: Condition = { is: 'fact', fact: 'leak-occurred', from: 'suspected', silence: 'open' };
const wrongful: Condition = { is: 'fact', fact: 'wrongful-purpose-possible', from: 'suspected', silence: 'open' };
const persons = 'principals-affected';
const said = (code: string, parameters: object) => ({ code, with: parameters });

const asItIs = (answer: Answer) => answer;
function changes(pack: Pack, sheet: ToldFacts, seen = asItIs): readonly Statement[] {
  const facts = factsOf(aSheet(sheet), 0);
  return whatWouldChange(pack, { facts, stated: facts }, 0, seen);
}
const standing = (fact: string, value: string, then: string) => said('standing-would-change', { fact, value, standing: then });

describe('A fact confirmed one way or the other would change the standing', () => {
  test('both ways while it is not known, one way while it is', () => {
    const yes = standing('leak-occurred', 'yes', 'arisen');
    const no = standing('leak-occurred', 'no', 'not-arisen');
    expect(changes(aPack(), {})).toEqual([yes, no]);
    expect(changes(aPack(), { 'leak-occurred': confirmed(true) })).toEqual([no]);
    expect(changes(aPack(), { 'leak-occurred': confirmed(false) })).toEqual([yes]);
    expect(changes(aPack(), { 'leak-occurred': { value: true, confidence: 'suspected' } })).toEqual([no]);
  });

  test('where the clock is in doubt nothing makes the duty sure, and where the rule itself is, nothing takes it away', () => {
    const no = standing('leak-occurred', 'no', 'not-arisen');
    const unsureClock = (answer: Answer) => (answer === 'yes' ? 'open' : answer);
    expect(changes(aPack(), {}, unsureClock)).toEqual([no]);
    expect(changes(aPack(), { 'leak-occurred': confirmed(false) }, unsureClock)).toEqual([standing('leak-occurred', 'yes', 'provisional')]);
    const alwaysKept = (answer: Answer) => (answer === 'no' ? 'open' : answer);
    expect(changes(aPack(), { 'leak-occurred': confirmed(true) }, alwaysKept)).toEqual([standing('leak-occurred', 'no', 'provisional')]);
    const lifted = aPack({ liftedBy: [{ exemption: 'pseudonymised-only', needs: ['pseudonymised-only'] }] });
    const codes = (seen?: (answer: Answer) => Answer) =>
      changes(lifted, { 'leak-occurred': confirmed(true) }, seen).map(({ code }) => code);
    expect(codes()).toContain('exemption-would-lift');
    expect(codes(alwaysKept)).not.toContain('exemption-would-lift');
  });

  test('but not where the record would contradict it: a kind of theft keeps its purpose, whoever denies it', () => {
    const theft = { 'leak-type': { value: 'theft', confidence: 'confirmed' } } as const;
    const pack = aPack({ arisesWhen: wrongful });
    expect(changes(pack, {})).toEqual([
      standing('wrongful-purpose-possible', 'yes', 'arisen'),
      standing('wrongful-purpose-possible', 'no', 'not-arisen'),
    ]);
    expect(changes(pack, theft)).toEqual([standing('wrongful-purpose-possible', 'yes', 'arisen')]);
  });

  test('to provisional where something else is still open', () => {
    const both = aPack({ arisesWhen: { is: 'all-of', parts: [leak, wrongful] } });
    expect(changes(both, { 'leak-occurred': confirmed(false) })).toEqual([standing('leak-occurred', 'yes', 'provisional')]);
  });
});

test('Of a fact that is taken from another the other is asked too, as long as nobody stated the fact', () => {
  const damage: Condition = { is: 'fact', fact: 'property-damage-possible', from: 'suspected', silence: 'open' };
  const of = (sheet: ToldFacts) => {
    const stated = factsOf(aSheet(sheet), 0);
    return whatWouldChange(aPack({ arisesWhen: damage }), { facts: asOneRecord(stated), stated }, 0, asItIs);
  };
  const card = { 'card-data-involved': confirmed(true) };
  expect(of(card)).toContainEqual(standing('card-data-involved', 'no', 'provisional'));
  // A count is no answer to a question.
  expect(of({ 'card-holders-affected': { exact: 3 } } as ToldFacts).map(({ with: told }) => told?.fact)).toEqual([
    'property-damage-possible',
  ]);
  expect(of({ ...card, 'property-damage-possible': confirmed(true) })).toEqual([standing('property-damage-possible', 'no', 'provisional')]);
});

test('A choice would change it by the first of the words that count', () => {
  const pack = aPack({ arisesWhen: { is: 'choice', fact: 'leak-type', oneOf: ['theft', 'loss'] } });
  const theft = said('choice-would-change-standing', { fact: 'leak-type', value: 'theft', standing: 'arisen' });
  expect(changes(pack, {})).toEqual([theft]);
  expect(changes(pack, { 'leak-type': { value: 'missend', confidence: 'confirmed' } })).toEqual([theft]);
  expect(changes(pack, { 'leak-type': { value: 'loss', confidence: 'confirmed' } })).toEqual([]);
});

test('A grade would change it by the lowest that counts, and by the lowest of all where that does not', () => {
  const grade = (value: string, then: string) => said('choice-would-change-standing', { fact: 'event-grade', value, standing: then });
  const pack = aPack({ arisesWhen: { is: 'choice', fact: 'event-grade', oneOf: ['relatively-large', 'large', 'especially-large'] } });
  expect(changes(pack, {})).toEqual([grade('relatively-large', 'arisen'), grade('ordinary', 'not-arisen')]);
  expect(changes(pack, { 'event-grade': { value: 'large', confidence: 'confirmed' } })).toEqual([grade('ordinary', 'not-arisen')]);
  expect(changes(pack, { 'event-grade': { value: 'ordinary', confidence: 'confirmed' } })).toEqual([grade('relatively-large', 'arisen')]);
  const every = aPack({ arisesWhen: { is: 'choice', fact: 'event-grade', oneOf: ['ordinary', 'large'] } });
  expect(changes(every, {})).toEqual([grade('ordinary', 'arisen')]);
});

describe('A count would change it', () => {
  const count = (value: string, then: string, line: number) =>
    said('count-would-change-standing', { fact: persons, value, standing: then, line });

  test('on one side of the line or the other', () => {
    const pack = aPack({ arisesWhen: { is: 'more-than', fact: persons, line: 1000 } });
    expect(changes(pack, {})).toEqual([count('yes', 'arisen', 1000), count('no', 'not-arisen', 1000)]);
    expect(changes(pack, { [persons]: { exact: 1000 } })).toEqual([count('yes', 'arisen', 1000)]);
    expect(changes(pack, { [persons]: { exact: 1001 } })).toEqual([count('no', 'not-arisen', 1000)]);
  });

  test('where it matters whether anybody is affected at all', () => {
    const pack = aPack({ arisesWhen: { is: 'not', part: { is: 'none-of', fact: persons } } });
    expect(changes(pack, {})).toEqual([count('no', 'not-arisen', 0)]);
    expect(changes(pack, { [persons]: { exact: 3 } })).toEqual([count('no', 'not-arisen', 0)]);
    expect(changes(pack, { [persons]: { exact: 0 } })).toEqual([count('yes', 'arisen', 0)]);
  });
});

test('What the record knows, nobody can suppose: a report that was filed or not', () => {
  expect(changes(aPack({ arisesWhen: { is: 'filed', duty: 'jp.law.report' } }), {})).toEqual([]);
});

describe('An exemption', () => {
  const concealment: Exemption = { exemption: 'strong-concealment', needs: ['concealment-algorithm-recognised', 'concealment-key-safe'] };
  const recovered: Exemption = {
    exemption: 'recovered-before-viewing',
    needs: ['recovered-before-viewing'],
    unless: { is: 'fact', fact: 'loss-occurred', from: 'suspected', silence: 'open' },
  };
  const pack = aPack({ liftedBy: [concealment, recovered] });
  const leaked = { 'leak-occurred': confirmed(true) };
  const lifts = (exemption: string) => said('exemption-would-lift', { exemption });

  test('would lift once it is proven, if it reaches the case', () => {
    const sound = { ...leaked, 'loss-occurred': confirmed(false) };
    expect(changes(pack, sound).slice(1)).toEqual([lifts('strong-concealment'), lifts('recovered-before-viewing')]);
    expect(changes(pack, { ...leaked, 'loss-occurred': confirmed(true) }).slice(1)).toEqual([lifts('strong-concealment')]);
  });

  test('would lift once it is proven and what may keep it away is denied, while that is open', () => {
    const butFor = said('exemption-would-lift-but-for', { exemption: 'recovered-before-viewing', facts: 'loss-occurred' });
    expect(changes(pack, leaked).slice(1)).toEqual([lifts('strong-concealment'), butFor]);
    expect(changes(pack, { ...leaked, 'recovered-before-viewing': proven })).toEqual([
      said('exemption-would-fall', { exemption: 'recovered-before-viewing', standing: 'arisen' }),
      standing('leak-occurred', 'no', 'not-arisen'),
      standing('loss-occurred', 'yes', 'arisen'),
      standing('loss-occurred', 'no', 'not-arisen'),
      lifts('strong-concealment'),
      butFor,
    ]);
  });

  test('would lift once no more is denied than it takes', () => {
    const acquired: Condition = { is: 'fact', fact: 'information-about-to-be-acquired', from: 'suspected', silence: 'open' };
    const lost: Condition = { is: 'fact', fact: 'loss-occurred', from: 'suspected', silence: 'open' };
    const unless: Condition = { is: 'any-of', parts: [lost, { is: 'all-of', parts: [acquired, wrongful] }] };
    const rule = aPack({ liftedBy: [{ ...recovered, unless }] });
    const named = (facts: string) => [said('exemption-would-lift-but-for', { exemption: 'recovered-before-viewing', facts })];
    const told = (sheet: ToldFacts) => changes(rule, { ...leaked, ...sheet }).filter(({ code }) => code.startsWith('exemption-would-lift'));
    // Either of the two does, with the loss; the first is named.
    expect(told({})).toEqual(named('loss-occurred information-about-to-be-acquired'));
    // Of the two one is settled, so the other makes no difference.
    expect(told({ 'information-about-to-be-acquired': confirmed(false) })).toEqual(named('loss-occurred'));
    expect(told({ 'information-about-to-be-acquired': confirmed(false), 'recovered-before-viewing': proven })).toEqual(
      named('loss-occurred'),
    );
    expect(told({ 'information-about-to-be-acquired': confirmed(true) })).toEqual(named('loss-occurred wrongful-purpose-possible'));
    expect(told({ 'loss-occurred': confirmed(false) })).toEqual(named('information-about-to-be-acquired'));
  });

  test('would not lift where the record would contradict the claim, or the denial of what may keep it away', () => {
    const skimmed = {
      ...leaked,
      'loss-occurred': confirmed(false),
      'leak-type': { value: 'card-skimming', confidence: 'confirmed' },
    } as const;
    expect(changes(pack, skimmed).filter(({ code }) => code.startsWith('exemption'))).toEqual([lifts('strong-concealment')]);
    const meant: Exemption = { exemption: 'provided-on-purpose', needs: ['provided-on-purpose'], unless: wrongful };
    const onPurpose = aPack({ liftedBy: [meant] });
    const butFor = said('exemption-would-lift-but-for', { exemption: 'provided-on-purpose', facts: 'wrongful-purpose-possible' });
    expect(changes(onPurpose, leaked).slice(1)).toEqual([butFor]);
    expect(changes(onPurpose, { ...leaked, 'illegal-outside-access': confirmed(true) }).slice(1)).toEqual([]);
  });

  describe('that reaches the case only where something is shown', () => {
    const kept: Exemption = {
      exemption: 'same-content-kept-elsewhere',
      needs: ['same-content-kept-elsewhere'],
      onlyWhen: { is: 'not', part: { is: 'fact', fact: 'leak-occurred', from: 'suspected', silence: 'open' } },
    };
    const lost: Condition = { is: 'fact', fact: 'loss-occurred', from: 'suspected', silence: 'open' };
    const aLoss = aPack({ arisesWhen: lost, liftedBy: [kept] });
    const [isLost, copy] = [{ 'loss-occurred': confirmed(true) }, { 'same-content-kept-elsewhere': proven }];
    const butFor = said('exemption-would-lift-but-for', { exemption: 'same-content-kept-elsewhere', facts: 'leak-occurred' });
    const noLoss = standing('loss-occurred', 'no', 'not-arisen');

    test('would lift once both are, while that is open; by the proof alone once it is shown; not beside a leak', () => {
      expect(changes(aLoss, isLost)).toEqual([noLoss, butFor]);
      expect(changes(aLoss, { ...isLost, 'leak-occurred': confirmed(false) })).toEqual([noLoss, lifts('same-content-kept-elsewhere')]);
      expect(changes(aLoss, { ...isLost, 'leak-occurred': confirmed(true) })).toEqual([noLoss]);
    });

    test('proven, would come to reach it, and no more where it does', () => {
      expect(changes(aLoss, { ...isLost, ...copy })).toEqual([noLoss, standing('leak-occurred', 'no', 'not-arisen'), butFor]);
      expect(changes(aLoss, { ...isLost, ...copy, 'leak-occurred': confirmed(true) })).toEqual([
        noLoss,
        standing('leak-occurred', 'no', 'not-arisen'),
      ]);
      expect(changes(aLoss, { ...isLost, ...copy, 'leak-occurred': confirmed(false) })).toEqual([
        said('exemption-would-fall', { exemption: 'same-content-kept-elsewhere', standing: 'arisen' }),
        standing('leak-occurred', 'yes', 'arisen'),
      ]);
    });

    test('would lift once that and what may keep it away are answered, both named, while both are open', () => {
      const both = aPack({ arisesWhen: lost, liftedBy: [{ ...kept, unless: wrongful }] });
      const named = (facts: string) => said('exemption-would-lift-but-for', { exemption: 'same-content-kept-elsewhere', facts });
      expect(changes(both, isLost)).toEqual([noLoss, named('wrongful-purpose-possible leak-occurred')]);
      expect(changes(both, { ...isLost, 'leak-occurred': confirmed(false) })).toEqual([noLoss, named('wrongful-purpose-possible')]);
      expect(changes(both, { ...isLost, 'wrongful-purpose-possible': confirmed(true) })).toEqual([noLoss]);
    });
  });

  test('that falls leaves lifted what another one lifts, which does not rest on the same proof', () => {
    const pseudonymised: Exemption = { exemption: 'pseudonymised-only', needs: ['pseudonymised-only'] };
    const sheet = { ...leaked, 'pseudonymised-only': proven, 'concealment-algorithm-recognised': proven, 'concealment-key-safe': proven };
    expect(changes(aPack({ liftedBy: [concealment, pseudonymised] }), sheet)).toEqual([]);
    const onBoth: Exemption = { exemption: 'strong-concealment', needs: ['pseudonymised-only', 'concealment-key-safe'] };
    expect(changes(aPack({ liftedBy: [pseudonymised, onBoth] }), sheet)).toEqual([
      said('exemption-would-fall', { exemption: 'pseudonymised-only', standing: 'arisen' }),
    ]);
  });

  test('that the record disputes would lift by what ends the dispute', () => {
    const money: Condition = { is: 'fact', fact: 'property-damage-possible', from: 'suspected', silence: 'open' };
    const sheet = { 'property-damage-possible': confirmed(true), 'pseudonymised-only': proven };
    const facts = factsOf(aSheet(sheet), 0);
    const disputed = aPack({
      arisesWhen: { is: 'any-of', parts: [leak, money] },
      liftedBy: [{ exemption: 'pseudonymised-only', needs: ['pseudonymised-only'] }],
    });
    const denied = standing('property-damage-possible', 'no', 'not-arisen');
    expect(whatWouldChange(disputed, { facts: asOneRecord(facts), stated: facts }, 0, asItIs)).toEqual([denied]);
  });

  test('is not what decides where one word follows from another: what that one makes of both is told', () => {
    const involved: Condition = { is: 'fact', fact: 'specific-personal-information-involved', from: 'suspected', silence: 'open' };
    const seen: Condition = { is: 'fact', fact: 'my-number-viewable-by-many', from: 'suspected', silence: 'open' };
    const both = aPack({ arisesWhen: { is: 'all-of', parts: [involved, seen] } });
    const first = (sheet: ToldFacts) => changes(both, sheet).map(({ with: told }) => `${told?.fact} ${told?.value} ${told?.standing}`);
    expect(first({})).toEqual([
      'specific-personal-information-involved no not-arisen',
      'my-number-viewable-by-many yes arisen',
      'my-number-viewable-by-many no not-arisen',
    ]);
    expect(first({ 'specific-personal-information-involved': { value: true, confidence: 'probable' } })).toEqual([
      'specific-personal-information-involved no not-arisen',
      'my-number-viewable-by-many yes arisen',
      'my-number-viewable-by-many no not-arisen',
    ]);
  });

  test('lifts nothing where the duty does not stand', () => {
    expect(changes(pack, { 'leak-occurred': confirmed(false) })).toEqual([standing('leak-occurred', 'yes', 'arisen')]);
  });

  test('that lifts would leave what the rule gives, if it fell; nothing where the rule does not hold anyhow', () => {
    const both = { 'concealment-algorithm-recognised': proven, 'concealment-key-safe': proven };
    const falls = (then: string) => [said('exemption-would-fall', { exemption: 'strong-concealment', standing: then })];
    expect(changes(pack, { ...leaked, ...both })).toEqual(falls('arisen'));
    expect(changes(pack, both)).toEqual(falls('provisional'));
    expect(changes(pack, { ...both, 'leak-occurred': confirmed(false) })).toEqual([]);
  });

  test('proven, that does not reach the case, would come to reach it', () => {
    const sheet = { ...leaked, 'recovered-before-viewing': proven, 'loss-occurred': confirmed(true) };
    const both = aPack({
      liftedBy: [recovered],
      arisesWhen: { is: 'any-of', parts: [leak, { is: 'fact', fact: 'loss-occurred', from: 'suspected', silence: 'open' }] },
    });
    expect(changes(both, sheet)).toEqual([standing('loss-occurred', 'no', 'not-arisen')]);
  });
});

describe('A proof that the rule itself asks for', () => {
  const fact = 'concealment-key-safe';
  const proof: Condition = { is: 'proven', fact };
  const rule = aPack({ arisesWhen: { is: 'all-of', parts: [leak, proof] } });
  const raised = { 'leak-occurred': confirmed(true) };
  const byProof = standing(fact, 'proven', 'arisen');

  test('would raise the duty, where nothing was said of it or it lacks only the evidence', () => {
    expect(changes(rule, raised)).toEqual([byProof]);
    expect(changes(rule, { ...raised, [fact]: confirmed(true) })).toEqual([byProof]);
    expect(changes(rule, { ...raised, [fact]: proven })).toEqual([
      standing('leak-occurred', 'no', 'not-arisen'),
      standing(fact, 'no', 'not-arisen'),
    ]);
  });

  test('is told of the exemption where one needs it as well, or where only an exemption asks for it', () => {
    const needs: Exemption = { exemption: 'strong-concealment', needs: [fact], unless: wrongful };
    const code = (pack: Pack) => changes(pack, raised).filter(({ with: named }) => named?.value === 'proven');
    expect(code({ ...rule, liftedBy: [needs] })).toEqual([]);
    const kept: Exemption = { exemption: 'same-content-kept-elsewhere', needs: ['same-content-kept-elsewhere'], onlyWhen: proof };
    expect(code(aPack({ liftedBy: [kept] }))).toEqual([]);
  });
});

describe('The limit would be another one', () => {
  const leaked = { 'leak-occurred': confirmed(true) };
  const fact = 'wrongful-purpose-possible';
  const limit = (value: string, length: object) => said('limit-would-change', { fact, value, ...length });
  const longer = (within: object, plain: object, when: Condition = wrongful) =>
    aPack({ clock: { earliestOf: [aLimit({ within: plain })], longerWhen: [{ when, within }] } });
  const only = (pack: Pack, sheet: ToldFacts) => changes(pack, sheet).filter(({ code }) => code === 'limit-would-change');

  test('the longer one by a yes, the plain one by a no, in days or hours', () => {
    const days = longer({ days: 60 }, { days: 30 });
    expect(only(days, leaked)).toEqual([limit('yes', { days: 60 })]);
    expect(only(days, { ...leaked, [fact]: confirmed(true) })).toEqual([limit('no', { days: 30 })]);
    const hours = longer({ hours: 24 }, { hours: 4 });
    expect(only(hours, leaked)).toEqual([limit('yes', { hours: 24 })]);
    expect(only(hours, { ...leaked, [fact]: confirmed(true) })).toEqual([limit('no', { hours: 4 })]);
  });

  test('the plain one where a shorter one for some may hold, the shorter one where it does not', () => {
    const some = aPack({ clock: { earliestOf: [aLimit({ within: { hours: 4 } }), aLimit({ within: { hours: 1 }, when: wrongful })] } });
    expect(only(some, leaked)).toEqual([limit('no', { hours: 4 })]);
    expect(only(some, { ...leaked, [fact]: confirmed(true) })).toEqual([limit('no', { hours: 4 })]);
    expect(only(some, { ...leaked, [fact]: confirmed(false) })).toEqual([limit('yes', { hours: 1 })]);
  });

  test('not where the duty would fall by the same fact', () => {
    const pack = aPack({
      arisesWhen: { is: 'all-of', parts: [leak, { is: 'not', part: wrongful }] },
      clock: { longerWhen: [{ when: wrongful, within: { days: 60 } }] },
    });
    expect(only(pack, leaked)).toEqual([]);
  });

  test('not where the record would contradict it: skimmed cards may cost somebody money, whoever denies it', () => {
    const money: Condition = { is: 'fact', fact: 'property-damage-possible', from: 'suspected', silence: 'open' };
    const some = aPack({ clock: { earliestOf: [aLimit({ within: { hours: 4 } }), aLimit({ within: { hours: 1 }, when: money })] } });
    expect(only(some, leaked)).toEqual([said('limit-would-change', { fact: 'property-damage-possible', value: 'no', hours: 4 })]);
    expect(only(some, { ...leaked, 'card-data-involved': confirmed(true) })).toEqual([]);
  });

  test('not by a count, and not where there is no number to tell', () => {
    expect(only(longer({ days: 60 }, { days: 30 }, { is: 'more-than', fact: persons, line: 10 }), leaked)).toEqual([]);
    expect(only(longer({ months: 2 }, { months: 1 }), leaked)).toEqual([]);
    const promptly = longer({ days: 60 }, { promptly: { target: 3, alarm: 5 } });
    expect(only(promptly, { ...leaked, [fact]: confirmed(true) })).toEqual([]);
    expect(
      only(aPack({ clock: { earliestOf: [], longerWhen: [{ when: wrongful, within: { days: 60 } }] } }), {
        ...leaked,
        [fact]: confirmed(true),
      }),
    ).toEqual([]);
  });
});

describe('With two lines in one rule', () => {
  const breach: Condition = { is: 'fact', fact: 'breach-occurred', from: 'suspected', silence: 'open' };
  const moreThan = (line: number): Condition => ({ is: 'more-than', fact: persons, line });
  const of = (...lines: number[]) =>
    changes(aPack({ arisesWhen: { is: 'all-of', parts: [breach, { is: 'any-of', parts: lines.map(moreThan) }] } }), {
      'breach-occurred': confirmed(true),
      [persons]: { unknown: true },
    }).filter(({ code }) => code === 'count-would-change-standing');
  const counted = (value: string, line: number, then: string) =>
    said('count-would-change-standing', { fact: persons, value, standing: then, line });

  test('not more than the higher one is told only where it is the same for whatever lies below the lower one', () => {
    expect(of(100)).toEqual([counted('yes', 100, 'arisen'), counted('no', 100, 'not-arisen')]);
    expect(of(1_000, 100)).toEqual([counted('yes', 1_000, 'arisen'), counted('yes', 100, 'arisen'), counted('no', 100, 'not-arisen')]);
  });
});

test('Where a denial of every breach would contradict the kind on record, the line says so', () => {
  const breach: Condition = { is: 'fact', fact: 'breach-occurred', from: 'probable', silence: 'open' };
  const denied = (sheet: ToldFacts) => {
    const stated = factsOf(aSheet(sheet), 0);
    const told = whatWouldChange(aPack({ arisesWhen: breach }), { facts: asOneRecord(stated), stated }, 0, asItIs);
    return told.find((one) => one.with?.fact === 'breach-occurred' && one.with.value === 'no');
  };
  const told = { fact: 'breach-occurred', value: 'no' };
  expect(denied({ 'leak-occurred': confirmed(true) })).toEqual(
    said('standing-would-change', { ...told, standing: 'provisional', against: 'leak-occurred' }),
  );
  expect(denied({ 'breach-occurred': confirmed(true) })).toEqual(said('standing-would-change', { ...told, standing: 'not-arisen' }));
});

test('A word that opens what the rule asks beside it is told, though the rule does not name it', () => {
  const acquired: Condition = { is: 'fact', fact: 'information-about-to-be-acquired', from: 'suspected', silence: 'no' };
  const facts = factsOf(aSheet({ 'breach-occurred': confirmed(false) }), 0);
  const told = whatWouldChange(aPack({ arisesWhen: acquired }), { facts: asOneRecord(facts), stated: facts }, 0, asItIs);
  expect(told).toEqual([
    standing('information-about-to-be-acquired', 'yes', 'arisen'),
    standing('wrongful-purpose-possible', 'yes', 'provisional'),
  ]);
});
