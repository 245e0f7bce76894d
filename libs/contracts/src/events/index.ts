import type { z } from 'zod';
import { inPresentVersion, type StoredEvent } from '../upcasts/index.js';
import * as audience from './audience.js';
import * as conduct from './conduct.js';
import * as containment from './containment.js';
import * as decisionLog from './decision-log.js';
import * as detection from './detection.js';
import * as erasure from './erasure.js';
import * as evidencePacks from './evidence-packs.js';
import * as factFinding from './fact-finding.js';
import * as notification from './notification.js';
import * as organisation from './organisation.js';
import * as remediation from './remediation.js';

export type { StatementMade } from './parts.js';

/** Events of an incident's stream, by type. */
export const incidentEvents = {
  ...detection,
  ...containment,
  ...factFinding,
  ...notification,
  ...remediation,
  ...conduct,
  ...erasure,
  ...decisionLog,
  ...audience,
  ...evidencePacks,
};
/** Events of an organisation's stream, by type. */
export const organisationEvents = { ...organisation };

type Union<Events extends Record<string, { type: string; version: number; data: z.ZodType }>> = {
  [Type in keyof Events]: { readonly type: Events[Type]['type']; readonly version: number; readonly data: z.infer<Events[Type]['data']> };
}[keyof Events];

export type IncidentEvent = Union<typeof incidentEvents>;
export type OrganisationEvent = Union<typeof organisationEvents>;
export type AnyEvent = IncidentEvent | OrganisationEvent;
export type IncidentEventType = IncidentEvent['type'];
export type OrganisationEventType = OrganisationEvent['type'];
export type EventOf<Type extends AnyEvent['type']> = Extract<AnyEvent, { type: Type }>;

/** Every event of either stream. */
const declaredEvents = new Map(Object.entries({ ...incidentEvents, ...organisationEvents }));

/** What is stored is no entry that this build wrote, or knows how to read: the record was written past the product, or it is damaged. */
export class EntryUnreadable extends Error {
  override readonly name = 'EntryUnreadable';
}

/**
 * Reads one stored event: brings it to its present version and parses it against its declared shape.
 * @throws EntryUnreadable, which names type and version, never the content
 */
export function readEvent(event: StoredEvent): AnyEvent {
  const stored = upcasted(event);
  const declared = declaredEvents.get(stored.type);
  if (!declared || declared.version !== stored.version) throw new EntryUnreadable(`unknown event ${stored.type} version ${stored.version}`);
  const read = declared.data.safeParse(stored.data);
  if (!read.success) throw shapeless(stored);
  return { type: stored.type, version: stored.version, data: read.data } as AnyEvent;
}

const shapeless = ({ type, version }: StoredEvent) =>
  new EntryUnreadable(`event ${type} version ${version} does not have its declared shape`);

/** Of an earlier version nothing was parsed before it is made a later one. */
function upcasted(event: StoredEvent): StoredEvent {
  try {
    return inPresentVersion(event);
  } catch {
    throw shapeless(event);
  }
}
