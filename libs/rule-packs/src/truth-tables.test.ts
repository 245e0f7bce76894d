import { AssessmentForm, type TruthFact } from '@shodo/contracts';
import { assess, type Library, type Pack } from '@shodo/duties';
import { shippedPacks } from './assess-now.js';

type Answer = 'yes' | 'no' | 'open';
const answers: readonly Answer[] = ['yes', 'no', 'open'];
const stated = {
  yes: { value: true, confidence: 'confirmed' },
  no: { value: false, confidence: 'confirmed' },
  open: { value: null, confidence: 'unknown' },
} as const;
const persons = (line: number) => ({ yes: { exact: line + 1 }, no: { exact: line }, open: { unknown: true } });
const proven = { value: true, confidence: 'confirmed', evidence: ['00000000-0000-4000-8000-000000000001'] };

/** The tables as the law reads, written without the engine: or, and, not, of three answers. */
const or = (...all: Answer[]): Answer => (all.includes('yes') ? 'yes' : all.includes('open') ? 'open' : 'no');
const and = (...all: Answer[]): Answer => (all.includes('no') ? 'no' : all.includes('open') ? 'open' : 'yes');
const not = (answer: Answer): Answer => (({ yes: 'no', no: 'yes', open: 'open' }) as const)[answer];
/** What the exemption must show of its own: less than a sure no shows nothing, and then it lifts nothing. */
const excluded = (answer: Answer): Answer => (answer === 'no' ? 'yes' : 'no');
const standings = { yes: 'arisen', no: 'not-arisen', open: 'provisional' } as const;

const today = '2026-11-24';
const only = (duty: string, day = today): Library => {
  const library = shippedPacks();
  const isInForce = ({ pending, supersededBy, inForce: { from, until = day } }: Pack) =>
    pending === undefined && supersededBy === undefined && from <= day && day <= until;
  return { ...library, packs: library.packs.filter((pack) => pack.duty === duty && isInForce(pack)) };
};
function packOf(duty: string, day = today): Pack {
  const [pack] = only(duty, day).packs;
  if (pack === undefined) throw new Error(`${duty} is not shipped`);
  return pack;
}
function standingOf(library: Library, facts: object, day = today): string | undefined {
  const form = AssessmentForm.parse({
    now: `${day}T12:00:00+09:00`,
    organisation: { jurisdictions: ['jp'], sector: 'general' },
    anchors: { aware: `${day}T10:00:00+09:00` },
    facts,
  });
  return assess(form, library).judgements[0]?.standing;
}

/** Every combination of three answers to the questions named. */
const combinations = <Question extends string>(...questions: Question[]): Record<Question, Answer>[] =>
  questions.reduce<Record<string, Answer>[]>(
    (heads, question) => heads.flatMap((head) => answers.map((answer) => ({ ...head, [question]: answer }))),
    [{}],
  ) as Record<Question, Answer>[];

/** An exemption and what it needs; each fact may be proven, or anything less, which lifts nothing. */
interface Exemption {
  readonly name: string;
  readonly needs: readonly TruthFact[];
}
const lessThanProven: readonly (readonly [string, object])[] = [
  ['said without evidence', { value: true, confidence: 'confirmed' }],
  ['suspected', { ...proven, confidence: 'suspected' }],
  ['probable', { ...proven, confidence: 'probable' }],
  ['unknown', { value: null, confidence: 'unknown' }],
  ['denied', { value: false, confidence: 'confirmed' }],
];
const asProven = ({ needs }: Exemption) => Object.fromEntries(needs.map((fact) => [fact, proven]));
/** One of the facts it needs is less than proven, the others are. */
const almostProven = ({ needs }: Exemption) =>
  needs.flatMap((lacking) =>
    lessThanProven.map(([grade, as]): [string, object] => [`${lacking} ${grade}`, { ...asProven({ name: '', needs }), [lacking]: as }]),
  );

interface Row {
  readonly facts: object;
  readonly expected: Answer;
}
function differing(library: Library, rows: readonly Row[], day = today): readonly Row[] {
  return rows.filter(({ facts, expected }) => standingOf(library, facts, day) !== standings[expected]);
}

const concealment: Exemption = { name: 'strong concealment', needs: ['concealment-algorithm-recognised', 'concealment-key-safe'] };
const recovered: Exemption = { name: 'recovered before viewing', needs: ['recovered-before-viewing'] };
const onPurpose: Exemption = { name: 'provided on purpose', needs: ['provided-on-purpose'] };
const keptElsewhere: Exemption = { name: 'same content kept elsewhere', needs: ['same-content-kept-elsewhere'] };
const pseudonymised: Exemption = { name: 'pseudonymised only', needs: ['pseudonymised-only'] };
const entrustee: Exemption = { name: 'entrustee release', needs: ['data-entrusted-to-us', 'entrustor-receipt-confirmed'] };

/** A breach is a leak, a loss or a damage: one of them claims it, all three deny it; what contradicts itself is open. */
function breachOf({ breach, leak, loss, damage }: Record<'breach' | 'leak' | 'loss' | 'damage', Answer>): Answer {
  const kinds = [leak, loss, damage];
  if (kinds.includes('yes')) return breach === 'no' ? 'open' : 'yes';
  if (kinds.every((kind) => kind === 'no')) return breach === 'yes' ? 'open' : 'no';
  return breach;
}
/** Persons that are counted, above a line or below it, keep a breach from being denied. */
const besideCount = (breach: Answer, many: Answer): Answer => (breach === 'no' && many !== 'open' ? 'open' : breach);
/** Nor does a number of them beside that denial speak against a duty. */
const manyAgainst = (breach: Answer, many: Answer): Answer => (breach === 'no' ? 'open' : many);
/**
 * What is left of item (iii) once the data that was held is out of the question: nobody has said whether information was about to be acquired. It is asked
 * beside a wrongful purpose that may be, unless a breach is stated and accounts for that.
 */
const toBeAcquired = (breach: Answer, wrongful: Answer): Answer => (breach === 'yes' ? 'no' : and('open', wrongful));
const kindsAsFacts = ({ leak, loss, damage }: Record<'leak' | 'loss' | 'damage', Answer>) => ({
  'leak-occurred': stated[leak],
  'loss-occurred': stated[loss],
  'damage-occurred': stated[damage],
});

describe('APPI: ER Art. 7, each item, each exemption, and not knowing', () => {
  const beforeTheAmendment = '2024-03-31';
  const library = only('jp.appi.final-report');
  type Trigger = Record<'breach' | 'special' | 'damage' | 'wrongful' | 'many', Answer>;
  const asFacts = ({ breach, special, damage, wrongful, many }: Trigger) => ({
    'breach-occurred': stated[breach],
    'special-care-information-involved': stated[special],
    'property-damage-possible': stated[damage],
    'wrongful-purpose-possible': stated[wrongful],
    'principals-affected': persons(1000)[many],
  });
  const items = ({ special, damage, wrongful, many }: Trigger) => or(special, damage, wrongful, many);
  const arises = (trigger: Trigger) => and(besideCount(trigger.breach, trigger.many), items(trigger));
  /** Of what was about to be acquired nothing is said: beside a wrongful purpose that may be, it is open (item (iii)). */
  const stands = (trigger: Trigger) => or(arises(trigger), and('open', trigger.wrongful));
  const triggers = combinations('breach', 'special', 'damage', 'wrongful', 'many');

  test('the preliminary report, the final report, the notice and what stands for it arise and are lifted alike', () => {
    const hardToReach = { is: 'fact', fact: 'principals-hard-to-reach', from: 'suspected', silence: 'no' };
    for (const day of [today, beforeTheAmendment]) {
      const final = packOf('jp.appi.final-report', day);
      for (const duty of ['jp.appi.preliminary-report', 'jp.appi.principal-notice']) {
        expect(packOf(duty, day).arisesWhen).toEqual(final.arisesWhen);
        expect(packOf(duty, day).liftedBy).toEqual(final.liftedBy);
      }
      const substitute = packOf('jp.appi.substitute-measure', day);
      const parts = day === today ? [final.arisesWhen] : 'parts' in final.arisesWhen ? final.arisesWhen.parts : [];
      expect(substitute.arisesWhen).toEqual({ is: 'all-of', parts: [hardToReach, ...parts] });
      expect(substitute.liftedBy).toEqual(final.liftedBy);
    }
  });

  test('before 1 April 2024 the same four items of personal data alone, lifted and counted as since', () => {
    const [before, since] = [packOf('jp.appi.final-report', beforeTheAmendment), packOf('jp.appi.final-report')];
    const lifting = ({ liftedBy }: Pack) => liftedBy.map(({ exemption, needs, onlyWhen }) => ({ exemption, needs, onlyWhen }));
    expect({ clock: before.clock, lifted: lifting(before) }).toEqual({ clock: since.clock, lifted: lifting(since) });
    const rows = triggers.flatMap((trigger) =>
      [undefined, ...answers].map(
        (acquired): Row => ({
          facts: { ...asFacts(trigger), ...(acquired && { 'information-about-to-be-acquired': stated[acquired] }) },
          // Persons who typed into a form may have been counted: the denial of a breach of personal data stands then as well.
          expected: acquired === 'yes' ? and(trigger.breach, items(trigger)) : arises(trigger),
        }),
      ),
    );
    expect(differing(only('jp.appi.final-report', beforeTheAmendment), rows, beforeTheAmendment)).toEqual([]);
  });

  test('every trigger in every combination, with information about to be acquired and without', () => {
    const about = [undefined, ...answers];
    const rows = triggers.flatMap((trigger) =>
      about.map(
        (acquired): Row => ({
          facts: { ...asFacts(trigger), ...(acquired && { 'information-about-to-be-acquired': stated[acquired] }) },
          // Where there may be a wrongful purpose it is asked: until it is answered, left out or not known, it is open.
          // Where it is so, the persons may have been counted who typed into the form: the denial of a breach stands.
          expected:
            acquired === 'yes'
              ? or(and(trigger.breach, items(trigger)), trigger.wrongful)
              : acquired === 'no'
                ? arises(trigger)
                : stands(trigger),
        }),
      ),
    );
    expect(rows).toHaveLength(972);
    expect(differing(library, rows)).toEqual([]);
  });

  test.each([concealment, pseudonymised, entrustee].map((one): [string, Exemption] => [one.name, one]))(
    '%s lifts whatever arose of data that was held, and nothing once any part of it is less than proven',
    (_name, exemption) => {
      // Pseudonymising takes out what may cost somebody money (ER Art. 31(iii)): one of the two is wrong, and nothing is lifted.
      const isRefuted = ({ damage }: Trigger) => exemption === pseudonymised && damage === 'yes';
      const lifted = triggers.map(
        (trigger): Row => ({
          facts: { ...asFacts(trigger), ...asProven(exemption) },
          expected: isRefuted(trigger) ? stands(trigger) : exemption === entrustee ? 'no' : toBeAcquired(trigger.breach, trigger.wrongful),
        }),
      );
      expect(differing(library, lifted)).toEqual([]);
      const kept = almostProven(exemption).flatMap(([, facts]) =>
        triggers.map((trigger): Row => ({ facts: { ...asFacts(trigger), ...facts }, expected: stands(trigger) })),
      );
      expect(differing(library, kept)).toEqual([]);
    },
  );

  test.each<[string, Exemption, (kinds: Record<'leak' | 'loss' | 'damage' | 'wrongful' | 'acquired', Answer>) => Answer]>([
    [recovered.name, recovered, ({ loss, damage, acquired }) => not(or(loss, damage, acquired))],
    [onPurpose.name, onPurpose, ({ loss, damage, wrongful }) => not(or(loss, damage, wrongful))],
    [keptElsewhere.name, keptElsewhere, ({ leak, acquired }) => and(excluded(leak), not(acquired))],
  ])('%s reaches only what it undoes', (_name, exemption, reaches) => {
    const cases = combinations('breach', 'leak', 'loss', 'damage', 'special', 'wrongful');
    const rows = cases.flatMap(({ breach, leak, loss, damage, special, wrongful }) => {
      const trigger: Trigger = { breach, special, damage: 'no', wrongful, many: 'no' };
      const facts = { ...asFacts(trigger), ...kindsAsFacts({ leak, loss, damage }) };
      const whole = breachOf({ breach, leak, loss, damage });
      const standing = and(besideCount(whole, trigger.many), or(special, wrongful));
      const lifted = not(reaches({ leak, loss, damage, wrongful, acquired: toBeAcquired(whole, wrongful) }));
      return [
        { facts: { ...facts, ...asProven(exemption) }, expected: and(standing, lifted) } as const,
        { facts: { ...facts, ...Object.fromEntries(exemption.needs.map((fact) => [fact, stated.yes])) }, expected: standing } as const,
      ];
    });
    expect(rows).toHaveLength(1458);
    expect(differing(library, rows)).toEqual([]);
  });

  test('the entrustee owes its notice whenever it holds the data of others; the release does not take that away', () => {
    const duty = only('jp.appi.entrustee-notice');
    const rows = triggers
      .filter(({ damage, many }) => damage === 'no' && many !== 'yes')
      .flatMap((trigger) =>
        answers.map(
          (ours): Row => ({
            facts: { ...asFacts(trigger), 'data-entrusted-to-us': stated[ours], 'entrustor-receipt-confirmed': proven },
            // An entrustor that confirms our notice entrusted the data to us, whatever else is said of it.
            expected: and(ours === 'no' ? 'open' : 'yes', stands(trigger)),
          }),
        ),
      );
    expect(differing(duty, rows)).toEqual([]);
  });

  test('a voluntary report is possible exactly where nothing is owed of a breach', () => {
    const duty = only('jp.appi.voluntary-report');
    const rows = triggers.flatMap((trigger): Row[] => {
      const breach = besideCount(trigger.breach, trigger.many);
      const facts = asFacts(trigger);
      const none = not(items({ ...trigger, many: manyAgainst(trigger.breach, trigger.many) }));
      const concealed = not(toBeAcquired(trigger.breach, trigger.wrongful));
      return [
        { facts, expected: and(breach, none) },
        // Concealment that is proven takes the case out of Art. 7, and it is a breach still; less than proven it does nothing.
        { facts: { ...facts, ...asProven(concealment) }, expected: and(breach, or(none, concealed)) },
        ...almostProven(concealment).map(([, less]): Row => ({ facts: { ...facts, ...less }, expected: and(breach, none) })),
      ];
    });
    expect(rows).toHaveLength(243 * 12);
    expect(differing(duty, rows)).toEqual([]);
  });
});

describe('My Number Act: rule Art. 2, each item, each exemption, and not knowing', () => {
  const library = only('jp.my-number.final-report');
  type Trigger = Record<'number' | 'breach' | 'network' | 'wrongful' | 'viewable' | 'misuse' | 'many', Answer>;
  const asFacts = ({ number, breach, network, wrongful, viewable, misuse, many }: Trigger) => ({
    'specific-personal-information-involved': stated[number],
    'breach-occurred': stated[breach],
    'information-network-system-involved': stated[network],
    'wrongful-purpose-possible': stated[wrongful],
    'my-number-viewable-by-many': stated[viewable],
    'my-number-used-or-provided-unlawfully': stated[misuse],
    'principals-affected': persons(100)[many],
  });
  /** A number that many can see, that was misused, or that is of the Network, is a My Number: that it is none contradicts, and not knowing is answered. */
  const numberOf = ({ number, viewable, misuse, network }: Trigger): Answer =>
    [viewable, misuse, network].includes('yes') ? (number === 'no' ? 'open' : 'yes') : number;
  /** Persons are counted of a misuse without any leak, too. */
  const breachBeside = ({ breach, misuse, many }: Trigger) => (misuse === 'yes' ? breach : besideCount(breach, many));
  const arises = (trigger: Trigger) => and(numberOf(trigger), owed(trigger));
  const owed = (trigger: Trigger) => {
    const { network, wrongful, viewable, misuse, many } = trigger;
    return or(viewable, and(breachBeside(trigger), or(network, wrongful, many)), and(misuse, or(wrongful, many)));
  };
  const triggers = combinations('number', 'breach', 'network', 'wrongful', 'viewable', 'misuse', 'many');

  test('both reports, the notice, the entrustee and what stands for the notice arise alike', () => {
    const final = packOf('jp.my-number.final-report');
    for (const duty of ['jp.my-number.preliminary-report', 'jp.my-number.principal-notice']) {
      expect(packOf(duty).arisesWhen).toEqual(final.arisesWhen);
      expect(packOf(duty).liftedBy).toEqual(final.liftedBy);
    }
    const [, rule] = final.arisesWhen.is === 'all-of' ? final.arisesWhen.parts : [];
    for (const duty of ['jp.my-number.entrustee-notice', 'jp.my-number.substitute-measure'])
      expect(packOf(duty).arisesWhen).toMatchObject({
        is: 'all-of',
        parts: [{}, { fact: 'specific-personal-information-involved' }, rule],
      });
  });

  test('every trigger in every combination', () => {
    const rows = triggers.map((trigger): Row => ({ facts: asFacts(trigger), expected: arises(trigger) }));
    expect(rows).toHaveLength(2187);
    expect(differing(library, rows)).toEqual([]);
  });

  test.each<[string, Exemption, (trigger: Trigger) => Answer]>([
    [concealment.name, concealment, ({ misuse }) => not(misuse)],
    [entrustee.name, entrustee, () => 'yes'],
  ])('%s lifts as far as it reaches: none but the release undoes a use against the Act', (_name, exemption, reaches) => {
    const rows = triggers.flatMap((trigger): Row[] => [
      { facts: { ...asFacts(trigger), ...asProven(exemption) }, expected: and(arises(trigger), not(reaches(trigger))) },
      ...almostProven(exemption).map(([, facts]): Row => ({ facts: { ...asFacts(trigger), ...facts }, expected: arises(trigger) })),
    ]);
    // Each trigger with all proven, and with each of the two facts in each of five ways less than that.
    expect(rows).toHaveLength(2187 * 11);
    expect(differing(library, rows)).toEqual([]);
  });

  test.each<[string, Exemption, (kinds: Record<'leak' | 'loss' | 'damage' | 'misuse', Answer>) => Answer]>([
    [recovered.name, recovered, ({ loss, damage, misuse }) => not(or(loss, damage, misuse))],
    [keptElsewhere.name, keptElsewhere, ({ leak, misuse }) => and(excluded(leak), not(misuse))],
  ])('%s reaches only what it undoes', (_name, exemption, reaches) => {
    const rows = combinations('breach', 'leak', 'loss', 'damage', 'misuse', 'many').map(
      ({ breach, leak, loss, damage, misuse, many }): Row => {
        const whole = breachOf({ breach, leak, loss, damage });
        const trigger: Trigger = { number: 'yes', breach, network: 'no', wrongful: 'no', viewable: 'no', misuse, many };
        const facts = { ...asFacts(trigger), ...kindsAsFacts({ leak, loss, damage }), ...asProven(exemption) };
        return { facts, expected: and(arises({ ...trigger, breach: whole }), not(reaches({ leak, loss, damage, misuse }))) };
      },
    );
    expect(differing(library, rows)).toEqual([]);
  });

  test('below the lines an effort to report is asked for', () => {
    const duty = only('jp.my-number.voluntary-report');
    const rows = triggers
      .filter(({ number }) => number !== 'no')
      .map((trigger): Row => {
        const { network, wrongful, viewable, misuse, many } = trigger;
        return {
          facts: asFacts(trigger),
          expected: and(
            numberOf(trigger),
            or(breachBeside(trigger), misuse),
            not(or(viewable, and(breachBeside(trigger), network), wrongful, misuse === 'yes' ? many : manyAgainst(trigger.breach, many))),
          ),
        };
      });
    expect(differing(duty, rows)).toEqual([]);
  });

  test('of an incident with My Numbers the report is owed or the effort asked for: never neither, and never both for sure', () => {
    const effort = only('jp.my-number.voluntary-report');
    const happened = triggers.filter(({ number, breach, misuse }) => number === 'yes' && or(breach, misuse) !== 'no');
    const oneOfTwo = [
      'arisen, not-arisen',
      'not-arisen, arisen',
      'provisional, provisional',
      'provisional, not-arisen',
      'not-arisen, provisional',
    ];
    const wrong = happened.filter((trigger) => {
      const both = [library, effort].map((duty) => standingOf(duty, asFacts(trigger))).join(', ');
      const isKnown = !Object.values(trigger).includes('open') && besideCount(trigger.breach, trigger.many) === trigger.breach;
      return !oneOfTwo.includes(both) || (isKnown && both.includes('provisional'));
    });
    expect(happened).toHaveLength(648);
    expect(wrong).toEqual([]);
  });
});
