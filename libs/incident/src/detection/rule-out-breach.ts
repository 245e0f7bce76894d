import { type Decision, happened, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay, secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

const reporter = (incident: Incident) => ({ person: incident.reported?.by, since: incident.reported?.at ?? '' });

/** Stops every clock, so two persons stand behind it: the one who reported and the one who rules out. */
export const ruleOutBreach: Decision<'RuleOutBreach'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeUnderWay(incident),
    ...secondPersonOrPause(reporter(incident), circumstances, 'a-second-person-must-approve'),
  ],
  decide: (incident, { body }, circumstances) => {
    const alone = soleDecision(reporter(incident), circumstances, body.soleDecisionReason);
    if (alone.refusals.length > 0) return refuse(...alone.refusals);
    return [
      happened('BreachRuledOut', { ground: body.ground, reason: body.reason, evidence: body.evidence ?? [], soleDecision: alone.stamp }),
    ];
  },
};
