import { type Duty, type Incident, principalsOf } from './incident.js';

/** Every condition is false of an empty incident: "every duty is settled" is true of no duties, so each asks for something that happened. */
export type Condition = (incident: Incident) => readonly string[];

const waitsFor = (...missing: readonly (readonly [string, boolean])[]) =>
  missing.filter(([, isMissing]) => isMissing).map(([code]) => code);
const unlessRuledOut =
  (condition: Condition): Condition =>
  (incident) =>
    incident.ruledOut ? [] : condition(incident);

/** True when stated true with at least this certainty. */
const isStated = (incident: Incident, fact: 'breach-occurred' | 'leak-occurred' | 'loss-occurred' | 'damage-occurred') => {
  const stated = incident.facts[fact]?.at(-1)?.stated;
  return (
    stated !== undefined &&
    'value' in stated &&
    stated.value === true &&
    (stated.confidence === 'confirmed' || stated.confidence === 'probable')
  );
};

export const weKnowWhetherItIsABreach = unlessRuledOut((incident) =>
  waitsFor(
    ['awareness-to-be-confirmed', incident.awareness === undefined || incident.awareness.provisional],
    [
      'breach-to-be-confirmed',
      !(['breach-occurred', 'leak-occurred', 'loss-occurred', 'damage-occurred'] as const).some((fact) => isStated(incident, fact)),
    ],
  ),
);

export const theSpreadHasStopped = unlessRuledOut((incident) =>
  waitsFor(
    ['containment-measure-to-be-recorded', incident.containmentMeasures.length === 0],
    ['spread-to-be-declared-stopped', incident.spreadStoppedAt === undefined],
  ),
);

export const causeAndImpactScopeAreEstablished = unlessRuledOut((incident) => {
  const principals = principalsOf(incident);
  return waitsFor(
    ['cause-to-be-established', incident.cause === undefined || incident.cause.confidence === 'suspected'],
    ['impact-scope-to-be-set', principals === undefined || 'unknown' in principals || incident.categories.length === 0],
  );
});

/** Advice binds nobody, and an effort only while it is asked for. */
const holdsTheClosing = ({ settled, judgement: { force, standing } }: Duty) =>
  settled === undefined && (force === undefined || (force === 'effort' && standing !== 'not-arisen'));

export const dutiesAreAssessedAndSettled = unlessRuledOut((incident) =>
  waitsFor(
    ['duties-to-be-assessed', incident.assessed === undefined || incident.assessed.factsVersion < incident.factsVersion],
    ['duties-to-be-settled', incident.duties.some(holdsTheClosing)],
  ),
);

export const preventionIsDecidedAndVerified = unlessRuledOut((incident) =>
  waitsFor(
    ['prevention-measure-to-be-adopted', incident.preventionMeasures.length === 0],
    ['prevention-measures-to-be-verified', incident.preventionMeasures.some((each) => each.verified === undefined)],
    [
      'effective-measure-to-be-found',
      incident.preventionMeasures.length > 0 && incident.preventionMeasures.every((each) => each.verified?.result === 'ineffective'),
    ],
  ),
);
