import type { CountFact, NoticeReach } from '@shodo/contracts';
import { type Duty, type FactVersion, type Incident, type NoticeAct, principalsOf } from '../lifecycle/incident.js';
import { toldOfAgain } from './settling.js';

/** The most principals there may be, as far as the present count bounds them. */
export function mostPrincipals(incident: Incident): number | undefined {
  const count = principalsOf(incident);
  if (count === undefined) return undefined;
  if ('exact' in count) return count.exact;
  return 'max' in count ? count.max : undefined;
}

/** Counts of some of the persons, beside the whole. */
const ofSome: Readonly<Record<Exclude<CountFact, 'principals-affected'>, true>> = {
  'card-holders-affected': true,
  'residents-affected-us-ca': true,
  'residents-affected-us-ny': true,
  'residents-affected-us-tx': true,
};

/** Every count of persons that a record has, by what it says at most. */
const boundsOf = (versions: readonly FactVersion[]): number[] =>
  versions.flatMap(({ stated }) => ('exact' in stated ? [stated.exact] : 'max' in stated && stated.max !== undefined ? [stated.max] : []));

/**
 * The most persons that one notice can have reached: as many as were ever said to be affected at most, since whoever was told while more were suspected
 * was told. A count of some of them that comes to more may be right as well. No bound while the present count has none.
 */
export function mostEverAffected(incident: Incident): number | undefined {
  const most = mostPrincipals(incident);
  if (most === undefined) return undefined;
  const others = (Object.keys(ofSome) as CountFact[]).flatMap((fact) => incident.facts[fact]?.slice(-1) ?? []);
  return Math.max(most, ...boundsOf([...(incident.facts['principals-affected'] ?? []), ...others]));
}

/** How many are affected by what is known: the most there may be, else an estimate. */
function affectedBy(incident: Incident): number | undefined {
  const count = principalsOf(incident);
  return mostPrincipals(incident) ?? (count && 'estimate' in count ? count.estimate : undefined);
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

/** Whom a word of "everybody" speaks of: those known when it is said; while nobody knows how many there are, those who have been reached by then. */
export const spokenOf = (incident: Incident, { reached = nobodyReached }: Duty, principals: number): number =>
  affectedBy(incident) ?? total(reached) + principals;

/** More are affected than the word was said of, and by the counts they were not reached. */
function isOutgrown(incident: Incident, { reached = nobodyReached }: Duty, { speaksOf }: NoticeAct): boolean {
  const affected = affectedBy(incident);
  return speaksOf !== undefined && affected !== undefined && affected > speaksOf && total(reached) < affected;
}

/** Does the act settle by itself? What was said before a word named those it speaks of holds whatever becomes known. */
export const stillSettles = (incident: Incident, duty: Duty, act: NoticeAct): boolean =>
  act.settles !== undefined && !(act.settles === 'as-known' && isOutgrown(incident, duty, act));

const actBehind = ({ settled, reached }: Duty) => settled?.entry !== undefined && reached?.acts?.find(({ seq }) => seq === settled.entry);

/** More became known after it was settled by a person's word; of an earlier build the duty stays settled all the same. */
export function leavesSomebody(incident: Incident, duty: Duty): boolean {
  const act = actBehind(duty);
  return act ? isOutgrown(incident, duty, act) : false;
}

/** What was recorded since, or taken back, leaves somebody whom that which settled it does not speak of. */
export function isOwedAgain(incident: Incident, duty: Duty): boolean {
  const act = actBehind(duty);
  if (act && act.settles === 'as-known') return isOutgrown(incident, duty, act);
  return duty.settled?.byCount === true && remainingOf(incident, duty) !== 0;
}

/** Owed again, nobody says any more that everybody was reached; the acts stay as they were recorded. A later date that had waited waits again. */
function unsettled({ settled, reached, ...duty }: Duty): Duty {
  const open: Duty = { ...duty, ...(settled?.later && !settled.byCount && { later: settled.later }) };
  if (!reached) return open;
  if (settled?.byCount) return { ...open, reached };
  const { allStated: _outgrown, ...counted } = reached;
  return { ...open, reached: counted };
}

/** A notice is owed again when the counts that alone settled it no longer come to the maximum, or the word that did was said of fewer. */
export const owedAgain = (incident: Incident, at: string): Incident => ({
  ...incident,
  duties: incident.duties.map((duty) => (isOwedAgain(incident, duty) ? toldOfAgain(duty, unsettled(duty), at) : duty)),
});
