import type { ErasureScope } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import type { Incident } from '../lifecycle/incident.js';
import type { Erasure } from './state.js';

/** What was settled is remembered without its list: the entry has it. */
const settled = (incident: Incident, erasure: string, as: 'erased' | 'withdrawn', at: string): Incident => ({
  ...incident,
  erasures: incident.erasures.map(({ texts, files, ...each }) =>
    each.erasure === erasure ? { ...each, settled: { as, at } } : { ...each, ...(texts && { texts }), ...(files && { files }) },
  ),
});

const piecesOf = ({ evidence }: Incident, files: readonly string[]) =>
  evidence.flatMap((each) => (each.file !== undefined && files.includes(each.file) ? [each.evidence] : []));

/** What is erased may be more than was proposed: twins of a file that were sealed meanwhile. */
const counted = (incident: Incident, erasure: string, texts: readonly string[], files: readonly string[]): Incident => ({
  ...incident,
  erasures: incident.erasures.map((each) =>
    each.erasure === erasure && files.length > 0 ? { ...each, count: texts.length, evidence: piecesOf(incident, files) } : each,
  ),
});

/** What other proposals name of it goes from them: their approval erases the rest, and counts it. */
function takenFromOthers(incident: Incident, texts: readonly string[], files: readonly string[]): Incident {
  const erasures = incident.erasures.map((each): Erasure => {
    if (each.settled) return each;
    const { texts: namedTexts, files: namedFiles, evidence: _evidence, ...proposed } = each;
    const [left, leftFiles] = [without(namedTexts, texts), without(namedFiles, files)];
    return {
      ...proposed,
      count: left.length,
      ...(left.length > 0 && { texts: left }),
      ...(leftFiles.length > 0 && { files: leftFiles, evidence: piecesOf(incident, leftFiles) }),
    };
  });
  return { ...incident, erasures };
}

const without = (named: readonly string[] = [], erased: readonly string[]) => named.filter((each) => !erased.includes(each));

/** Everything that is kept, or these files. */
const withoutFiles = (incident: Incident, scope: ErasureScope, files: readonly string[], at: string): Incident => ({
  ...incident,
  evidence: incident.evidence.map((each) =>
    each.file !== undefined && !each.fileErasedAt && (scope === 'whole-vault' || files.includes(each.file))
      ? { ...each, fileErasedAt: at }
      : each,
  ),
});

/** Packs that were given hold what stood before, perhaps what was erased. */
const withoutPacks = (incident: Incident, at: string): Incident => ({
  ...incident,
  givenPacks: incident.givenPacks.map((each) => (each.erasedAt ? each : { ...each, erasedAt: at })),
});

export const evolveErasure: Evolve<'LegalHoldPlaced' | 'LegalHoldLifted' | 'ErasureProposed' | 'TextsErased' | 'ErasureWithdrawn'> = {
  LegalHoldPlaced: (incident, { ground, note }, { at, by, seq }) => ({
    ...incident,
    legalHold: { entry: seq, ground, placedAt: at, ...(note && { note }), ...(by && { placedBy: by }) },
  }),
  LegalHoldLifted: ({ legalHold: _lifted, ...incident }) => incident,
  ErasureProposed: (incident, { erasure, scope, texts, files, ground }, { at, by }) => ({
    ...incident,
    erasures: [
      ...incident.erasures,
      {
        ...{ erasure, scope, ground, count: texts?.length ?? 0, proposedAt: at },
        ...(texts && { texts }),
        ...(files && { files, evidence: piecesOf(incident, files) }),
        ...(by && { proposedBy: by }),
      },
    ],
  }),
  TextsErased: (incident, { erasure, scope, texts = [], files = [] }, { at }) => {
    const known = { ...incident, erasedTexts: [...new Set([...incident.erasedTexts, ...texts])] };
    const erased = withoutFiles(counted(known, erasure, texts, files), scope, files, at);
    return takenFromOthers(settled(withoutPacks(erased, at), erasure, 'erased', at), texts, files);
  },
  ErasureWithdrawn: (incident, { erasure }, { at }) => settled(incident, erasure, 'withdrawn', at),
};
