import type { Judgement } from '@shodo/contracts';
import { isClaimed } from './breach.js';
import type { Facts } from './fact-history.js';
import type { Pack } from './pack.js';
import { say } from './say.js';

const regimeOf = (duty: string) => duty.slice(0, duty.lastIndexOf('.'));

/**
 * Whoever handles the data for somebody else tells the controller, who owes the rest. The duties of the controller stay: an organisation may be both,
 * and a contract may hand them over. Each of them says who is told.
 * @param judged what is looked at for this organisation, with the pack it was judged by
 */
export function namingController(
  judged: readonly { readonly pack: Pack; readonly judgement: Judgement }[],
  facts: Facts,
  now: number,
): Judgement[] {
  const notices = isClaimed(facts.truth('data-entrusted-to-us', now)) ? judged.filter(({ pack }) => pack.asProcessor === true) : [];
  return judged.map(({ pack, judgement }) => {
    const notice = notices.find(({ judgement: { duty } }) => regimeOf(duty) === regimeOf(judgement.duty));
    if (notice === undefined || pack.asProcessor === true || judgement.standing === 'not-arisen') return judgement;
    const { duty, names } = notice.pack;
    const told = say('processor-tells-the-controller', { duty, dutyJa: names.ja, dutyEn: names.en });
    return { ...judgement, warnings: [...judgement.warnings, told] };
  });
}
