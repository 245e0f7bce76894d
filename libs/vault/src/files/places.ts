import type { Readable } from 'node:stream';

/** There is no room left for a file: nothing of it was kept. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/** The place cannot be reached: nothing is known of what lies there. */
export class PlaceAway extends Error {
  override readonly name = 'PlaceAway';
}

/** What a write left half done bears this at the end of its name. */
export const part = '.part';

/** Names are `<id>/<id>/<ids>`, and lead nowhere else. Whatever else lies in a place is not ours. */
export const isNameOfIds = (object: string): boolean => /^[0-9a-f-]+\/[0-9a-f-]+\/[0-9a-f.-]+(\.part)?$/.test(object);

export function demandNameOfIds(object: string): void {
  if (!isNameOfIds(object)) throw new TypeError('a name of a file is made of ids');
}

/** Says whose place it is. No name of ids, so that no file can bear it and no sweep takes it. */
export const markName = 'place.id';

/** Where sealed files lie. Their names say nothing of what they are. Whatever it is asked: @throws PlaceAway */
export interface FilePlace {
  /** For whoever must be told where it is. */
  readonly name: string;
  /** The id of the store whose place this is; undefined while it is nobody's. */
  readonly mark: () => Promise<string | undefined>;
  readonly setMark: (id: string) => Promise<void>;
  /** Keeps all of it durably under this name, or nothing. @throws NoRoom */
  readonly write: (object: string, bytes: Readable) => Promise<void>;
  /** Undefined when there is none. */
  readonly read: (object: string) => Promise<Readable | undefined>;
  /** How many bytes lie there, without reading them. Undefined when there is none. */
  readonly sizeOf: (object: string) => Promise<number | undefined>;
  /** Harmless when there is none. */
  readonly remove: (object: string) => Promise<void>;
  /** Names of everything of ours that has lain there since before this time, epoch ms; what a write left half done is among them. */
  readonly olderThan: (ms: number) => AsyncIterable<string>;
}
