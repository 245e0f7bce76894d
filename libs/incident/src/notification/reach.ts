import type { NoticeReach } from '@shodo/contracts';
import { type Duty, type Incident, principalsOf } from '../lifecycle/incident.js';

/** The most principals there may be, as far as the present count bounds them. */
export function mostPrincipals(incident: Incident): number | undefined {
  const count = principalsOf(incident);
  if (count === undefined) return undefined;
  if ('exact' in count) return count.exact;
  return 'max' in count ? count.max : undefined;
}

type Reached = NonNullable<Duty['reached']>;
export const nobodyReached: Reached = { notified: 0, substituted: 0 };
const total = ({ notified, substituted }: Reached) => notified + substituted;

/** How many of the known maximum are left; unknown while the maximum is. */
export function remainingOf(incident: Incident, { reached = nobodyReached }: Duty): number | undefined {
  const most = mostPrincipals(incident);
  return most === undefined ? undefined : Math.max(0, most - total(reached));
}

/** A person's word that everybody was reached, while by every record nobody was. Fewer than are affected is no contradiction: a duty may be owed to some of them only. */
export const reachesNobody = ({ reached = nobodyReached }: Duty, principals: number): boolean => total(reached) + principals === 0;

/** Does a further notice or measure reach everybody? By a person's word, else by the counts; somebody left is somebody left. */
export function reachesAll(
  incident: Incident,
  { reached = nobodyReached }: Duty,
  principals: number,
  stated: NoticeReach | undefined,
): boolean {
  if (stated !== undefined) return stated === 'all';
  const most = mostPrincipals(incident);
  return most !== undefined && total(reached) + principals >= most;
}

/** A notice that was settled by the counts alone is owed again when they no longer come to the maximum. */
export const owedAgain = (incident: Incident): Incident => ({
  ...incident,
  duties: incident.duties.map(({ settled, ...duty }) =>
    settled && !(settled.byCount && remainingOf(incident, duty) !== 0) ? { ...duty, settled } : duty,
  ),
});
