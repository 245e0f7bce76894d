/**
 * The facts that make each exception of the law what it is: nobody relies on the exception without all of them. A pack may ask for more; a pack that
 * asks for less is refused. What a form says of exceptions, who may confirm them, and what rules a breach out are read from
 * here. Nothing is imported, so that the domain may load it where it runs (decision 0057); whoever reads it by exemption, fact or role is held to
 * the words of the contracts by the compiler.
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
} as const;

const all: ReadonlySet<string> = new Set(Object.values(exemptionFacts).flat());
/** Can a yes to this fact take a duty away? */
export const isExemptionFact = (fact: string): boolean => all.has(fact);

/** The role that answers for exceptions of the law by name: only who holds it confirms what takes a duty away. */
export const confirmsExemptions = 'privacyOfficer';
/** Does this statement, once evidence is linked, take a duty away? A denial, a doubt or not knowing takes none. */
export const takesDutyAway = (fact: string, stated: object): boolean =>
  isExemptionFact(fact) && 'value' in stated && stated.value === true && 'confidence' in stated && stated.confidence === 'confirmed';
