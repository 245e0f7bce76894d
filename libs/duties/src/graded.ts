import type { AnchorName, AssessmentForm, Judgement, Statement, TruthFact } from '@shodo/contracts';
import { spanOf } from './anchors.js';
import { breachAsWhole, isClaimed, isDenied } from './breach.js';
import type { Facts, Truth } from './fact-history.js';

interface Grading {
  readonly anchor: AnchorName;
  /** Where the anchor has that meaning: elsewhere a determination is of something else. Everywhere, where this is left out. */
  readonly under?: AssessmentForm['organisation']['jurisdictions'][number];
}

/**
 * An anchor that says a fact by its name: classified as major (DORA Art. 18), determined to be material (Form 8-K Item 1.05), determined to be a breach
 * (Texas Bus. & Com. Code 521.053), told by an entrustee, which is one to whom something was entrusted.
 */
const gradings: ReadonlyMap<TruthFact, Grading> = new Map([
  ['major-ict-incident', { anchor: 'classified', under: 'eu' }],
  ['material-to-investors', { anchor: 'determined', under: 'us-sec' }],
  ['breach-occurred', { anchor: 'determined', under: 'us-tx' }],
  ['data-entrusted-by-us', { anchor: 'notified-by-entrustee' }],
]);
export const factsGraded: readonly TruthFact[] = [...gradings.keys()];

/** Until when each grade may have been given, of those that were by now. */
export function gradesGiven({ anchors, organisation }: AssessmentForm, now: number): ReadonlyMap<TruthFact, number> {
  return new Map(
    [...gradings].flatMap(([fact, { anchor, under }]): [TruthFact, number][] => {
      const at = anchors[anchor];
      if (at === undefined || (under !== undefined && !organisation.jurisdictions.includes(under))) return [];
      const [from, until] = spanOf(at);
      return from <= now ? [[fact, until]] : [];
    }),
  );
}

/**
 * Another grade that this anchor may have given under the law of another place, and that is claimed: a material incident without personal data, or a
 * breach that is not material. It accounts for the anchor.
 */
const isAccountedFor = (facts: Facts, anchor: AnchorName | undefined, fact: TruthFact, at: number): boolean =>
  [...gradings].some(
    ([other, grading]) =>
      other !== fact &&
      grading.anchor === anchor &&
      facts.graded?.has(other) === true &&
      isClaimed(other === 'breach-occurred' ? breachAsWhole(facts, at) : facts.truth(other, at)),
  );

/** The anchor by which the fact was said, where the fact is denied beside it. Who denies it later has looked into it again. */
export function gradedAgainst(facts: Facts, fact: TruthFact, truth: Truth, at: number): AnchorName | undefined {
  const given = facts.graded?.get(fact);
  if (given === undefined || !isDenied(truth) || facts.since(fact, at) > given) return undefined;
  const anchor = gradings.get(fact)?.anchor;
  return isAccountedFor(facts, anchor, fact, at) ? undefined : anchor;
}

/**
 * What a determination is of under these laws, the facts with a space between: under Texan law that a breach occurred, by itself or beside what is
 * material to investors. Nothing where it is only of the latter, which its name says.
 */
export const determinedUnder = (anchor: string, jurisdictions: readonly string[]): string | undefined =>
  anchor === 'determined' && jurisdictions.includes('us-tx')
    ? ['breach-occurred', ...(jurisdictions.includes('us-sec') ? ['material-to-investors'] : [])].join(' ')
    : undefined;

const places = ['anchor', 'other'] as const;

/** The same statements; where one names a determination, what it is of stands beside it. One that names the fact as well speaks of that one. */
export function withGrades(statements: Statement[], jurisdictions: readonly string[]): Statement[] {
  if (!jurisdictions.includes('us-tx')) return statements;
  return statements.map((statement) => {
    const { with: told = {} } = statement;
    const grades = places.flatMap((place) => {
      const of = determinedUnder(String(told[place]), jurisdictions);
      return of === undefined ? [] : [[`${place}Of`, of.split(' ').find((one) => one === told.fact) ?? of] as const];
    });
    return grades.length === 0 ? statement : { ...statement, with: { ...told, ...Object.fromEntries(grades) } };
  });
}

/** The judgement, where it is of a law that has determinations of its own. */
export const namingGrades = (judgement: Judgement, jurisdiction: string): Judgement =>
  jurisdiction === 'us-tx'
    ? {
        ...judgement,
        because: withGrades(judgement.because, [jurisdiction]),
        wouldChangeIf: withGrades(judgement.wouldChangeIf, [jurisdiction]),
        warnings: withGrades(judgement.warnings, [jurisdiction]),
      }
    : judgement;
