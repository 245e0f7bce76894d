import type { Actor, Asked } from '@shodo/contracts';
import {
  brokenRules,
  type Circumstances,
  type Decision,
  happened,
  isAfter,
  isBefore,
  minuteOf,
  refusal,
  refuse,
} from '../lifecycle/decision.js';
import { mustBeUnderWay, secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';
import { type Prevention, personOf } from '../lifecycle/incident.js';

type Verification = Asked<'VerifyPreventionMeasure'>['body'];

/** The last moment of a day in Japan, which has no clock changes. */
const endInJapan = (day: string) => `${day}T23:59:59.999+09:00`;
/** Does a day begin in Japan only after this moment? */
const beginsAfter = (day: string, at: string) => isAfter(`${day}T00:00:00+09:00`, at);

export const adoptPreventionMeasure: Decision<'AdoptPreventionMeasure'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (_incident, { id, body }, { now, asBeforeMeasureTimes }) => {
    const { kind, standing, description, owner, dueOn } = body;
    if (standing === 'planned' && dueOn === undefined) return refuse(refusal('planned-measure-needs-a-due-day'));
    const hasPassed = standing === 'planned' && dueOn !== undefined && isAfter(now, endInJapan(dueOn));
    if (hasPassed && !asBeforeMeasureTimes) return refuse(refusal('due-day-has-passed'));
    return [happened('PreventionMeasureAdopted', { measure: id as never, kind, standing, description, owner, dueOn })];
  },
};

/** Checked by somebody other than the one who adopted the measure and the one who owns it. */
const makerOf = ({ adoptedBy, owner, adoptedAt }: Prevention, by: Actor) => ({
  person: owner !== undefined && owner === personOf(by) ? owner : adoptedBy,
  since: adoptedAt,
});

/**
 * What is only planned works on nobody: its effect is verified once it was carried out. A plan that was given up is found ineffective, without
 * a day; otherwise it would hold the closing for ever.
 */
function carriedOut({ standing }: Prevention, { carriedOutOn: day, result, verifiedAt }: Verification, circumstances: Circumstances) {
  if (circumstances.asBeforeCarriedOut) return [];
  const isGivenUp = day === undefined && result === 'ineffective';
  const isNotDoneYet = standing === 'planned' && !isGivenUp && (day === undefined || beginsAfter(day, circumstances.now));
  return brokenRules(
    ['planned-measure-is-not-carried-out', isNotDoneYet],
    ['carried-out-after-verification', !isNotDoneYet && day !== undefined && beginsAfter(day, verifiedAt)],
  );
}

/** Does the measure work? A second person says so. */
export const verifyPreventionMeasure: Decision<'VerifyPreventionMeasure'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(
      ['measure-is-not-adopted', incident.preventionMeasures.length === 0],
      ['measure-is-verified-already', incident.preventionMeasures.length > 0 && incident.preventionMeasures.every((each) => each.verified)],
    ),
  ],
  decide: (incident, { body }, circumstances) => {
    const measure = incident.preventionMeasures.find((each) => each.measure === body.measure);
    if (!measure) return refuse(refusal('measure-is-not-adopted'));
    if (measure.verified) return refuse(refusal('measure-is-verified-already'));
    const maker = makerOf(measure, circumstances.by);
    const beforeAdoption = isBefore(body.verifiedAt, minuteOf(measure.adoptedAt)) && !circumstances.asBeforeMeasureTimes;
    const alone = soleDecision(maker, circumstances, body.soleDecisionReason);
    const broken = [
      ...secondPersonOrPause(maker, circumstances, 'a-second-person-must-verify'),
      ...alone.refusals,
      ...brokenRules(['time-lies-ahead', isAfter(body.verifiedAt, circumstances.now)], ['verification-before-adoption', beforeAdoption]),
      ...carriedOut(measure, body, circumstances),
    ];
    if (broken.length > 0) return refuse(...broken);
    const { measure: id, verifiedAt, result, carriedOutOn, proof } = body;
    return [happened('PreventionMeasureVerified', { measure: id, verifiedAt, result, carriedOutOn, proof, soleDecision: alone.stamp })];
  },
};
