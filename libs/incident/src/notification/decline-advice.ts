import type { Refusal } from '@shodo/contracts';
import { brokenRules, type Decision, happened, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import { type Duty, dutyOf, type Incident } from '../lifecycle/incident.js';
import { aboutDuty } from './about-duty.js';

const isAdvice = ({ judgement }: Duty) => judgement.force === 'advice';

/** Advice that the facts no longer give is ruled out like a duty: there is nothing left to decline. */
const isGiven = ({ judgement }: Duty) => judgement.standing !== 'not-arisen';

function nothingToDecline({ duties }: Incident): Refusal[] {
  const given = duties.filter((duty) => isAdvice(duty) && isGiven(duty));
  return brokenRules(
    ['duty-has-not-arisen', given.length === 0],
    ['duty-is-settled', given.length > 0 && given.every(({ settled }) => settled !== undefined)],
  );
}

/** Nobody owes it, so one person's word is enough; it is kept with the reason, and what is done all the same counts more. */
export const declineAdvice: Decision<'DeclineAdvice'> = {
  standsInTheWay: (incident) => [...mustBeUnderWay(incident), ...nothingToDecline(incident)],
  decide: (incident, { body: { duty: id, reason } }) => {
    const duty = dutyOf(incident, id);
    if (!duty) return refuse(refusal('duty-has-not-arisen', { duty: id }));
    const [first] = brokenRules(
      [aboutDuty(incident, 'duty-is-no-advice', id), !isAdvice(duty)],
      [aboutDuty(incident, 'duty-has-not-arisen', id), !isGiven(duty)],
      [aboutDuty(incident, 'duty-is-settled', id), duty.settled !== undefined],
    );
    return first ? refuse(first) : [happened('AdviceDeclined', { duty: id, reason })];
  },
};
