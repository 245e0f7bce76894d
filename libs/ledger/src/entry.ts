import type { AnyEvent, Entry, Head } from '@shodo/contracts';
import { canonical } from './canonical.js';

/** SHA-256 of the text's UTF-8 bytes, as 64 lower-case hexadecimal digits. Passed in: this room runs anywhere. */
export type Sha256 = (utf8: string) => string;

/** Names the form of an entry's content, inside what is hashed. A changed form gets a new name; verifiers refuse names they do not know. */
export const entryFormat = 'shodo-entry/1';
/** What the first entry of a stream names as its predecessor. */
export const zeroDigest = '0'.repeat(64);
export const emptyHead: Head = { seq: 0, digest: zeroDigest };

/** An entry as it is hashed: everything but its own digest and the time of its commit. */
export type EntryToHash<E extends AnyEvent = AnyEvent> = Omit<Entry<E>, 'digest' | 'recordedAt'>;

/** The canonical text of an entry's content: exactly what is hashed, stored and exported. The commit's time stays outside. */
export function entryContent(entry: EntryToHash): string {
  const { stream, seq, appendId, event, occurredAt, actor, command, requestMac, runId, prevDigest } = entry;
  return canonical({
    format: entryFormat,
    stream,
    seq,
    appendId,
    event: { type: event.type, version: event.version, data: event.data },
    occurredAt,
    actor,
    ...(command !== undefined && { command }),
    ...(requestMac !== undefined && { requestMac }),
    ...(runId !== undefined && { runId }),
    prevDigest,
  });
}

/** The digest of an entry: SHA-256 over its canonical content. */
export const digestOf = (sha256: Sha256, entry: EntryToHash): string => sha256(entryContent(entry));

/** What the entries of one append have in common. */
export interface Append {
  readonly stream: string;
  readonly head: Head;
  readonly appendId: string;
  readonly occurredAt: string;
  readonly actor: Entry['actor'];
  readonly command?: string;
  readonly requestMac?: string;
  readonly runId?: string;
}

/** An entry that is not committed yet, with the text its digest was taken from. */
export interface Linked<E extends AnyEvent = AnyEvent> {
  readonly entry: Omit<Entry<E>, 'recordedAt'>;
  readonly content: string;
}

/** Links the events of one append onto the head of their stream, in order. */
export function linkOnto<E extends AnyEvent>(sha256: Sha256, { head, ...common }: Append, events: readonly E[]): Linked<E>[] {
  let { seq, digest } = head;
  return events.map((event) => {
    const toHash = { ...common, seq: seq + 1, event, prevDigest: digest };
    const content = entryContent(toHash);
    seq += 1;
    digest = sha256(content);
    return { entry: { ...toHash, digest }, content };
  });
}
