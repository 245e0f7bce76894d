import type { Confidence, FactView, IncidentView } from '@shodo/contracts';

export interface KnownFact {
  readonly latest: FactView;
  /** Newest first. */
  readonly earlier: readonly FactView[];
}

/** Facts with all their versions; in the order in which they were first recorded. */
export function knownFacts({ facts }: Pick<IncidentView, 'facts'>): readonly KnownFact[] {
  const names = [...new Set(facts.map(({ fact }) => fact))];
  return names.flatMap((name) => {
    const [latest, ...earlier] = facts.filter(({ fact }) => fact === name).toSorted((one, other) => other.version - one.version);
    return latest ? [{ latest, earlier }] : [];
  });
}

/** How sure a statement is. A count says it by its form: exact, estimated or a maximum, unknown. */
export function confidenceOf({ stated }: Pick<FactView, 'stated'>): Confidence {
  if ('value' in stated) return stated.value === null ? 'unknown' : stated.confidence;
  if ('exact' in stated) return 'confirmed';
  return 'unknown' in stated ? 'unknown' : 'probable';
}
