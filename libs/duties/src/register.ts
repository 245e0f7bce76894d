import type { AssessmentForm, Statement } from '@shodo/contracts';
import { answerOf } from './exemption.js';
import type { Facts } from './fact-history.js';
import { once } from './once.js';
import type { Library, Pack } from './pack.js';
import { say } from './say.js';

type Agreed = NonNullable<NonNullable<Pack['appliesTo']>['register']>;

/** The rules about what was agreed with others, which look at nobody without the register that names them. */
const ofAgreements = once(({ packs }: Library) =>
  packs.flatMap((pack) => {
    const agreed = pack.appliesTo?.register;
    return agreed === undefined || pack.supersededBy !== undefined || pack.pending !== undefined ? [] : [{ pack, agreed }];
  }),
);

/**
 * Agreements that nobody looked at, since no list of them was given, and by which somebody may have to be told of this. An empty list says that somebody
 * looked, and that there is none.
 */
export function registerGaps(library: Library, { organisation }: AssessmentForm, facts: Facts, now: number): Statement[] {
  const { jurisdictions, register } = organisation;
  const unseen = new Set<Agreed>();
  for (const { pack, agreed } of ofAgreements(library))
    if (register?.[agreed] === undefined && jurisdictions.includes(pack.jurisdiction) && answerOf(pack, facts, now) !== 'no')
      unseen.add(agreed);
  return unseen.size === 0 ? [] : [say('register-is-not-given', { agreed: [...unseen].sort().join(' ') })];
}
