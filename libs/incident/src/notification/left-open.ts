import { dutyOf, type Filing, type Incident } from '../lifecycle/incident.js';
import { dutiesOf, isFiled } from './filed.js';
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
 * after it says it anew. A filing that does not say leaves it as it was, and one that was taken back says nothing.
 */
function saidByReports(incident: Incident): Said[] {
  const isOpen = new Map<string, boolean>();
  const versions = new Map<string, Said>();
  for (const filing of inOrder(incident)) {
    if (filing.openItems === undefined) continue;
    for (const duty of dutiesOf(filing))
      if (speaksOf(incident, filing, duty, isOpen)) isOpen.set(familyOf(duty), filing.openItems.length > 0);
    if (isOpen.size > 0)
      versions.set(filing.madeAt, { value: [...isOpen.values()].some(Boolean), confidence: 'confirmed', asOf: filing.madeAt });
  }
  return [...versions.values()];
}

export interface OutdatedReport {
  readonly filing: Filing;
  /** What is owed after it, law by law. */
  readonly supplements: readonly string[];
}

/** The report by which each law was told last, where the facts are known otherwise since. */
export function outdatedReports(incident: Incident): OutdatedReport[] {
  const last = new Map<string, Filing>();
  for (const filing of inOrder(incident))
    for (const duty of dutiesOf(filing)) if (speaksOf(incident, filing, duty, last)) last.set(familyOf(duty), filing);
  const outdated = [...last].filter(([family, { changedAt }]) => changedAt !== undefined && !isRuledOutSince(incident, family, changedAt));
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

/** A report whose facts are known otherwise since has items to supplement. What somebody stated before the change does not speak of it. */
function openSinceChanged(incident: Incident): Said[] {
  const lastStated = incident.facts['report-items-open']?.at(-1)?.at;
  const since = outdatedReports(incident)
    .flatMap(({ filing: { changedAt } }) => changedAt ?? [])
    .toSorted()
    .at(-1);
  if (since === undefined || (lastStated !== undefined && Date.parse(since) <= Date.parse(lastStated))) return [];
  return [{ value: true, confidence: 'confirmed', asOf: since }];
}

interface Word<Stated> {
  readonly at: string;
  readonly said: Stated | Said;
}

/**
 * All that is said of open items, in the order in which it was said: by people, by each report when it was made, and by what has come to be known since.
 * The later word counts: what somebody stated before a report says nothing of that report, and what they state after it stands before what it says.
 */
export function saidOfOpenItems<Stated>(incident: Incident, stated: readonly Word<Stated>[]): readonly (Stated | Said)[] {
  const word = (said: Said): Word<Stated> => ({ at: said.asOf, said });
  return [...saidByReports(incident).map(word), ...stated, ...openSinceChanged(incident).map(word)]
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ said }) => said);
}
