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
import { entriesOf, limitOn } from '@shodo/store';
import { audiencesOf, viewOf } from '@shodo/views';
import { actorOf, type Caller } from '../identity/callers.js';
import { organisationName, peopleOf } from '../identity/people.js';
import type { Connections } from '../process/connections.js';
import { openEveryText } from '../reads/sealed-texts.js';
import { refsOf } from '../reads/texts-on-record.js';

/** The incident as it stood then, in server time. */
export const asView = (folded: FoldedIncident, caller: Caller, now = new Date().toISOString()): IncidentView =>
  viewOf(folded, { now, by: actorOf(caller), practice: caller.organisation.practice });

/** Who belongs to no audience: whoever builds a pack, it holds nothing that is limited and was not opened to everybody. */
const nobody = { kind: 'system', part: 'incident' } as const;

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
  const limits = audiencesOf(folded).filter(({ everybody }) => !everybody);
  const audiences = new Map(limits.map(({ item, people }) => [item, people]));
  const withheld = new Set(entries.filter((entry) => limitOn(audiences, entry)).map(({ seq: each }) => each));
  const refs = [...new Set(entries.flatMap(({ seq: each, event }) => (withheld.has(each) ? [] : [...refsOf(event.data)])))];
  const { name, people } = await connections.ofOrganisation(tenant, async (database) => ({
    name: (await organisationName(database, tenant)) ?? '',
    people: await peopleOf(database, tenant),
  }));
  return {
    profile,
    organisation: name,
    view: viewOf(folded, { now: entries.at(-1)?.recordedAt ?? '', by: nobody, practice: caller.organisation.practice }),
    entries,
    withheld,
    people: new Map(people.map((person) => [person.person, person.name])),
    texts: await openEveryText(vault, { tenant, incident, refs }),
    files,
  };
}
