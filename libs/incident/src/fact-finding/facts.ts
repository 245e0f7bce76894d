import type { CountStatement, FactName, FactSource, FactStatement, SealedCommandBody } from '@shodo/contracts';
import { brokenRules, type Decision, happened, isAfter, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';
import { evidenceNotSealed, evidenceWithin } from './evidence.js';
import { isStatedInItsForm } from './form-of-fact.js';
import { lacksNamedRole } from './named-role.js';

const versionsOf = (incident: Incident, fact: FactName) => incident.facts[fact] ?? [];
/** Everything a statement points at, beside it and within it. */
const pointsAt = ({ stated, evidence = [] }: SealedCommandBody<'RecordFact'>) => [...evidence, ...evidenceWithin(stated)];
const asOfLiesAhead = (stated: FactStatement, now: string) => stated.asOf !== undefined && isAfter(stated.asOf, now);

/** 判明 without a source is only 推定: certainty needs somewhere to come from. An exact count becomes an estimate that is its own maximum. */
export function withSource<Stated extends FactStatement>(stated: Stated, source: FactSource): Stated | CountStatement {
  if (source !== 'none') return stated;
  if ('confidence' in stated && stated.confidence === 'confirmed') return { ...stated, confidence: 'probable' };
  if (!('exact' in stated)) return stated;
  const { exact, ...asOf } = stated;
  return { ...asOf, estimate: exact, max: exact };
}

export const recordFact: Decision<'RecordFact'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { body }, circumstances) => {
    const { fact, source, note } = body;
    const known = versionsOf(incident, fact).length;
    const broken = [
      ...brokenRules(
        [refusal('fact-is-recorded-already', { fact, version: known }), known > 0],
        [refusal('form-does-not-fit-the-fact', { fact }), !isStatedInItsForm(fact, body.stated)],
        ['as-of-lies-ahead', asOfLiesAhead(body.stated, circumstances.now)],
        [refusal('exemption-takes-a-named-role', { fact }), lacksNamedRole(fact, withSource(body.stated, source), circumstances)],
      ),
      ...evidenceNotSealed(incident, pointsAt(body)),
    ];
    if (broken.length > 0) return refuse(...broken);
    return [
      happened('FactRecorded', { fact, version: 1, stated: withSource(body.stated, source), source, note, evidence: body.evidence ?? [] }),
    ];
  },
};

export const reviseFact: Decision<'ReviseFact'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['fact-is-not-recorded', incident.reported !== undefined && Object.keys(incident.facts).length === 0]),
  ],
  decide: (incident, { body }, circumstances) => {
    const { fact, source, note } = body;
    const versions = versionsOf(incident, fact);
    const before = versions.at(-1);
    if (before === undefined) return refuse(refusal('fact-is-not-recorded', { fact }));
    const broken = [
      ...brokenRules(
        [refusal('fact-was-revised-meanwhile', { fact, version: versions.length }), body.basedOn !== versions.length],
        [refusal('form-does-not-fit-the-fact', { fact }), !isStatedInItsForm(fact, body.stated)],
        ['as-of-lies-ahead', asOfLiesAhead(body.stated, circumstances.now)],
        [refusal('exemption-takes-a-named-role', { fact }), lacksNamedRole(fact, withSource(body.stated, source), circumstances)],
      ),
      ...evidenceNotSealed(incident, pointsAt(body)),
    ];
    if (broken.length > 0) return refuse(...broken);
    const stated = withSource(body.stated, source);
    return [
      happened('FactRevised', {
        fact,
        version: versions.length + 1,
        stated,
        before: before.stated,
        source,
        note,
        evidence: body.evidence ?? [],
      }),
    ];
  },
};
