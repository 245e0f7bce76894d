import { hash } from 'node:crypto';
import {
  type AnyEvent,
  type Entry,
  EntryUnreadable,
  type IncidentEvent,
  type OrganisationEvent,
  type Receipt,
  readEvent,
} from '@shodo/contracts';
import { incidentStream, organisationStream, type Sha256 } from '@shodo/ledger';

export const sha256: Sha256 = (utf8) => hash('sha256', utf8);

/** Which stream is meant: an incident's, or without one the organisation's own. */
export interface StreamOf {
  readonly tenant: string;
  readonly incident?: string | undefined;
}
export const streamName = ({ tenant, incident }: StreamOf) =>
  incident === undefined ? organisationStream(tenant) : incidentStream(tenant, incident);
export const streamId = ({ tenant, incident }: StreamOf) => incident ?? tenant;

/** What every reading of entries asks for. */
export const entryColumns = 'e.seq::int as seq, e.append_id, e.content, e.digest, e.recorded_at';
export interface EntryColumns {
  readonly seq: number;
  readonly append_id: string;
  readonly content: string;
  readonly digest: string;
  readonly recorded_at: Date;
}

type Content = Omit<Entry, 'digest' | 'recordedAt'> & { readonly format: string };

/** The entry as it was written: its canonical content gives the same digest again. @throws EntryUnreadable when it lacks what every entry has */
export function storedEntry({ seq, content, digest, recorded_at }: EntryColumns): Entry {
  const { format: _format, ...entry } = contentIn(content) ?? unreadable(seq);
  return { ...entry, digest, recordedAt: recorded_at.toISOString() };
}

function contentIn(text: string): Content | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isContent(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Of every entry that is read, so by its members alone: their forms are for the event's own reading, and for the chain. */
function isContent(read: unknown): read is Content {
  if (typeof read !== 'object' || read === null) return false;
  const { stream, seq, appendId, event, occurredAt, actor, prevDigest } = read as Partial<Record<keyof Content, unknown>>;
  const texts = [stream, appendId, occurredAt, prevDigest];
  return texts.every((each) => typeof each === 'string') && typeof seq === 'number' && isEvent(event) && isActor(actor);
}

function isEvent(event: unknown): boolean {
  const { type, data } = Object(event) as { readonly type?: unknown; readonly data?: unknown };
  return typeof type === 'string' && typeof data === 'object' && data !== null;
}

function isActor(actor: unknown): boolean {
  const { kind, person, roles, part } = Object(actor) as Readonly<Record<'kind' | 'person' | 'roles' | 'part', unknown>>;
  return kind === 'person' ? typeof person === 'string' && Array.isArray(roles) : kind === 'system' && typeof part === 'string';
}

function unreadable(seq: number): never {
  throw new EntryUnreadable(`the content of entry ${seq} is no entry`);
}

/** The entry with its event parsed and brought to the present version: what folds and views see. */
export function readEntry(row: EntryColumns): Entry {
  const entry = storedEntry(row);
  return { ...entry, event: readEvent(entry.event) };
}
export const readIncidentEntry = (row: EntryColumns) => readEntry(row) as Entry<IncidentEvent>;
export const readOrganisationEntry = (row: EntryColumns) => readEntry(row) as Entry<OrganisationEvent>;

/** The receipt of an append, from its last entry. For the organisation's own stream the organisation stands in the incident's place. */
export const receiptOf = (of: StreamOf, { append_id, seq, digest, recorded_at }: Omit<EntryColumns, 'content'>): Receipt => ({
  commandId: append_id as Receipt['commandId'],
  incidentId: streamId(of),
  seq,
  digest,
  recordedAt: recorded_at.toISOString(),
});

/** Plain JSON as it will be read again: a member that is undefined is no member. */
export function plain<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, plain(each)]]))) as T;
}

export const asIncidentEvents = (events: readonly AnyEvent[]) => events as readonly IncidentEvent[];
