import type { FactName } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import type { FactVersion, Incident } from '../lifecycle/incident.js';

const withVersion = (incident: Incident, fact: FactName, version: FactVersion): Incident => ({
  ...incident,
  facts: { ...incident.facts, [fact]: [...(incident.facts[fact] ?? []), version] },
});

export const evolveFactFinding: Evolve<'FactRecorded' | 'FactRevised' | 'CauseEstablished' | 'ImpactScopeSet'> = {
  FactRecorded: (incident, { fact, stated, source, note }, { at, by }) => withVersion(incident, fact, { stated, source, at, ...(note && { note }), ...(by && { by }) }),
  FactRevised: (incident, { fact, stated, source, note }, { at, by }) => withVersion(incident, fact, { stated, source, at, ...(note && { note }), ...(by && { by }) }),
  CauseEstablished: (incident, { cause, confidence, detail }) => ({ ...incident, cause: { cause, confidence, ...(detail && { detail }) } }),
  ImpactScopeSet: (incident, { principals, categories, source, note }, { at, by }) => ({
    ...withVersion(incident, 'principals-affected', { stated: principals, source, at, ...(note && { note }), ...(by && { by }) }),
    categories,
  }),
};
