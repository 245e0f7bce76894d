import { AssessmentForm as Form, type Judgement, LeakType, type Statement, TruthFact } from '@shodo/contracts';
import { assess, type Library } from '@shodo/duties';
import fc from 'fast-check';
import { shippedPacks } from './assess-now.js';

/** What a judgement tells of what would change it is held against what does: the same twenty-five incidents each time, others in the long run. */
const runs = process.env.SHODO_LONG === '1' ? { numRuns: 4_000 } : { numRuns: 25, seed: 20_261_129 };
jest.setTimeout(process.env.SHODO_LONG === '1' ? 3 * 3_600_000 : 120_000);
const [now, at] = ['2026-12-10T09:00:00+09:00', '2026-11-24T10:00:00+09:00'];
const japanese: Library = { ...shippedPacks(), packs: shippedPacks().packs.filter(({ duty }) => duty.startsWith('jp.')) };
const packOf = ({ duty, pack }: Judgement) => japanese.packs.find((one) => one.duty === duty && one.version === pack.version);
/** What the exemption a line speaks of rests on. */
const needsIn = (judgement: Judgement, line: Statement): readonly string[] =>
  packOf(judgement)?.liftedBy.find(({ exemption }) => exemption === line.with?.exemption)?.needs ?? [];
const toBeProven = [...new Set(japanese.packs.flatMap(({ liftedBy }) => liftedBy.flatMap(({ needs }) => needs)))];

const confirmed = (value: boolean) => ({ value, confidence: 'confirmed' });
const proven = { ...confirmed(true), evidence: ['E1'] };
const said = fc.constantFrom(
  confirmed(true),
  confirmed(false),
  { value: true, confidence: 'suspected' },
  { value: null, confidence: 'unknown' },
  { value: false, confidence: 'probable' },
);
const persons = fc.constantFrom({ exact: 0 }, { exact: 50 }, { exact: 500 }, { exact: 2_000 }, { unknown: true }, { max: 80 });
const kind = fc.record({ value: fc.constantFrom(...LeakType.options), confidence: fc.constantFrom('confirmed', 'suspected') });
const everything = fc.record({
  ...Object.fromEntries(TruthFact.options.map((fact) => [fact, toBeProven.includes(fact) ? fc.oneof(fc.constant(proven), said) : said])),
  'principals-affected': persons,
  'leak-type': kind,
});
/** Some of it left out, so that what is silent is met as often as what is said. */
const anyFacts = everything.chain((all) =>
  fc.subarray(Object.entries(all)).map((some) => Object.fromEntries(some) as Readonly<Record<string, object>>),
);

/** Public bodies are looked at by another law as well. */
const sectors = fc.constantFrom('telecom', 'public');
const formOf = (facts: object, anchors: object = { aware: at }, sector = 'telecom') =>
  Form.parse({
    now,
    organisation: { jurisdictions: ['jp'], sector, marks: ['privacy-mark'], listed: true },
    anchors,
    facts,
  });
type Facts = Readonly<Record<string, object>>;
/** Said last, upon everything on record. */
const saying = (facts: Facts, last: Facts): Facts => ({
  ...facts,
  ...Object.fromEntries(Object.entries(last).map(([fact, stated]) => [fact, [...[facts[fact] ?? []].flat(), { ...stated, asOf: now }]])),
});
const judgedBy = (facts: Facts, sector: string) => {
  const { judgements, warnings } = assess(formOf(facts, { aware: at }, sector), japanese);
  return { warnings, byDuty: new Map(judgements.map((each) => [each.duty as string, each])) };
};

/** What is taken to be so beside each word, or is spoken for by it. */
const follows: Readonly<Record<string, string>> = {
  'leak-occurred': 'breach-occurred',
  'loss-occurred': 'breach-occurred',
  'damage-occurred': 'breach-occurred',
  'my-number-viewable-by-many': 'specific-personal-information-involved',
  'my-number-used-or-provided-unlawfully': 'specific-personal-information-involved',
  'information-network-system-involved': 'specific-personal-information-involved',
  'card-data-involved': 'property-damage-possible',
  'entrustor-receipt-confirmed': 'data-entrusted-to-us',
  'illegal-outside-access': 'wrongful-purpose-possible',
  'specified-intrusion-occurred': 'wrongful-purpose-possible',
};

/** A misuse of My Numbers accounts for the purpose, so that nothing is asked about information beside it any more (decision 0088). */
const answers: Readonly<Record<string, string>> = { 'my-number-used-or-provided-unlawfully': 'information-about-to-be-acquired' };

const isOn = (fact: string) => (statement: Statement) =>
  Object.values(statement.with ?? {}).some((word) => String(word).split(' ').includes(fact));
const contradictionsIn = (warnings: readonly Statement[]) => warnings.filter(({ code }) => code.includes('contradict'));
/** Does one of the facts stand in a contradiction, or does one end, or begin, between the two? */
const isContradicted = (before: readonly Statement[], after: readonly Statement[], facts: readonly string[]) =>
  JSON.stringify(contradictionsIn(before)) !== JSON.stringify(contradictionsIn(after)) ||
  contradictionsIn(before).some((one) => facts.some((fact) => isOn(fact)(one)));

interface Change {
  readonly fact: string;
  readonly value: 'yes' | 'no';
  readonly withProof: boolean;
}
const statedBy = ({ value, withProof }: Change) => (withProof ? proven : confirmed(value === 'yes'));
const everyChange: readonly Change[] = [
  ...TruthFact.options.flatMap((fact) => (['yes', 'no'] as const).map((value) => ({ fact, value, withProof: false }))),
  ...toBeProven.map((fact) => ({ fact, value: 'yes' as const, withProof: true })),
];

/**
 * Is it told that this would make the duty what it then is: of the fact itself, of what follows from it, or of what it answers? What follows from it may,
 * said by itself, only leave open what the fact settles: a breach beside the denial of all its kinds. Said again without proof, a fact proves no more.
 */
const isTold = ({ wouldChangeIf }: Judgement, { fact, value, withProof }: Change, then: string) =>
  wouldChangeIf.some(
    ({ code, with: told }) =>
      code === 'standing-would-change' &&
      (told?.value === value || (withProof && told?.value === 'proven')
        ? (told.fact === fact && told.standing === then) ||
          (told.fact === follows[fact] && [then, 'provisional'].includes(String(told.standing)))
        : value === 'yes' &&
          told?.standing === then &&
          (told.fact === answers[fact] || (told.fact === fact && toBeProven.some((one) => one === fact)))),
  );
/** Is an exemption told that rests on this fact: that its proof would lift the duty, or its fall bring it back? */
const isToldOfProof = (judgement: Judgement, { fact, withProof }: Change) =>
  judgement.wouldChangeIf.some(
    (line) =>
      (withProof ? line.code.startsWith('exemption-would-lift') : line.code === 'exemption-would-fall') &&
      needsIn(judgement, line).includes(fact),
  );
const isTakenBack = (facts: Facts, { fact, value }: Change) =>
  value === 'no' && follows[fact] !== undefined && (facts[fact] as { value?: unknown } | undefined)?.value === true;

/** A proof after which it is open whether the exemption reaches the case lifts nothing by itself, and may never where what is open cannot be denied. */
const isHalfWay = ({ withProof }: Change, then: string) => withProof && then === 'provisional';

/**
 * Untold remain, and why: what contradicts the record, or ends a contradiction in it (the warnings name both words); a word that is taken back, from
 * which another was only taken to be so (it leaves that one unsaid, told by its own name); and a proof that comes half way.
 */
test('Whatever single confirmed fact would change a standing is told, follows from what is told, or stands in a contradiction that is named', () => {
  fc.assert(
    fc.property(anyFacts, sectors, (facts, sector) => {
      const before = judgedBy(facts, sector);
      for (const change of everyChange) {
        const { fact } = change;
        if (JSON.stringify(facts[fact]) === JSON.stringify(statedBy(change))) continue;
        const after = judgedBy(saying(facts, { [fact]: statedBy(change) }), sector);
        const named = [fact, ...(follows[fact] === undefined ? [] : [follows[fact]])];
        if (isContradicted(before.warnings, after.warnings, named) || isTakenBack(facts, change)) continue;
        for (const [duty, judgement] of before.byDuty) {
          const then = after.byDuty.get(duty)?.standing ?? 'gone';
          if (then === judgement.standing || isHalfWay(change, then)) continue;
          if (!isTold(judgement, change, then) && !isToldOfProof(judgement, change))
            expect({ duty, change, now: judgement.standing, told: judgement.wouldChangeIf }).toBe(then);
        }
      }
    }),
    runs,
  );
});

/** What a line says is to be said last; nothing where it speaks of no fact. */
function supposedBy(judgement: Judgement, line: Statement): Facts | undefined {
  const { code, with: told } = line;
  const needs = needsIn(judgement, line);
  const all = (facts: readonly string[], stated: object) => Object.fromEntries(facts.map((fact) => [fact, stated]));
  switch (code) {
    case 'standing-would-change':
    case 'limit-would-change':
      return { [String(told?.fact)]: told?.value === 'proven' ? proven : confirmed(told?.value === 'yes') };
    case 'start-would-change':
      return { [String(told?.fact)]: confirmed(true) };
    case 'choice-would-change-standing':
      return { [String(told?.fact)]: { value: told?.value, confidence: 'confirmed' } };
    case 'count-would-change-standing':
      return { [String(told?.fact)]: { exact: Number(told?.line) + (told?.value === 'yes' ? 1 : 0) } };
    case 'exemption-would-lift':
      return all(needs, proven);
    case 'exemption-would-lift-but-for':
      return { ...all(needs, proven), ...all(String(told?.facts).split(' '), confirmed(false)) };
    case 'exemption-would-fall':
      return all(needs.slice(0, 1), { value: true, confidence: 'suspected' });
    default:
      return undefined;
  }
}

test('No line that is told is false: said last, it makes the duty what the line says', () => {
  fc.assert(
    fc.property(anyFacts, sectors, (facts, sector) => {
      const after = new Map<string, ReturnType<typeof judgedBy>>();
      for (const [duty, before] of judgedBy(facts, sector).byDuty)
        for (const line of before.wouldChangeIf) {
          const supposed = supposedBy(before, line);
          if (supposed === undefined) continue;
          const key = JSON.stringify(supposed);
          const then = after.get(key) ?? judgedBy(saying(facts, supposed), sector);
          after.set(key, then);
          const judgement = then.byDuty.get(duty);
          if (line.code === 'limit-would-change') expect([duty, line, judgement?.clock]).not.toEqual([duty, line, before.clock]);
          else if (line.code === 'start-would-change') expect([duty, judgement?.clock?.startsAt]).toEqual([duty, line.with?.from]);
          else expect([duty, line, judgement?.standing]).toEqual([duty, line, line.with?.standing ?? 'not-arisen']);
        }
    }),
    runs,
  );
});

/** An organisation that every law looks at. */
const everywhere = {
  jurisdictions: ['jp', 'eu', 'uk', 'kr', 'sg', 'au', 'tw', 'cn', 'hk', 'th', 'in', 'us-ca', 'us-ny', 'us-tx', 'us-hipaa', 'us-sec'],
  sector: 'finance',
  marks: ['privacy-mark'],
  listed: true,
  designations: ['nis2-entity', 'dora-entity', 'cra-manufacturer', 'tw-digital-economy', 'cn-central-organ', 'special-infra-operator'],
  register: { insurers: [{ ref: 'P-1', within: { hours: 72 } }], partners: [{ ref: 'C-1', within: { days: 3 } }] },
};
const MINUTE = 60_000;
const instant = (millis: number) => new Date(millis).toISOString().replace('.000Z', 'Z');

test('That an earlier awareness moves the date is told where it does, and nowhere else, whatever is on record, under every law', () => {
  const names = ['aware', 'discovered', 'notified-by-entrustee', 'occurred', 'classified', 'determined', 'assessed'];
  const anchors = fc
    .dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 14 * 24 }), { maxKeys: 4 })
    .map((all) => Object.fromEntries(Object.entries(all).map(([name, hours]) => [name, instant(Date.parse(at) + hours * 60 * MINUTE)])));
  const judgedFrom = (facts: object, known: object) =>
    assess(Form.parse({ now, organisation: everywhere, anchors: known, facts }), shippedPacks()).judgements;
  fc.assert(
    fc.property(anyFacts, anchors, (facts, known) => {
      const kept = new Map<number, ReadonlyMap<string, Judgement>>();
      const judgedAware = (aware: number) => {
        const judgements = () => judgedFrom(facts, { ...known, aware: instant(aware) });
        const judged = kept.get(aware) ?? new Map(judgements().map((each) => [each.duty as string, each]));
        kept.set(aware, judged);
        return judged;
      };
      const [weeks, years] = ['2026-10-01T10:00:00+09:00', '2025-10-01T10:00:00+09:00'].map((day) => judgedAware(Date.parse(day)));
      for (const { duty, wouldChangeIf, clock, pack } of judgedFrom(facts, known)) {
        if (clock === undefined) continue;
        if (clock.dueAt === undefined && clock.alarmAt === undefined) continue; // nobody knows when it ends
        const ends = ({ dueAt, alarmAt, startsAt }: NonNullable<Judgement['clock']>) => Date.parse(dueAt ?? alarmAt ?? startsAt);
        /** Nothing where another version of the rule would judge, or none yet. */
        const movesBy = (then: Judgement | undefined) =>
          then?.pack.version !== pack.version || then.because.some(({ code }) => code === 'rule-begins-later')
            ? undefined
            : then.clock !== undefined && ends(then.clock) < ends(clock);
        const told = wouldChangeIf.find(({ code }) => code === 'earlier-awareness-moves-the-date');
        const { before, year } = told?.with ?? {};
        const from = before ?? (year === undefined ? undefined : `${year}-01-01T00:00:00${clock.startsAt.slice(19)}`);
        if (from === undefined) {
          for (const then of [weeks, years])
            expect([duty, told !== undefined]).toEqual([duty, movesBy(then?.get(duty)) ?? told !== undefined]);
          // Any earlier hour moves hours; closed days, at most nine in a row, may hide an earlier day.
          const inHours = (clock.dueOn ?? clock.alarmOn) === undefined;
          const earliest = Math.min(Date.parse(clock.startsAt), Date.parse(known.aware ?? clock.startsAt));
          const justBefore = judgedAware(earliest - (inHours ? MINUTE : 10 * 24 * 60 * MINUTE)).get(duty);
          if (told !== undefined) expect([duty, told, movesBy(justBefore) ?? true]).toEqual([duty, told, true]);
          continue;
        }
        // Just before what is told it moves the date, and from then on, as far as nobody is known to have known before, it does not.
        const [sooner, own] = [Date.parse(String(from)) - MINUTE, Date.parse(String(from))].map((aware) => judgedAware(aware).get(duty));
        expect([duty, told, movesBy(sooner) ?? true, movesBy(own) ?? false]).toEqual([duty, told, true, false]);
      }
    }),
    { ...runs, numRuns: runs.numRuns * 4 },
  );
});
