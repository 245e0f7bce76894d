import { type Duty, dutyOf, type Filing, type Incident } from '../lifecycle/incident.js';
import { dutiesOf, isFiled, type Made } from './filed.js';
import { changedItems, holdsTheFacts, reportedContentOf } from './reported-content.js';

interface Said {
  readonly value: boolean;
  readonly confidence: 'confirmed';
  readonly asOf: string;
}

const familyOf = (duty: string) => duty.replace(/\.(?:final-report|supplement)$/, '');
const supplementOf = (family: string) => `${family}.supplement`;
const isLookedAt = (incident: Incident, duty: string) =>
  dutyOf(incident, duty) !== undefined || (incident.assessed?.notArisen.includes(duty) ?? false);

const inOrder = ({ filings }: Incident) =>
  filings.filter(isFiled).toSorted((one, other) => Date.parse(one.madeAt) - Date.parse(other.madeAt));

/** Does this filing say how far the report of its law is, now that these did? It begins with the final report of a law that knows a supplement. */
const speaksOf = (incident: Incident, { kind }: Filing, duty: string, spoken: { readonly has: (family: string) => boolean }) =>
  (kind === 'final' && duty.endsWith('.final-report') && isLookedAt(incident, supplementOf(familyOf(duty)))) ||
  (spoken.has(familyOf(duty)) && holdsTheFacts({ kind }));

/**
 * Whether the report that has to be supplemented leaves items open: the final report of a law that knows a supplement says so first, and what is filed
 * after it says it anew. A filing that does not say leaves it as it was, and one that was taken back says nothing. Where the report of another law is
 * known otherwise by then, it is no end of it.
 */
function saidByReports(incident: Incident, outdatedSince: string | undefined): Said[] {
  const isOpen = new Map<string, boolean>();
  const versions = new Map<string, Said>();
  for (const filing of inOrder(incident)) {
    if (filing.openItems === undefined) continue;
    for (const duty of dutiesOf(filing))
      if (speaksOf(incident, filing, duty, isOpen)) isOpen.set(familyOf(duty), filing.openItems.length > 0);
    if (isOpen.size === 0) continue;
    const isOutdated = outdatedSince !== undefined && Date.parse(filing.madeAt) >= Date.parse(outdatedSince);
    versions.set(filing.madeAt, said([...isOpen.values()].some(Boolean) || isOutdated, filing.madeAt));
  }
  return [...versions.values()];
}

const said = (value: boolean, asOf: string): Said => ({ value, confidence: 'confirmed', asOf });

export interface OutdatedReport {
  readonly filing: Filing;
  /** What is owed after it, law by law. */
  readonly supplements: readonly string[];
}

/** The report by which each law that knows a supplement was told last. */
function lastReports(incident: Incident): ReadonlyMap<string, Made> {
  const last = new Map<string, Made>();
  for (const filing of inOrder(incident))
    for (const duty of dutiesOf(filing)) if (speaksOf(incident, filing, duty, last)) last.set(familyOf(duty), filing);
  return last;
}

/** Those of them where the facts are known otherwise since. */
export function outdatedReports(incident: Incident): OutdatedReport[] {
  const outdated = [...lastReports(incident)].filter(
    ([family, { changedAt }]) => changedAt !== undefined && !isRuledOutSince(incident, family, changedAt),
  );
  return [...new Set(outdated.map(([, filing]) => filing))].map((filing) => ({
    filing,
    supplements: outdated.filter(([, each]) => each === filing).map(([family]) => supplementOf(family)),
  }));
}

/** Two persons said that nothing has to be supplemented, and knew what had changed. */
function isRuledOutSince(incident: Incident, family: string, changedAt: string): boolean {
  const settled = dutyOf(incident, supplementOf(family))?.settled;
  return settled?.by === 'ruled-out' && Date.parse(settled.at) >= Date.parse(changedAt);
}

/** Of a report: what changed since it was filed, item by item, and when it last did. */
export const changeSinceFiled = (incident: Incident, { filing, supplements }: OutdatedReport) => ({
  at: filing.changedAt ?? '',
  items: changedItems(filing, reportedContentOf(incident)),
  supplements: [...supplements],
});

/**
 * Since when a report has items to supplement as its facts are known otherwise. What somebody stated before a change does not speak of it: only of those
 * before it.
 */
function openSinceChanged(incident: Incident): string | undefined {
  const lastStated = incident.facts['report-items-open']?.at(-1)?.at;
  const isSaid = (at: string) => lastStated !== undefined && Date.parse(at) <= Date.parse(lastStated);
  const begun = outdatedReports(incident).flatMap(({ filing: { changedAt = '', changedSince = changedAt } }) => {
    if (isSaid(changedAt)) return [];
    return [isSaid(changedSince) ? changedAt : changedSince];
  });
  return begun.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0];
}

/**
 * Is a supplement that was filed not the last? It leaves items open itself, its facts are known otherwise since, or somebody stated after it that items
 * are open. One that does not say what it leaves open is taken for the last.
 */
export function leavesMoreToFile(incident: Incident, { judgement: { duty }, settled }: Duty): boolean {
  if (settled?.by !== 'filing' || !duty.endsWith('.supplement')) return false;
  const last = lastReports(incident).get(familyOf(duty));
  const stated = incident.facts['report-items-open']?.at(-1);
  const isStatedOpen =
    stated !== undefined && 'value' in stated.stated && stated.stated.value === true && Date.parse(stated.at) > Date.parse(settled.at);
  return (
    (last?.openItems?.length ?? 0) > 0 || isStatedOpen || outdatedReports(incident).some(({ supplements }) => supplements.includes(duty))
  );
}

/** When the last report was filed that adds to the final one of this law, settled by it or not: what is owed after it counts from then. */
export const lastSupplement = (incident: Incident, duty: string): string | undefined =>
  duty.endsWith('.supplement')
    ? inOrder(incident).findLast((filing) => filing.kind === 'supplement' && dutiesOf(filing).includes(duty))?.madeAt
    : undefined;

interface Word<Stated> {
  readonly at: string;
  readonly said: Stated | Said;
}

/**
 * All that is said of open items, in the order in which it was said: by people, by each report when it was made, and by what has come to be known since.
 * The later word counts: what somebody stated before a report says nothing of that report, and what they state after it stands before what it says.
 */
export function saidOfOpenItems<Stated>(incident: Incident, stated: readonly Word<Stated>[]): readonly (Stated | Said)[] {
  const outdatedSince = openSinceChanged(incident);
  const word = (one: Said): Word<Stated> => ({ at: one.asOf, said: one });
  const changed = outdatedSince === undefined ? [] : [word(said(true, outdatedSince))];
  return [...saidByReports(incident, outdatedSince).map(word), ...stated, ...changed]
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map((one) => one.said);
}
