import type { Evolve } from '../lifecycle/evolve.js';
import type { Incident } from '../lifecycle/incident.js';
import type { GivenPack } from './state.js';

const withPack = (incident: Incident, id: string, change: (pack: GivenPack) => GivenPack): Incident => ({
  ...incident,
  givenPacks: incident.givenPacks.map((each) => (each.given === id ? change(each) : each)),
});

export const evolveEvidencePacks: Evolve<'EvidencePackGiven' | 'EvidencePackReceived' | 'PackLinkEnded' | 'PackReceiptFellDue'> = {
  EvidencePackGiven: (incident, pack, { at, by }) => ({
    ...incident,
    givenPacks: [...incident.givenPacks, { ...pack, givenAt: at, ...(by && { givenBy: by }) } as GivenPack],
  }),
  EvidencePackReceived: (incident, { given, receivedAt, receivedBy, byLink }) =>
    withPack(incident, given, (pack) => ({ ...pack, received: { at: receivedAt, byLink, ...(receivedBy && { by: receivedBy }) } })),
  PackLinkEnded: (incident, { given }, { at }) => withPack(incident, given, (pack) => ({ ...pack, linkEndedAt: at })),
  PackReceiptFellDue: (incident, { given, notice }, { at }) => withPack(incident, given, (pack) => ({ ...pack, asked: { at, notice } })),
};
