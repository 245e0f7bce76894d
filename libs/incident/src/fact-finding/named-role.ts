import type { confirmsExemptions, ExemptionFact, FactName, FactStatement } from '@shodo/contracts';
import type { Circumstances } from '../lifecycle/decision.js';

/** The facts of the contracts' one declaration, of which nothing is loaded at run time here: the compiler refuses one more or one less. */
const takeDutiesAway: Readonly<Record<ExemptionFact, true>> = {
  'concealment-algorithm-recognised': true,
  'concealment-key-safe': true,
  'recovered-before-viewing': true,
  'same-content-kept-elsewhere': true,
  'provided-on-purpose': true,
  'pseudonymised-only': true,
  'risk-to-persons-unlikely': true,
  'entrustor-receipt-confirmed': true,
};
const namedRole: typeof confirmsExemptions = 'privacyOfficer';

/** An exception of the law stands on a named role beside the evidence: whoever holds it confirms, anybody else says what they believe. */
export function lacksNamedRole(fact: FactName, stated: FactStatement, { by, asBeforeNamedRole }: Circumstances): boolean {
  const confirms = Object.hasOwn(takeDutiesAway, fact) && 'value' in stated && stated.value === true && stated.confidence === 'confirmed';
  return !asBeforeNamedRole && confirms && !(by.kind === 'person' && by.roles.includes(namedRole));
}
