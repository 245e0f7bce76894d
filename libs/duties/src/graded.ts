import type { AnchorName, AssessmentForm, TruthFact } from '@shodo/contracts';
import { spanOf } from './anchors.js';
import { isDenied } from './breach.js';
import type { Facts, Truth } from './fact-history.js';

interface Grading {
  readonly anchor: AnchorName;
  /** Where the anchor has that meaning: elsewhere a determination is of something else. */
  readonly under: AssessmentForm['organisation']['jurisdictions'][number];
}

/**
 * An anchor that says a fact by its name: classified as major (DORA Art. 18), determined to be material (Form 8-K Item 1.05), determined to be a breach
 * (Texas Bus. & Com. Code 521.053).
 */
const gradings: ReadonlyMap<TruthFact, Grading> = new Map([
  ['major-ict-incident', { anchor: 'classified', under: 'eu' }],
  ['material-to-investors', { anchor: 'determined', under: 'us-sec' }],
  ['breach-occurred', { anchor: 'determined', under: 'us-tx' }],
]);
export const factsGraded: readonly TruthFact[] = [...gradings.keys()];

/** Until when each grade may have been given, of those that were by now. */
export function gradesGiven({ anchors, organisation }: AssessmentForm, now: number): ReadonlyMap<TruthFact, number> {
  return new Map(
    [...gradings].flatMap(([fact, { anchor, under }]): [TruthFact, number][] => {
      const at = anchors[anchor];
      if (at === undefined || !organisation.jurisdictions.includes(under)) return [];
      const [from, until] = spanOf(at);
      return from <= now ? [[fact, until]] : [];
    }),
  );
}

/** The anchor by which the fact was said, where the fact is denied beside it. Who denies it later has looked into it again. */
export function gradedAgainst(facts: Facts, fact: TruthFact, truth: Truth, at: number): AnchorName | undefined {
  const given = facts.graded?.get(fact);
  return given === undefined || !isDenied(truth) || facts.since(fact, at) > given ? undefined : gradings.get(fact)?.anchor;
}
