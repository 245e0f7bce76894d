import type { Cite, Statement } from '@shodo/contracts';
import { evaluate, leavesOf, weigh } from './condition.js';
import { answerBeside, lifts } from './exemption.js';
import { type Facts, supposing, type Truth } from './fact-history.js';
import type { Answer, Exemption, Leaf, Pack } from './pack.js';
import { say } from './say.js';

const notKnown: Truth = { value: null, confidence: 'unknown', evidenced: false };

/** Of the items and the line of persons the other law has as many or more, and a lower line. Who is asked at all is the same. */
const reachesFurther = (leaf: Leaf) => leaf.is === 'more-than' || (leaf.is === 'fact' && leaf.silence === 'open');

/**
 * The answer where another law looks at the sector (public bodies: APPI Art. 68, from 101 persons on): an item that holds here holds there, and one that
 * does not may hold there. So a duty that hangs on an item is never ruled out for the want of one, and what is only for the case that none holds is
 * never sure. Lifted, or with nothing happened, it is out of question under either.
 */
export function answerBesideOtherLaw(pack: Pack, exemptions: readonly Exemption[], facts: Facts, now: number): Answer {
  const isSettled = exemptions.some((one) => lifts(one, facts, now)) || weigh(facts.truth('breach-occurred', now), 'suspected') === 'no';
  if (isSettled) return answerBeside(pack, exemptions, facts, now);
  const mayHoldThere = leavesOf(pack.arisesWhen).filter((leaf) => reachesFurther(leaf) && evaluate(leaf, facts, now) === 'no');
  return answerBeside(pack, exemptions, mayHoldThere.reduce(withoutKnowing, facts), now);
}

function withoutKnowing(facts: Facts, leaf: Leaf): Facts {
  if (leaf.is === 'more-than') return supposing(facts, { of: [leaf.fact], count: { unknown: true } });
  return leaf.is === 'fact' ? supposing(facts, { of: [leaf.fact], truth: notKnown }) : facts;
}

/** The other law that looks at a sector, as a pack names it. */
export type OtherLaw = Pack['sectorsUnderOtherLaw'][number];

/** Where our own law alone would settle it, and the other law is why the duty is neither sure nor ruled out. */
export const isOpenByOtherLaw = (ours: Answer, answer: Answer): boolean => answer === 'open' && ours !== 'open';

export const otherLawStatement = ({ law, line }: OtherLaw): Statement => say('other-law-may-reach-further', { law, line });

/** "APPI 68", as packs cite a law. */
export function citeOf({ law }: OtherLaw): Cite {
  const end = law.lastIndexOf(' ');
  return { law: law.slice(0, end), provision: law.slice(end + 1) };
}
