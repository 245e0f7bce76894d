import type { FactName, FactStatement } from '@shodo/contracts';
import { confirmsExemptions, takesDutyAway } from '@shodo/contracts/exemptions';
import type { Circumstances } from '../lifecycle/decision.js';

/** An exception of the law stands on a named role beside the evidence: whoever holds it confirms, anybody else says what they believe. */
export const lacksNamedRole = (fact: FactName, stated: FactStatement, { by, asBeforeNamedRole }: Circumstances): boolean =>
  !asBeforeNamedRole && takesDutyAway(fact, stated) && !(by.kind === 'person' && by.roles.includes(confirmsExemptions));
