import type { Entry, IncidentEvent, IncidentView, LeftOut, NamedSince, OpenedTexts, PackProfile, Role } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';

/** One state of an incident, opened, and how its files were found. */
export interface PackSource {
  readonly profile: PackProfile;
  readonly organisation: string;
  /** As of the last entry below: two readings of one state are the same. */
  readonly view: IncidentView;
  /** In order, from the first to the last that goes in, as whoever belongs to no audience reads them. */
  readonly entries: readonly Entry<IncidentEvent>[];
  /** Numbers of entries that are limited to some of the organisation: their number stands in a pack, and nothing of what they say. */
  readonly withheld: ReadonlySet<number>;
  /** Names of people by id, as they are registered now. */
  readonly people: ReadonlyMap<string, string>;
  /** What they were called and when, of those of whom the record knows another name. */
  readonly names?: ReadonlyMap<string, readonly NamedSince[]>;
  readonly texts: OpenedTexts;
  /** Of each piece of evidence whose file is kept: how it was found just now. */
  readonly files: ReadonlyMap<string, 'intact' | 'changed' | 'missing' | 'erased'>;
  /** Where in the pack the file of a piece lies, of those that go in. */
  readonly paths?: ReadonlyMap<string, string>;
}

/** What the sections are written from. */
export interface Writing {
  readonly source: PackSource;
  readonly say: Speaker;
  /** Who stands behind what was recorded at an instant, as this recipient may read it: by the name of that time. */
  readonly who: (person: string | undefined, at?: string) => string;
  readonly leftOut: readonly LeftOut[];
}

export type RolesOf = ReadonlyMap<string, readonly Role[]>;
