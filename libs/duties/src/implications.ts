import type { ChoiceFact, CountFact, LeakType, ScopeWord, SuspicionIndicator, TruthFact } from '@shodo/contracts';

/** A word somebody states: a fact that is said to be so, a count of one or more, a word of a choice, a word of the impact scope. */
export type Word = TruthFact | CountFact | `leak-type:${LeakType}` | `suspicion-indicator:${SuspicionIndicator}` | `scope:${ScopeWord}`;

/** Each of the words on the left has the one on the right as its consequence. */
export interface Implication {
  readonly of: readonly Word[];
  readonly hence: Consequence;
  readonly because: string;
}
interface Consequence {
  /** It is so: the denial of it cannot stand beside the words. */
  readonly is?: TruthFact;
  /** It is not so: the claim of it cannot. Only exceptions stand here, since the claim is what gives way. */
  readonly isNot?: TruthFact;
  /** Somebody is affected: nobody cannot be. */
  readonly isOfSomebody?: true;
  /** Where nothing is said of it, it is taken to be so as well. Without this the words only keep it from being denied. */
  readonly andIsTakenAsSaid?: true;
  /** Not where the denial was stated after the words: then somebody looked into them. */
  readonly unlessDeniedLater?: true;
  /** Nor where one of these is said, which accounts for the words as well. */
  readonly unlessSaid?: readonly Word[];
}

/**
 * What follows from what, and so what contradicts what: the one place where that is said. Whoever adds a word to the facts adds its row here, or
 * says in the test of this table that nothing follows from it.
 */
export const implications: readonly Implication[] = [
  {
    of: ['leak-occurred', 'loss-occurred', 'damage-occurred'],
    hence: { is: 'breach-occurred' },
    because: 'a breach is a leak, a loss or a damage (GL 3-5-1-2 to -4)',
  },
  {
    of: ['leak-type:loss', 'leak-type:ransomware', 'leak-type:misdisposal'],
    hence: { is: 'breach-occurred', unlessDeniedLater: true },
    because:
      'what is lost, thrown away or locked up is leaked, lost or damaged, or may be (GL 3-5-1-2 to -4), unless somebody looked into it later and ' +
      'found it again, or nothing personal in it',
  },
  {
    of: ['leak-type:card-skimming'],
    hence: { is: 'leak-occurred' },
    because: 'the numbers of cards are in the hands of the thief (GL 3-5-1-2)',
  },
  {
    of: [
      'leak-type:theft',
      'leak-type:missend',
      'leak-type:web-exposure',
      'leak-type:insider',
      'leak-type:unapproved-share',
      'leak-type:malware',
      'leak-type:unauthorised-access',
    ],
    hence: { is: 'leak-occurred', unlessDeniedLater: true },
    because:
      'what went to others, was open to them, or was in their reach, is leaked or may be (GL 3-5-1-2), unless somebody looked into it later; a copy ' +
      'kept elsewhere mends a loss and a damage only',
  },
  {
    of: [
      'suspicion-indicator:theft-traces',
      'suspicion-indicator:info-stealer',
      'suspicion-indicator:c2-traffic',
      'suspicion-indicator:entry-page-tampered',
      'suspicion-indicator:grounded-notice',
      'suspicion-indicator:insider-access',
    ],
    hence: { is: 'leak-occurred', unlessDeniedLater: true },
    because: 'a sign of a leak is a possible leak (GL 3-5-1-2 fn. 4, 5), until it was looked into',
  },
  {
    of: [
      'principals-affected',
      'card-holders-affected',
      'residents-affected-us-ca',
      'residents-affected-us-ny',
      'residents-affected-us-tx',
      'secondary-damage-occurred',
    ],
    hence: {
      is: 'breach-occurred',
      unlessDeniedLater: true,
      unlessSaid: ['my-number-used-or-provided-unlawfully', 'leak-type:my-number-misuse', 'information-about-to-be-acquired'],
    },
    because:
      'nobody is affected by what did not happen, and it has no secondary damage: a suspicion may be counted first and ruled out then, and a ' +
      'misuse of My Numbers, or a form that was tampered with, affects persons without any leak (My Number rule Art. 2(ii)(ロ); ER Art. 7(iii))',
  },
  {
    of: [
      'leak-type:theft',
      'leak-type:insider',
      'leak-type:malware',
      'leak-type:card-skimming',
      'illegal-outside-access',
      'specified-intrusion-occurred',
    ],
    hence: { is: 'wrongful-purpose-possible' },
    because:
      'theft, unauthorised access, malware and taking out are acts with a wrongful purpose, or may be (ER Art. 7(iii); GL 3-5-3-1(3))',
  },
  {
    of: [
      'suspicion-indicator:theft-traces',
      'suspicion-indicator:info-stealer',
      'suspicion-indicator:c2-traffic',
      'suspicion-indicator:entry-page-tampered',
    ],
    hence: { is: 'wrongful-purpose-possible', unlessDeniedLater: true },
    because: 'the guideline names these signs as those of an attack (GL 3-5-3-1(3)); who denies the purpose later has looked into them',
  },
  {
    of: ['leak-type:ransomware', 'leak-type:unauthorised-access'],
    hence: { is: 'illegal-outside-access' },
    because: 'both come in from outside, and are crimes',
  },
  {
    of: ['leak-type:my-number-misuse'],
    hence: { is: 'my-number-used-or-provided-unlawfully' },
    because: 'a misuse of the number is a use or a provision against the Act (My Number rule Art. 2(ii), (iv))',
  },
  {
    of: [
      'my-number-viewable-by-many',
      'my-number-used-or-provided-unlawfully',
      'information-network-system-involved',
      'scope:specific-personal-information',
      'scope:individual-number',
    ],
    hence: { is: 'specific-personal-information-involved', andIsTakenAsSaid: true },
    because: 'information that holds a My Number is specific personal information (MNA Art. 2(8)), whether seen, misused or of the Network',
  },
  {
    of: ['scope:patient', 'scope:special-care'],
    hence: { is: 'special-care-information-involved', andIsTakenAsSaid: true },
    because: 'that somebody was treated is special care-required itself (CO Art. 2(iii); GL 2-3)',
  },
  {
    of: ['card-holders-affected', 'scope:card'],
    hence: { is: 'card-data-involved', andIsTakenAsSaid: true },
    because: 'whoever counts holders of cards, or names cards in the scope, says that there were cards',
  },
  {
    of: ['leak-type:card-skimming'],
    hence: { is: 'card-data-involved' },
    because: 'what is skimmed is a card',
  },
  {
    of: ['card-data-involved'],
    hence: { is: 'property-damage-possible', andIsTakenAsSaid: true },
    because: 'a card number is misused for money (ER Art. 7(ii); GL 3-5-3-1(2))',
  },
  {
    of: ['entrustor-receipt-confirmed'],
    hence: { is: 'data-entrusted-to-us', andIsTakenAsSaid: true },
    because: 'an entrustor that confirms our notice entrusted the data to us (APPI Art. 26(1) proviso)',
  },
  {
    of: [
      'special-care-information-involved',
      'specific-personal-information-involved',
      'property-damage-possible',
      'unsecured-health-information-involved',
      'secondary-damage-occurred',
      'high-risk-to-persons',
      'serious-harm-likely',
      'principals-hard-to-reach',
    ],
    hence: { isOfSomebody: true },
    because: 'of nobody this is not so',
  },
  {
    of: ['unencrypted-data-involved', 'unsecured-health-information-involved'],
    hence: { isNot: 'concealment-algorithm-recognised' },
    because: 'what can be read is not concealed (ER Art. 7(i); 45 CFR 164.402)',
  },
  {
    of: ['high-risk-to-persons', 'serious-harm-likely', 'secondary-damage-occurred'],
    hence: { isNot: 'risk-to-persons-unlikely' },
    because: 'a high risk, a likely harm, or damage that is there already, is not an unlikely risk (GDPR Art. 33(1), 34(1))',
  },
  {
    of: ['secondary-damage-occurred', 'leak-type:card-skimming'],
    hence: { isNot: 'recovered-before-viewing' },
    because: 'what was misused, or typed into the page of a thief, was seen (GL 3-5-1-2)',
  },
  {
    of: [
      'leak-type:loss',
      'leak-type:theft',
      'leak-type:missend',
      'leak-type:web-exposure',
      'leak-type:insider',
      'leak-type:unapproved-share',
      'leak-type:malware',
      'leak-type:ransomware',
      'leak-type:unauthorised-access',
      'leak-type:card-skimming',
      'leak-type:misdisposal',
    ],
    hence: { isNot: 'provided-on-purpose' },
    because: 'the business meant to give it to nobody, or to somebody else: the exception is for those it meant to have it (GL 3-5-1-2)',
  },
  {
    of: ['specific-personal-information-involved', 'property-damage-possible'],
    hence: { isNot: 'pseudonymised-only' },
    because: 'pseudonymising takes out identification codes and whatever may cost somebody money (ER Art. 31(ii), (iii))',
  },
];

/** Counts of which each person is in one at most, and in the whole. */
export const partsOfTheWhole: readonly { readonly together: readonly CountFact[]; readonly because: string }[] = [
  { together: ['card-holders-affected'], because: 'card holders are principals' },
  {
    together: ['residents-affected-us-ca', 'residents-affected-us-ny', 'residents-affected-us-tx'],
    because: 'somebody resides in one State at a time',
  },
];

/** A word from which something follows, by way of others or at once. */
export interface Source {
  readonly word: Word;
  readonly stated:
    | { readonly is: 'truth'; readonly fact: TruthFact }
    | { readonly is: 'count'; readonly fact: CountFact }
    | { readonly is: 'choice'; readonly fact: ChoiceFact; readonly value: string }
    | { readonly is: 'scope'; readonly scope: ScopeWord };
  readonly andIsTakenAsSaid: boolean;
  readonly unlessDeniedLater: boolean;
  readonly unlessSaid: readonly Source['stated'][];
}
/** How a word leads there. */
type Way = Pick<Source, 'andIsTakenAsSaid' | 'unlessDeniedLater' | 'unlessSaid'>;

const counts: ReadonlySet<Word> = new Set(['principals-affected', ...partsOfTheWhole.flatMap(({ together }) => together)]);

function statedBy(word: Word): Source['stated'] {
  const [kind = '', value] = word.split(':');
  if (value === undefined) return counts.has(word) ? { is: 'count', fact: word as CountFact } : { is: 'truth', fact: word as TruthFact };
  return kind === 'scope' ? { is: 'scope', scope: value as ScopeWord } : { is: 'choice', fact: kind as ChoiceFact, value };
}

/** By several ways the plainest counts: one that is taken as said, one that no later denial and no other word answers. */
const plainer = (one: Way, other: Way | undefined): Way =>
  other === undefined
    ? one
    : {
        andIsTakenAsSaid: one.andIsTakenAsSaid || other.andIsTakenAsSaid,
        unlessDeniedLater: one.unlessDeniedLater && other.unlessDeniedLater,
        unlessSaid: one.unlessSaid.filter((word) => other.unlessSaid.some((same) => JSON.stringify(same) === JSON.stringify(word))),
      };

/** Every word of the table that leads to the consequence, each once: what follows of what follows is followed back. */
export function leadingTo(table: readonly Implication[], isMeant: (hence: Consequence) => boolean): readonly Source[] {
  const found = new Map<Word, Source>();
  const walk = (meant: typeof isMeant, by: Way): void => {
    for (const { of, hence } of table.filter((one) => meant(one.hence))) {
      const way: Way = {
        andIsTakenAsSaid: by.andIsTakenAsSaid && hence.andIsTakenAsSaid === true,
        unlessDeniedLater: by.unlessDeniedLater || hence.unlessDeniedLater === true,
        unlessSaid: [...by.unlessSaid, ...(hence.unlessSaid ?? []).map(statedBy)],
      };
      for (const word of of) {
        const stated = statedBy(word);
        found.set(word, { word, stated, ...plainer(way, found.get(word)) });
        if (stated.is === 'truth') walk(({ is }) => is === word, way);
      }
    }
  };
  walk(isMeant, { andIsTakenAsSaid: true, unlessDeniedLater: false, unlessSaid: [] });
  return [...found.values()];
}

const byFact = (side: 'is' | 'isNot'): ReadonlyMap<TruthFact, readonly Source[]> =>
  new Map(
    implications.flatMap(({ hence: { [side]: fact } }) =>
      fact ? [[fact, leadingTo(implications, (hence) => hence[side] === fact)] as const] : [],
    ),
  );

/** By fact: every word beside which it cannot be denied. */
export const upheldBy = byFact('is');
/** By exception: every word beside which it cannot be claimed. */
export const excludedBy = byFact('isNot');
/** What is said of persons, and so of somebody. What the scope names, or a count of a part, is told in words of its own. */
export const ofSomebody = leadingTo(implications, ({ isOfSomebody }) => isOfSomebody === true).flatMap(({ stated }) =>
  stated.is === 'truth' ? [stated.fact] : [],
);
