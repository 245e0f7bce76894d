/**
 * Which kind of report settles which duty, told from what the duty asks for. The domain decides by it and the forms offer by it. Nothing is imported,
 * so that the domain may load it where it runs.
 */
type Kind = 'preliminary' | 'final' | 'follow-up' | 'supplement' | 'voluntary';

/** A supplement still owed, or a report the law only allows or asks an effort for. */
export const asksForNoMore = (kind: Kind, duty: string): boolean =>
  (kind === 'supplement' && duty.endsWith('.supplement')) || (kind === 'voluntary' && duty.endsWith('.voluntary-report'));

/**
 * Only a final report settles the final one; what was final from the start also settles the preliminary one (GL 3-5-3-4). A follow-up or a
 * supplement only keeps the authority informed, and a voluntary report is one that nobody owed; each settles what asks for nothing else.
 */
export const settlesDuty = (kind: Kind, duty: string): boolean =>
  kind === 'final' || (kind === 'preliminary' && !duty.endsWith('.final-report')) || asksForNoMore(kind, duty);

/**
 * Could a report of this kind be about this duty at all? What settles nothing of it keeps the authority informed, but for a preliminary report, which
 * comes before the final one and has nothing to add to it, and a supplement, which comes after it.
 */
export const belongsToDuty = (kind: Kind, duty: string): boolean => {
  if (kind === 'preliminary') return settlesDuty(kind, duty) && !duty.endsWith('.supplement');
  return kind !== 'supplement' || !duty.endsWith('.preliminary-report');
};
