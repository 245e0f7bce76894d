import { brokenRules, type Decision, happened, isAfter, isUnseen, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import { type Incident, principalsOf } from '../lifecycle/incident.js';
import { withSource } from './facts.js';

const establishedMeanwhile = (known: Incident['cause']) =>
  refusal('cause-was-established-meanwhile', known && { cause: known.cause, confidence: known.confidence, version: known.entry ?? 0 });

export const establishCause: Decision<'EstablishCause'> = {
  standsInTheWay: mustBeUnderWay,
  decide: ({ cause: known }, { body: { cause, confidence, detail, basedOn } }) => {
    if (isUnseen(known, basedOn)) return refuse(establishedMeanwhile(known));
    const before = known && known.cause !== cause ? { cause: known.cause, confidence: known.confidence } : undefined;
    if (cause === 'not-established') {
      if (!detail) return refuse(refusal('cause-needs-what-was-examined'));
      return [happened('CauseEstablished', { cause, confidence: 'confirmed', detail, before })];
    }
    return confidence ? [happened('CauseEstablished', { cause, confidence, detail, before })] : refuse(refusal('command-is-malformed'));
  },
};

export const setImpactScope: Decision<'SetImpactScope'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { body }, { now }) => {
    const known = incident.facts['principals-affected']?.length ?? 0;
    const { principals: stated, categories, dataItems, source, note } = body;
    const principals = withSource(stated, source);
    const broken = brokenRules(
      [refusal('fact-was-revised-meanwhile', { fact: 'principals-affected', version: known }), body.basedOn !== known],
      ['as-of-lies-ahead', stated.asOf !== undefined && isAfter(stated.asOf, now)],
    );
    if (broken.length > 0) return refuse(...broken);
    return [
      happened('ImpactScopeSet', { version: known + 1, principals, before: principalsOf(incident), categories, dataItems, source, note }),
    ];
  },
};
