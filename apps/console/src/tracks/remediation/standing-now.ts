import type { IncidentView } from '@shodo/contracts';

type Measure = IncidentView['preventionMeasures'][number];

/** A measure as it stands today: what was planned is done once it is said on which day, and nothing is left of a plan that was given up. */
export function standingNow({ standing, verified }: Pick<Measure, 'standing' | 'verified'>): Measure['standing'] | 'given-up' {
  if (standing === 'done' || verified?.carriedOutOn) return 'done';
  return verified?.result === 'ineffective' ? 'given-up' : 'planned';
}
