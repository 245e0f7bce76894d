import type { Library, Pack } from '@shodo/duties';

/**
 * The same library, in which packs that ask the same, or are lifted by the same, hold it as one object: the duties of one Article ask alike, and what
 * was worked out of a record for one of them need not be worked out for the next.
 */
export function withSharedRules(library: Library): Library {
  const known = new Map<string, unknown>();
  const shared = <Part extends Pack['arisesWhen'] | Pack['liftedBy']>(part: Part): Part => {
    const text = JSON.stringify(part);
    const one = known.get(text) ?? part;
    known.set(text, one);
    return one as Part;
  };
  return {
    ...library,
    packs: library.packs.map((pack) => ({ ...pack, arisesWhen: shared(pack.arisesWhen), liftedBy: shared(pack.liftedBy) })),
  };
}
