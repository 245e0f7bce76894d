import type { AssessmentForm, FactName, PackPin, Statement } from '@shodo/contracts';
import { limitsOn } from './anchors.js';
import { leavesOf } from './condition.js';
import { once } from './once.js';
import type { InForce, Library, Pack } from './pack.js';
import { say } from './say.js';
import { dayIn, dayText } from './zone.js';

type Organisation = AssessmentForm['organisation'];

export interface Selected {
  readonly pack: Pack;
  readonly warnings: readonly Statement[];
  /** The duty may not be called not arisen: the pack it was opened by is gone. */
  readonly keeps: boolean;
  /** `not-yet`: before this rule there was no such duty. */
  readonly inForce: 'yes' | 'no' | 'not-yet';
  /** Rules that were not used: the version that would be chosen today, amendments whose day has not come, and those not in force on any known day. */
  readonly others: readonly Pack[];
}

export const inForceOn = ({ from, until }: InForce, day: string): boolean => from <= day && (until === undefined || day <= until);

/** The facts a rule asks for; of a breach everybody is asked. */
const factsAsked = once(({ arisesWhen }: Pack): readonly FactName[] =>
  leavesOf(arisesWhen).flatMap((leaf) => ('fact' in leaf && leaf.fact !== 'breach-occurred' ? [leaf.fact] : [])),
);

/**
 * Does the pack look at this organisation? By what the organisation said of itself; what it left unsaid is warned of once.
 * @param saysByFacts where it is silent on its sector or designations: has it answered by the facts it states?
 */
function looksAt(pack: Pack, organisation: Organisation, saysByFacts: (pack: Pack) => boolean): boolean {
  const { jurisdictions, sector, marks = [], designations, listed, register } = organisation;
  if (!jurisdictions.includes(pack.jurisdiction)) return false;
  const of = pack.appliesTo ?? {};
  if (of.sectors !== undefined && !(sector === undefined ? saysByFacts(pack) : of.sectors.includes(sector))) return false;
  if (of.marks !== undefined && !marks.some((mark) => of.marks?.includes(mark))) return false;
  if (of.designations !== undefined && !(designations?.some((one) => of.designations?.includes(one)) ?? saysByFacts(pack))) return false;
  if (of.register !== undefined && !register?.[of.register]?.length) return false;
  return of.listed === undefined || of.listed === listed;
}

const never = () => false;

/**
 * Which packs look at this organisation. One silent on its sector or designations that states a fact only such an organisation is asked for has
 * answered by that; what a rule asks that looks at it anyway says nothing of it.
 */
function looking({ packs }: Library, { organisation, facts }: AssessmentForm): (pack: Pack) => boolean {
  const anyway = (pack: Pack) => looksAt(pack, organisation, never);
  if (organisation.sector !== undefined && organisation.designations !== undefined) return anyway;
  const asked = new Set(packs.filter(anyway).flatMap(factsAsked));
  const saysByFacts = (pack: Pack) => factsAsked(pack).some((fact) => !asked.has(fact) && facts[fact] !== undefined);
  return (pack) => looksAt(pack, organisation, saysByFacts);
}

interface OfDuty {
  readonly duty: string;
  readonly jurisdiction: Pack['jurisdiction'];
  readonly all: readonly Pack[];
  /** Those that no newer version superseded: without a pin no other is asked. */
  readonly standing: readonly Pack[];
}

const byDuty = once(({ packs }: Library): readonly OfDuty[] => {
  const found = new Map<string, Pack[]>();
  for (const pack of packs) found.set(pack.duty, [...(found.get(pack.duty) ?? []), pack]);
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([duty, all]) => {
    const standing = all.filter(({ supersededBy }) => supersededBy === undefined);
    return all.slice(0, 1).map(({ jurisdiction }) => ({ duty, jurisdiction, all, standing }));
  });
});

/** The packs for which it matters what the organisation says of itself. */
const askingOfProfile = once(({ packs }: Library): readonly Pack[] =>
  packs.filter(({ appliesTo: of }) => of?.sectors !== undefined || of?.listed !== undefined || of?.designations !== undefined),
);

/**
 * What the organisation did not say of itself although rules in its scope ask for it, and were not looked at for that. Of designations, which most have
 * none of, only where a rule was looked at for the facts alone.
 * @param looked the duties that were, some of them by the facts alone
 */
export function profileGaps(library: Library, organisation: Organisation, looked: ReadonlySet<string> = new Set()): Statement[] {
  const { jurisdictions, sector, listed, designations } = organisation;
  const inScope = askingOfProfile(library).filter(({ jurisdiction }) => jurisdictions.includes(jurisdiction));
  const ofSectors = inScope.filter(({ appliesTo }) => sector === undefined && appliesTo?.sectors !== undefined);
  const sectorAsked = ofSectors.some(({ duty }) => !looked.has(duty));
  const listingAsked = listed === undefined && inScope.some(({ appliesTo, duty }) => appliesTo?.listed !== undefined && !looked.has(duty));
  const bySector = sectorAsked && ofSectors.some(({ duty }) => looked.has(duty)) ? 'yes' : undefined;
  const byDesignation =
    designations === undefined && inScope.some(({ appliesTo, duty }) => appliesTo?.designations !== undefined && looked.has(duty));
  return [
    ...(sectorAsked || listingAsked
      ? [
          say('profile-is-silent', {
            gap: sectorAsked ? (listingAsked ? 'sector-and-listing' : 'sector') : 'listing',
            butByFacts: bySector,
          }),
        ]
      : []),
    ...(byDesignation ? [say('profile-is-silent', { gap: 'designations', butByFacts: 'yes' })] : []),
  ];
}

/** One pack a duty: the pinned one, else the one in force on the day its clock begins. */
export function selectPacks(
  library: Library,
  form: AssessmentForm,
  pins: readonly PackPin[],
  anchors: (pack: Pack) => ReadonlyMap<string, number>,
): Selected[] {
  const looks = looking(library, form);
  const { jurisdictions } = form.organisation;
  return byDuty(library).flatMap(({ duty, jurisdiction, all, standing }) => {
    if (!jurisdictions.includes(jurisdiction)) return [];
    const pin = pins.find((one) => one.duty === duty);
    const packs = (pin === undefined ? standing : all).filter(looks);
    if (packs.length === 0) return [];
    const pending = packs.filter((pack) => pack.supersededBy === undefined && (pack.pending !== undefined || liesAhead(pack, form.now)));
    const proposed = pending.filter((pack) => !isYetToBePassed(pack, form.now));
    const current = currentOf(packs, form.now, anchors);
    const pinned = packs.find(({ version, digest }) => version === pin?.version && digest === pin.digest);
    if (pinned !== undefined) {
      const newer = current?.inForce === 'yes' && current.pack !== pinned ? [current.pack] : [];
      return [
        {
          pack: pinned,
          warnings: [],
          keeps: false,
          inForce: 'yes',
          others: [...newer, ...proposed.filter((pack) => pack !== pinned && !newer.includes(pack))],
        },
      ];
    }
    const isOfTheRule = (pack: Pack) => pack.pending === undefined || current === undefined || !isReplaced(current.pack, packs, form.now);
    const toCome = proposed.filter((pack) => pack !== current?.pack && !current?.others.includes(pack) && isOfTheRule(pack));
    if (current === undefined) return pending.slice(0, 1).map((pack) => ({ ...notYet(pack, form.now), others: proposed }));
    const doesNotReachBack = current.inForce === 'not-yet' && current.others.length === 0;
    if (pin === undefined) return [doesNotReachBack ? current : { ...current, others: [...current.others, ...toCome] }];
    const missing = say('pinned-pack-is-missing', { duty, pinned: pin.version, used: current.pack.version });
    return [{ ...current, keeps: true, warnings: [...current.warnings, missing], others: toCome }];
  });
}

/**
 * Passed, and in force from a day that is known and has not come: an amendment. Nearly every rule began long ago, which its year tells. What had begun when
 * it was last compared with the law is no amendment of any earlier day: whether it was passed by then nobody knows here, and it does not reach back.
 */
const liesAhead = ({ pending, inForce: { from }, clock, lastChecked }: Pack, now: string): boolean =>
  pending === undefined && from > now.slice(0, 4) && from > lastChecked.on && from > dayText(dayIn(clock.zone, Date.parse(now)));

/** An amendment of which nobody knew on the day of the form. */
const isYetToBePassed = ({ pending, clock }: Pack, now: string): boolean =>
  pending?.since !== undefined && pending.since > dayText(dayIn(clock.zone, Date.parse(now)));

/** Has another rule begun since, which does not reach back? An amendment that is still to come changes that one. */
const isReplaced = ({ inForce }: Pack, packs: readonly Pack[], now: string): boolean =>
  packs.some(
    (other) =>
      other.supersededBy === undefined && other.pending === undefined && other.inForce.from > inForce.from && !liesAhead(other, now),
  );

/** A rule still to come is shown beside, as a proposal; one that began meanwhile does not reach back to what was known before it. */
const notYet = (pack: Pack, now: string): Selected => ({
  pack,
  warnings: [],
  keeps: false,
  inForce: 'not-yet',
  others: pack.pending !== undefined || liesAhead(pack, now) ? [pack] : [],
});

function currentOf(packs: readonly Pack[], now: string, anchors: (pack: Pack) => ReadonlyMap<string, number>): Selected | undefined {
  const candidates = packs
    .filter(({ supersededBy, pending }) => supersededBy === undefined && pending === undefined)
    .sort((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1));
  const dayOf = (pack: Pack) => {
    const known = anchors(pack);
    let start = Number.POSITIVE_INFINITY;
    for (const { anchor } of limitsOn(pack, known)) start = Math.min(start, known.get(anchor) ?? start);
    return dayText(dayIn(pack.clock.zone, start === Number.POSITIVE_INFINITY ? Date.parse(now) : start));
  };
  const standing = candidates.find((pack) => inForceOn(pack.inForce, dayOf(pack)));
  if (standing !== undefined) return { pack: standing, warnings: [], keeps: false, inForce: 'yes', others: [] };
  const first = candidates[0];
  if (first?.inForce.before === 'no-such-duty' && dayOf(first) < first.inForce.from) return notYet(first, now);
  // Alarm, not silence: the pack nearest before the day, else the first one to come.
  const pack = candidates.findLast((one) => one.inForce.from <= dayOf(one)) ?? first;
  if (pack === undefined) return undefined;
  const { duty, names, inForce } = pack;
  return {
    pack,
    warnings: [say('pack-is-not-in-force', { duty, dutyJa: names.ja, dutyEn: names.en, from: inForce.from, until: inForce.until })],
    keeps: false,
    inForce: 'no',
    others: [],
  };
}
