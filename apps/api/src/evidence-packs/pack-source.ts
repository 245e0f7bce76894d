import {
  type Entry,
  type FoldedIncident,
  type IncidentEvent,
  type IncidentId,
  type IncidentView,
  type PackProfile,
  readEvent,
} from '@shodo/contracts';
import type { PackSource } from '@shodo/evidence-packs';
import { entriesOf } from '@shodo/store';
import { viewOf } from '@shodo/views';
import { actorOf, type Caller } from '../identity/callers.js';
import { organisationName, peopleOf } from '../identity/people.js';
import type { Connections } from '../process/connections.js';
import { openEveryText, refsOf } from '../reads/sealed-texts.js';

/** The incident as it stood then, in server time. */
export const asView = (folded: FoldedIncident, caller: Caller, now = new Date().toISOString()): IncidentView =>
  viewOf(folded, { now, by: actorOf(caller), practice: caller.organisation.practice });

/**
 * Everything a pack is written from, in one state: the entries up to the folded one, its texts opened, people by name. The view is as of the last
 * entry, whenever it is asked: clocks stand where they stood then.
 */
export async function sourceOf(
  connections: Connections,
  of: {
    readonly caller: Caller;
    readonly incident: IncidentId;
    readonly profile: PackProfile;
    readonly folded: FoldedIncident;
    readonly files: PackSource['files'];
  },
): Promise<PackSource> {
  const { caller, incident, profile, folded, files } = of;
  const { tenant } = caller;
  const { store, vault } = connections;
  const { seq, digest } = asView(folded, caller);
  const entries: Entry<IncidentEvent>[] = [];
  for await (const entry of entriesOf(store, { tenant, incident, upTo: { seq, digest } }))
    entries.push({ ...entry, event: readEvent(entry.event) as IncidentEvent });
  const refs = [...new Set(entries.flatMap(({ event }) => [...refsOf(event.data)]))];
  const { name, people } = await connections.ofOrganisation(tenant, async (database) => ({
    name: (await organisationName(database, tenant)) ?? '',
    people: await peopleOf(database, tenant),
  }));
  return {
    profile,
    organisation: name,
    view: asView(folded, caller, entries.at(-1)?.recordedAt),
    entries,
    people: new Map(people.map((person) => [person.person, person.name])),
    texts: await openEveryText(vault, { tenant, incident, refs }),
    files,
  };
}
