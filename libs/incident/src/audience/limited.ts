import type { IncidentEvent, LimitedKind, Refusal } from '@shodo/contracts';
import { brokenRules, type Circumstances, happened } from '../lifecycle/decision.js';
import { type Incident, personOf } from '../lifecycle/incident.js';

/** Something whose texts only its audience reads, until it is opened to everybody. Named after the command that recorded it. */
export interface Limited {
  readonly item: string;
  readonly what: LimitedKind;
  readonly at: string;
  readonly by?: string;
  readonly audience: readonly string[];
  readonly everybody?: true;
}

/** What a command records is limited by an entry of its own that stands before it; whoever writes it belongs to the audience. */
export function limitedTo(
  audience: readonly string[] | undefined,
  { id, what }: { readonly id: string; readonly what: LimitedKind },
  { by }: Circumstances,
): IncidentEvent[] {
  if (!audience) return [];
  const writer = personOf(by);
  const people = [...new Set([...(writer ? [writer] : []), ...audience])];
  return [happened('AudienceLimited', { item: id, what, audience: people } as never)];
}

/** The limit that stands on something, once it is on record; none when everybody reads it. */
export const limitOnItem = ({ limited }: Pick<Incident, 'limited'>, item: string | undefined): Limited | undefined =>
  limited.find((each) => each.item === item && !each.everybody);

export const isOfAudience = (limit: Limited | undefined, person: string | undefined): boolean =>
  limit === undefined || (person !== undefined && limit.audience.includes(person));

/** Nobody acts on what they may not read. */
export const mustBeOfAudience = (incident: Incident, item: string | undefined, { by }: Circumstances): readonly Refusal[] =>
  brokenRules(['content-is-limited', !isOfAudience(limitOnItem(incident, item), personOf(by))]);

/** What an entry is about, where that may be limited: what its command recorded, or what it names. */
export function itemsOf({
  appendId,
  event,
}: {
  readonly appendId: string;
  readonly event: Pick<IncidentEvent, 'type' | 'data'>;
}): readonly string[] {
  switch (event.type) {
    case 'DecisionRecorded':
    case 'NoteAdded':
      return [appendId];
    case 'DecisionApproved':
    case 'DecisionUpheld':
      return [(event.data as { decision: string }).decision];
    case 'AudienceWidened':
      return [(event.data as { item: string }).item];
    default:
      return [];
  }
}
