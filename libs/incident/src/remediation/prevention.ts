import { brokenRules, type Decision, happened, isAfter, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay, secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';

export const adoptPreventionMeasure: Decision<'AdoptPreventionMeasure'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (_incident, { id, body }) => {
    const { kind, standing, description, owner, dueOn } = body;
    if (standing === 'planned' && dueOn === undefined) return refuse(refusal('planned-measure-needs-a-due-day'));
    return [happened('PreventionMeasureAdopted', { measure: id as never, kind, standing, description, owner, dueOn })];
  },
};

/** Somebody other than the one who adopted the measure checks that it works. */
export const verifyPreventionMeasure: Decision<'VerifyPreventionMeasure'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['measure-is-not-adopted', !incident.preventionMeasures.some((each) => each.verified === undefined)]),
  ],
  decide: (incident, { body }, circumstances) => {
    const measure = incident.preventionMeasures.find((each) => each.measure === body.measure);
    if (!measure) return refuse(refusal('measure-is-not-adopted'));
    if (measure.verified) return refuse(refusal('measure-is-verified-already'));
    const adopter = { person: measure.adoptedBy, since: measure.adoptedAt };
    const alone = soleDecision(adopter, circumstances, body.soleDecisionReason);
    const broken = [
      ...secondPersonOrPause(adopter, circumstances, 'a-second-person-must-verify'),
      ...alone.refusals,
      ...brokenRules(['time-lies-ahead', isAfter(body.verifiedAt, circumstances.now)]),
    ];
    if (broken.length > 0) return refuse(...broken);
    const { measure: id, verifiedAt, result, proof } = body;
    return [happened('PreventionMeasureVerified', { measure: id, verifiedAt, result, proof, soleDecision: alone.stamp })];
  },
};
