import type { FactName, FactStatement } from '@shodo/contracts';
import { brokenRules, type Decision, happened, isAfter, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

const versionsOf = (incident: Incident, fact: FactName) => incident.facts[fact] ?? [];
const asOfLiesAhead = (stated: FactStatement, now: string) => stated.asOf !== undefined && isAfter(stated.asOf, now);

/** 判明 without a source is only 推定: certainty needs somewhere to come from. */
export const withSource = <Stated extends FactStatement>(stated: Stated, source: string): Stated =>
  source === 'none' && 'confidence' in stated && stated.confidence === 'confirmed' ? { ...stated, confidence: 'probable' } : stated;

export const recordFact: Decision<'RecordFact'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { body }, { now }) => {
    const { fact, source, note } = body;
    const known = versionsOf(incident, fact).length;
    const broken = brokenRules(
      [refusal('fact-is-recorded-already', { fact, version: known }), known > 0],
      ['as-of-lies-ahead', asOfLiesAhead(body.stated, now)],
    );
    if (broken.length > 0) return refuse(...broken);
    return [happened('FactRecorded', { fact, version: 1, stated: withSource(body.stated, source), source, note, evidence: body.evidence ?? [] })];
  },
};

export const reviseFact: Decision<'ReviseFact'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { body }, { now }) => {
    const { fact, source, note } = body;
    const versions = versionsOf(incident, fact);
    const before = versions.at(-1);
    if (before === undefined) return refuse(refusal('fact-is-not-recorded', { fact }));
    const broken = brokenRules(
      [refusal('fact-was-revised-meanwhile', { fact, version: versions.length }), body.basedOn !== versions.length],
      ['as-of-lies-ahead', asOfLiesAhead(body.stated, now)],
    );
    if (broken.length > 0) return refuse(...broken);
    const stated = withSource(body.stated, source);
    return [happened('FactRevised', { fact, version: versions.length + 1, stated, before: before.stated, source, note, evidence: body.evidence ?? [] })];
  },
};
