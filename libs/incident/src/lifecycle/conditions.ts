import type { Confidence } from '@shodo/contracts';
import { type Duty, type Incident, principalsOf } from './incident.js';

/** Every condition is false of an empty incident: "every duty is settled" is true of no duties, so each asks for something that happened. */
export type Condition = (incident: Incident) => readonly string[];

const waitsFor = (...missing: readonly (readonly [string, boolean])[]) =>
  missing.filter(([, isMissing]) => isMissing).map(([code]) => code);
const unlessRuledOut =
  (condition: Condition): Condition =>
  (incident) =>
    incident.ruledOut ? [] : condition(incident);

/** Each of them says that there was a breach: the breach as such, or one of its kinds (GL 3-5-1-2 to -4). */
export const breachFacts = ['breach-occurred', 'leak-occurred', 'loss-occurred', 'damage-occurred'] as const;

/** Stated true, with one of these certainties, in any of its forms. */
const aBreachIs = (incident: Incident, ...sureness: readonly Confidence[]) =>
  breachFacts.some((fact) => {
    const stated = incident.facts[fact]?.at(-1)?.stated;
    return stated !== undefined && 'value' in stated && stated.value === true && sureness.includes(stated.confidence);
  });

/** Advice binds nobody, and an effort only while it is asked for. */
export const holdsTheClosing = ({ settled, judgement: { force, standing } }: Duty) =>
  settled === undefined && (force === undefined || (force === 'effort' && standing !== 'not-arisen'));

const dutiesAreAssessed = ({ assessed, factsVersion }: Incident) => assessed !== undefined && assessed.factsVersion >= factsVersion;

/** The law treats what possibly occurred as what did (ER Art. 7): a suspicion that stays one is answered once nothing that follows from it is open. */
const isTreatedAsABreach = (incident: Incident) =>
  aBreachIs(incident, 'suspected') && dutiesAreAssessed(incident) && !incident.duties.some(holdsTheClosing);

/** Whether detection rests on a suspicion that was treated as a breach, and on nothing surer. */
export const restsOnSuspicion = (incident: Incident) => incident.ruledOut === undefined && !aBreachIs(incident, 'confirmed', 'probable');

export const weKnowWhetherItIsABreach = unlessRuledOut((incident) =>
  waitsFor(
    ['awareness-to-be-confirmed', incident.awareness === undefined || incident.awareness.provisional],
    ['breach-to-be-confirmed', restsOnSuspicion(incident) && !isTreatedAsABreach(incident)],
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

export const dutiesAreAssessedAndSettled = unlessRuledOut((incident) =>
  waitsFor(['duties-to-be-assessed', !dutiesAreAssessed(incident)], ['duties-to-be-settled', incident.duties.some(holdsTheClosing)]),
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
