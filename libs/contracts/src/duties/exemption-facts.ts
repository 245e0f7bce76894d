import type { FactStatement, TruthFact } from '../vocabulary/facts.js';
import type { Role } from '../vocabulary/roles.js';
import type { ExemptionName } from './fact-names.js';

/**
 * The facts that make each exception of the law what it is: nobody relies on the exception without all of them. A pack may ask for more; a pack that
 * asks for less is refused. What a form says of exceptions, and who may confirm them, is read from here.
 */
export const exemptionFacts = {
  'strong-concealment': ['concealment-algorithm-recognised', 'concealment-key-safe'],
  'recovered-before-viewing': ['recovered-before-viewing'],
  'same-content-kept-elsewhere': ['same-content-kept-elsewhere'],
  'provided-on-purpose': ['provided-on-purpose'],
  'pseudonymised-only': ['pseudonymised-only'],
  'risk-unlikely': ['risk-to-persons-unlikely'],
  'recovered-at-low-risk': ['recovered-before-viewing', 'risk-to-persons-unlikely'],
  'entrustee-release': ['entrustor-receipt-confirmed'],
} as const satisfies Readonly<Record<ExemptionName, readonly TruthFact[]>>;

export type ExemptionFact = (typeof exemptionFacts)[ExemptionName][number];

const all: ReadonlySet<string> = new Set(Object.values(exemptionFacts).flat());
/** Can a yes to this fact take a duty away? */
export const isExemptionFact = (fact: string): boolean => all.has(fact);

/** The role that answers for exceptions of the law by name: only who holds it confirms what takes a duty away. */
export const confirmsExemptions = 'privacyOfficer' satisfies Role;
/** Does this statement, once evidence is linked, take a duty away? A denial, a doubt or not knowing takes none. */
export const takesDutyAway = (fact: string, stated: FactStatement): boolean =>
  isExemptionFact(fact) && 'value' in stated && stated.value === true && stated.confidence === 'confirmed';
