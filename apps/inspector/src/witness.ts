import type { Entry, FoldedIncident, Head } from '@shodo/contracts';
import type { LaidEntry, Snapshot, StreamFound } from '@shodo/store';
import type { Finding } from './report.js';

/** One entry as every witness sees it: as it lies in the table, and read if it can be read. */
export interface Seen {
  readonly laid: LaidEntry;
  /** Parsed and brought to the present version; absent when it cannot be. */
  readonly entry?: Entry;
}

/** A stream under inspection. What is folded of it grows before each entry is shown. */
export interface Stream extends StreamFound {
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly head: Head;
  /** An incident's state after the entries so far; absent when there are none, or one of them could not be folded. */
  readonly folded: FoldedIncident | undefined;
}

/** Looks at one stream: entry by entry, in order, where it takes them; `end` is told once the stream is over. */
export interface StreamWitness {
  take?(seen: Seen): void;
  end?(): void | Promise<void>;
}

/** How one invariant is checked. `ofStream` answers nothing for streams it does not look at; `end` comes after all streams. */
export interface Witness {
  readonly finding: Finding;
  /** Rests on what entries say: one that cannot be read is named, as what it says is not looked at. The others say it themselves, or need it not. */
  readonly reads?: 'what-entries-say';
  ofStream?(stream: Stream): StreamWitness | undefined;
  end?(): void | Promise<void>;
}
