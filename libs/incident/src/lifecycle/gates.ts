import type { FactName, OrganisationPractice, Refusal, SealedText, StatementCode } from '@shodo/contracts';
import { type AboutOne, brokenRules, type Circumstances, refusal } from './decision.js';
import { type Incident, personOf } from './incident.js';

/** An incident under way: reported, not closed. Nearly every command asks this. */
export const mustBeOpen = (incident: Incident): readonly Refusal[] =>
  brokenRules(['incident-was-not-reported', !incident.reported], ['incident-is-closed', incident.closedAt !== undefined]);

/** As above, and not ruled out as a breach: nothing is left to do but to close or to reopen. */
export const mustBeUnderWay = (incident: Incident): readonly Refusal[] => [
  ...mustBeOpen(incident),
  ...brokenRules(['incident-was-ruled-out', incident.ruledOut !== undefined && incident.closedAt === undefined]),
];

/** What an assessment says of two records that cannot both be right. */
const contradictions: readonly string[] = [
  'counts-contradict',
  'statements-contradict',
  'facts-contradict',
  'scope-contradicts-fact',
  'choice-contradicts-fact',
] as const satisfies readonly StatementCode[];

/** While the record contradicts itself (0 persons, and a list of 1,200) nothing is ruled out by it; both records are named. */
export const recordsThatContradict = ({ assessed }: Incident, { asBeforeChoices = false }: Circumstances): readonly Refusal[] =>
  (assessed?.warnings ?? [])
    .filter(({ code }) => contradictions.includes(code) && !(asBeforeChoices && code === 'choice-contradicts-fact'))
    .map(({ with: records }) => refusal('records-contradict-each-other', records));

/**
 * How the organisation works, as far as this incident goes: as it stood when the incident was reported, or stricter since. Otherwise whoever lacks a
 * second person would become a small organisation for a minute, decide alone, and turn back.
 */
export function practiceInForce({ reported }: Incident, today: OrganisationPractice): OrganisationPractice {
  if (!reported) return today;
  const { practice } = reported;
  return {
    ...practice,
    size: practice.size === 'small' && today.size === 'small' ? 'small' : 'standard',
    secondLookMinutes: Math.max(practice.secondLookMinutes, today.secondLookMinutes),
  };
}

/** Who did what a second person has to look at, and since when. */
interface FirstPerson {
  readonly person: string | undefined;
  readonly since: string;
  /** What this person stated, where a decision rests on facts. */
  readonly facts?: readonly FactName[];
}

/** Who stands behind these facts: whoever stated the version in force. */
export const whoStated = ({ facts }: Incident, names: readonly FactName[]): FirstPerson[] =>
  names.flatMap((fact) => {
    const version = facts[fact]?.at(-1);
    return version ? [{ person: version.by, since: version.at, facts: [fact] }] : [];
  });

/** All that the one who asks did of this before, as one act: the pause counts from the last of it. */
export function ownPart(acts: readonly FirstPerson[], { by }: Circumstances): FirstPerson {
  const own = acts.filter(({ person }) => person !== undefined && person === personOf(by));
  const last = own.toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since)).at(-1);
  return { person: last?.person, since: last?.since ?? '', facts: own.flatMap(({ facts = [] }) => facts) };
}

/** Two persons decide. In a small organisation the same person may, after a pause, with a reason: 単独決裁. */
export function secondPersonOrPause(
  first: FirstPerson,
  { by, now, practice }: Circumstances,
  code: 'a-second-person-must-approve' | 'a-second-person-must-verify',
): readonly Refusal[] {
  if (first.person === undefined || first.person !== personOf(by)) return [];
  const stated = first.facts?.length ? { facts: first.facts.join(',') } : undefined;
  if (practice.size === 'standard') return [refusal(code, stated)];
  const until = Date.parse(first.since) + practice.secondLookMinutes * 60_000;
  return Date.parse(now) < until
    ? [refusal('second-look-needs-a-pause', { minutesLeft: Math.ceil((until - Date.parse(now)) / 60_000), ...stated })]
    : [];
}

export const decidesAlone = (first: FirstPerson, { by }: Circumstances) => first.person !== undefined && first.person === personOf(by);

/** The stamp 単独決裁, or the refusal that asks for its reason; nothing when two persons decided, or where no reason could replace the second. */
export function soleDecision(
  first: FirstPerson,
  circumstances: Circumstances,
  reason: SealedText | undefined,
): { stamp?: { reason: SealedText }; refusals: readonly Refusal[] } {
  if (!decidesAlone(first, circumstances) || circumstances.practice.size === 'standard') return { refusals: [] };
  return reason ? { stamp: { reason }, refusals: [] } : { refusals: [refusal('sole-decision-needs-a-reason')] };
}

/** Blocked where none is left for this caller; said is what will pass soonest. */
export function blockedEverywhere(each: readonly AboutOne[]): readonly Refusal[] {
  const all = each.map(({ refusals }) => refusals);
  if (all.some((refusals) => refusals.length === 0)) return [];
  const minutes = ([first]: readonly Refusal[]) => Number(first?.detail?.minutesLeft ?? 0);
  return all.toSorted((one, other) => minutes(one) - minutes(other)).at(0) ?? [];
}
