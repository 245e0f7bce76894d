import {
  type Checkpoint,
  type NoteKey,
  originOf,
  type RecordHeader,
  readCheckpoint,
  readKey,
  readNote,
  type SignedNote,
} from '@shodo/ledger';
import { asSigned, asWritten } from '../held-text.js';
import type { Elsewhere } from './check-record.js';
import type { LogTools } from './log-check.js';

/** Why something that is held cannot be compared with the record. The order is that in which they are told. */
export const heldProblems = [
  'held-is-unreadable',
  'held-of-another-log',
  'held-is-not-signed',
  'held-without-log',
  'held-is-newer',
] as const;
export type HeldProblem = (typeof heldProblems)[number];

/** One thing that is held, by its number among those of its kind, and why it says nothing. What else is held is judged without it. */
export interface Aside {
  readonly what: 'checkpoint' | 'key';
  readonly number: number;
  readonly why: HeldProblem;
  /**
   * Of one that is not signed: whose key it names. One that the file brings may be another of the same id, which is four bytes and soon found; one that
   * is held may not.
   */
  readonly against?: 'held' | 'file';
  /** The keys of that id that the file brings, where it does so alone: to be compared with the one that was received by another way. */
  readonly keys?: readonly string[];
}

/** A checkpoint that came from elsewhere than the file: from a mail, a folder, a time-stamp authority. */
export interface HeldCheckpoint {
  readonly number: number;
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
}

export interface Held {
  readonly checkpoints: readonly HeldCheckpoint[];
  readonly keys: readonly NoteKey[];
  readonly aside: readonly Aside[];
}

/** What is held of the log that this record belongs to, each read by itself. */
export function heldOf({ hash }: LogTools, { stream, log }: RecordHeader, { checkpoints = [], keys = [] }: Elsewhere): Held {
  const origin = originOf(stream);
  // Without a checkpoint in the file no key signed anything in it: whoever left them all out would else be called sound beside the true key.
  const isLogged = log !== undefined && log.size > 0;
  const aside: Aside[] = [];
  const read = { checkpoints: [] as HeldCheckpoint[], keys: [] as NoteKey[] };
  for (const [at, text] of checkpoints.entries()) {
    const note = readNote(asSigned(text));
    const checkpoint = note && readCheckpoint(note.text);
    const number = at + 1;
    const why = !checkpoint ? 'held-is-unreadable' : checkpoint.origin !== origin ? 'held-of-another-log' : undefined;
    if (why !== undefined) aside.push({ what: 'checkpoint', number, why });
    else if (note && checkpoint) read.checkpoints.push({ number, note, checkpoint });
  }
  for (const [at, text] of keys.entries()) {
    const key = readKey(hash, asWritten(text));
    const why = !key ? 'held-is-unreadable' : key.name !== origin ? 'held-of-another-log' : isLogged ? undefined : 'held-without-log';
    if (why !== undefined) aside.push({ what: 'key', number: at + 1, why });
    if (key?.name === origin) read.keys.push(key);
  }
  return { ...read, aside };
}
