import { type AboutOne, brokenRules, type Circumstances, type Decision, happened, refusal, refuse } from '../lifecycle/decision.js';
import { blockedEverywhere, mustBeUnderWay, ownPart, secondPersonOrPause, soleDecision, whoStated } from '../lifecycle/gates.js';
import { type Duty, dutyOf, type Incident } from '../lifecycle/incident.js';
import { aboutDuty } from './about-duty.js';
import { hasFallenAway } from './standing.js';

function nothingToRuleOut({ duties }: Incident) {
  const open = duties.filter((duty) => duty.settled === undefined);
  return brokenRules(
    ['duty-has-not-arisen', duties.length === 0],
    ['duty-is-settled', duties.length > 0 && open.length === 0],
    ['duty-still-stands', open.length > 0 && open.every(({ judgement }) => judgement.standing !== 'not-arisen')],
  );
}

/** Whoever stated a fact by which the duty fell away, or chose the profile or the rules it is judged by, is the first person: nobody stops a clock alone. */
function firstPart(incident: Incident, { judgement }: Duty, circumstances: Circumstances) {
  const chose = [...incident.adopted, ...(incident.newerRules?.asked ?? [])].map(({ by: person, at: since }) => ({ person, since }));
  return ownPart([...whoStated(incident, judgement.restsOn ?? []), ...chose], circumstances);
}

/** Every duty that could be ruled out, each with what it still takes of this caller. */
const thatFellAway = (incident: Incident, circumstances: Circumstances): AboutOne[] =>
  incident.duties.filter(hasFallenAway).map((duty) => ({
    on: duty.judgement.duty,
    refusals: secondPersonOrPause(firstPart(incident, duty, circumstances), circumstances, 'a-second-person-must-approve'),
  }));

/** A duty once raised ends only by a named person's word, and only when the present facts, stated by somebody else, no longer raise it. */
export const ruleOutDuty: Decision<'RuleOutDuty'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeUnderWay(incident),
    ...nothingToRuleOut(incident),
    ...blockedEverywhere(thatFellAway(incident, circumstances)),
  ],
  standsInTheWayOfEach: thatFellAway,
  decide: (incident, { body }, circumstances) => {
    const duty = dutyOf(incident, body.duty);
    if (!duty) return refuse(refusal('duty-has-not-arisen', { duty: body.duty }));
    const broken = brokenRules(
      [aboutDuty(incident, 'duty-is-settled', body.duty), duty.settled !== undefined],
      [aboutDuty(incident, 'duty-still-stands', body.duty), duty.settled === undefined && duty.judgement.standing !== 'not-arisen'],
    );
    if (broken.length > 0) return refuse(...broken);
    const first = firstPart(incident, duty, circumstances);
    const alone = soleDecision(first, circumstances, body.soleDecisionReason);
    const missing = [...secondPersonOrPause(first, circumstances, 'a-second-person-must-approve'), ...alone.refusals];
    if (missing.length > 0) return refuse(...missing);
    return [happened('DutyRuledOut', { duty: body.duty, reason: body.reason, soleDecision: alone.stamp })];
  },
};
