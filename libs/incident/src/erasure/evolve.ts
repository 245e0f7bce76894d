import type { Evolve } from '../lifecycle/evolve.js';
import type { Incident } from '../lifecycle/incident.js';

/** What was settled is remembered without its list: the entry has it. */
const settled = (incident: Incident, erasure: string, as: 'erased' | 'withdrawn', at: string): Incident => ({
  ...incident,
  erasures: incident.erasures.map(({ texts, ...each }) =>
    each.erasure === erasure ? { ...each, settled: { as, at } } : { ...each, ...(texts && { texts }) },
  ),
});

export const evolveErasure: Evolve<'LegalHoldPlaced' | 'LegalHoldLifted' | 'ErasureProposed' | 'TextsErased' | 'ErasureWithdrawn'> = {
  LegalHoldPlaced: (incident, { ground, note }, { at, by, seq }) => ({
    ...incident,
    legalHold: { entry: seq, ground, placedAt: at, ...(note && { note }), ...(by && { placedBy: by }) },
  }),
  LegalHoldLifted: ({ legalHold: _lifted, ...incident }) => incident,
  ErasureProposed: (incident, { erasure, scope, texts, ground }, { at, by }) => ({
    ...incident,
    erasures: [
      ...incident.erasures,
      { erasure, scope, ground, count: texts?.length ?? 0, proposedAt: at, ...(texts && { texts }), ...(by && { proposedBy: by }) },
    ],
  }),
  TextsErased: (incident, { erasure }, { at }) => settled(incident, erasure, 'erased', at),
  ErasureWithdrawn: (incident, { erasure }, { at }) => settled(incident, erasure, 'withdrawn', at),
};
