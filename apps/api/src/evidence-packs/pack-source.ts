import {
  type Entry,
  type FoldedIncident,
  type IncidentEvent,
  type IncidentId,
  type IncidentView,
  type OrganisationPractice,
  type PackProfile,
  readEvent,
  refsOf,
  type SealedText,
  type TenantId,
} from '@shodo/contracts';
import type { PackSource } from '@shodo/evidence-packs';
import { entriesOf, foundToDiffer, limitOn, readOrganisation } from '@shodo/store';
import { audiencesOf, reopenedAsRead, viewOf } from '@shodo/views';
import { organisationName, peopleOf } from '../identity/people.js';
import { withNamesOnRecord } from '../organisation/organisation-texts.js';
import type { Connections } from '../process/connections.js';
import { withNotArisen } from '../reads/not-arisen.js';
import { openEveryText } from '../reads/sealed-texts.js';

const anyPractice: OrganisationPractice = { size: 'standard', secondLookMinutes: 0, acknowledgeWithinMinutes: 0 };

/** Who belongs to no audience: whoever builds a pack, it holds nothing that is limited and was not opened to everybody. */
const nobody = { kind: 'system', part: 'pack-link' } as const;

/** The incident as it stood then, in server time. What the reader may do next goes into no pack. */
export const asView = (folded: FoldedIncident, now = new Date().toISOString()): IncidentView =>
  viewOf(folded, { now, by: nobody, practice: anyPractice });

interface Folded {
  readonly tenant: TenantId;
  readonly incident: IncidentId;
  readonly folded: FoldedIncident;
}
/** What goes into a pack of one state, with the texts that its entries name still sealed. */
export interface PackState extends Pick<PackSource, 'view' | 'entries' | 'withheld'> {
  readonly refs: readonly SealedText['ref'][];
}

/** The entries up to the folded one. The view is as of the last of them, whenever it is asked: clocks stand where they stood then. */
export async function stateOf({ store }: Connections, { tenant, incident, folded }: Folded): Promise<PackState> {
  const { seq, digest } = asView(folded);
  const entries: Entry<IncidentEvent>[] = [];
  for await (const entry of entriesOf(store, { tenant, incident, upTo: { seq, digest } }))
    entries.push({ ...entry, event: readEvent(entry.event) as IncidentEvent });
  const limits = audiencesOf(folded).filter(({ everybody }) => !everybody);
  const audiences = new Map(limits.map(({ item, people }) => [item, people]));
  const withheld = new Set(entries.filter((entry) => limitOn(audiences, entry)).map(({ seq: each }) => each));
  const refs = [...new Set(entries.flatMap(({ seq: each, event }) => (withheld.has(each) ? [] : [...refsOf(event.data)])))];
  const told = entries.map((entry) => reopenedAsRead(entry, entries, (decision) => !audiences.has(decision)));
  return { view: asView(folded, entries.at(-1)?.recordedAt), entries: told, withheld, refs };
}

/** Everything a pack is written from, in one state: its texts opened, people by name. */
export async function sourceOf(
  connections: Connections,
  of: Folded & { readonly profile: PackProfile; readonly files: PackSource['files'] },
): Promise<PackSource> {
  const { tenant, incident, folded, profile, files } = of;
  const { store, vault } = connections;
  const { refs, ...state } = await stateOf(connections, of);
  const { name, registered } = await connections.ofOrganisation(tenant, async (database) => ({
    name: (await organisationName(database, tenant)) ?? '',
    registered: await peopleOf(database, tenant),
  }));
  const recordDiffers = await foundToDiffer(store, of);
  const people = await withNamesOnRecord(vault, tenant, { organisation: await readOrganisation(store, tenant), people: registered });
  return {
    profile,
    organisation: name,
    ...state,
    view: {
      ...withNotArisen(state.view, folded, state.entries.at(-1)?.recordedAt ?? new Date().toISOString()),
      ...(recordDiffers && { recordDiffers }),
    },
    people: new Map(people.map((person) => [person.person, person.name])),
    names: new Map(people.flatMap(({ person, names }) => (names ? [[person, names] as const] : []))),
    texts: await openEveryText(vault, { tenant, incident, refs }),
    files,
  };
}
