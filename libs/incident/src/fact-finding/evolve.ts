import type { EventOf, FactName } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import type { FactVersion, Incident } from '../lifecycle/incident.js';

const withVersion = (incident: Incident, fact: FactName, version: FactVersion): Incident => ({
  ...incident,
  facts: { ...incident.facts, [fact]: [...(incident.facts[fact] ?? []), version] },
});

function stated(
  incident: Incident,
  { fact, stated, source, note, evidence }: EventOf<'FactRecorded'>['data'],
  { at, by, seq }: { at: string; by: string | undefined; seq: number },
): Incident {
  return withVersion(incident, fact, {
    seq,
    stated,
    source,
    at,
    ...(note && { note }),
    ...(evidence.length > 0 && { evidence }),
    ...(by && { by }),
  });
}

export const evolveFactFinding: Evolve<
  | 'FactRecorded'
  | 'FactRevised'
  | 'AnchorRecorded'
  | 'AnchorWithdrawn'
  | 'EvidenceSealed'
  | 'EvidenceHandedOver'
  | 'CauseEstablished'
  | 'ImpactScopeSet'
> = {
  FactRecorded: stated,
  FactRevised: stated,
  AnchorRecorded: (incident, { anchor, at: value, source, note }, { at, by }) => ({
    ...incident,
    anchors: {
      ...incident.anchors,
      [anchor]: [...(incident.anchors[anchor] ?? []), { value, source, at, ...(note && { note }), ...(by && { by }) }],
    },
  }),
  AnchorWithdrawn: (incident, { anchor, version, reason }, { at, by }) => ({
    ...incident,
    anchors: {
      ...incident.anchors,
      [anchor]: (incident.anchors[anchor] ?? []).map((each, index) =>
        index + 1 === version ? { ...each, withdrawn: { at, ...(by && { by }), reason } } : each,
      ),
    },
  }),
  EvidenceSealed: (incident, sealed, { at, by }) => ({
    ...incident,
    evidence: [...incident.evidence, { ...sealed, at, ...(by && { by }) }],
  }),
  EvidenceHandedOver: (incident, { evidence, to, recipient, handedAt, reason }, { by }) => ({
    ...incident,
    evidence: incident.evidence.map((each) =>
      each.evidence === evidence
        ? {
            ...each,
            custody: [
              ...(each.custody ?? []),
              { at: handedAt, reason, ...(by && { by }), ...(to && { to }), ...(recipient && { recipient }) },
            ],
          }
        : each,
    ),
  }),
  CauseEstablished: (incident, { cause, confidence, detail }, { at, by, seq: entry }) => ({
    ...incident,
    cause: {
      cause,
      confidence,
      ...(detail && { detail }),
      entry,
      at,
      ...(by && { by }),
      history: [...(incident.cause?.history ?? []), { cause, at }],
    },
  }),
  ImpactScopeSet: ({ dataItems: _earlier, ...incident }, { principals, categories, dataItems, source, note }, { at, by, seq }) => ({
    ...withVersion(incident, 'principals-affected', { seq, stated: principals, source, at, ...(note && { note }), ...(by && { by }) }),
    categories,
    ...(dataItems && { dataItems }),
    scopes: [...incident.scopes, { categories, ...(dataItems && { dataItems }), asOf: principals.asOf ?? at, at }],
  }),
};
