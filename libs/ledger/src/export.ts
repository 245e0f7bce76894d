import type { Entry, Head } from '@shodo/contracts';
import { canonical } from './canonical.js';
import type { Link } from './chain.js';
import { entryContent, entryFormat, type Sha256 } from './entry.js';

/** Names the form of an exported record. A changed form gets a new name; verifiers refuse names they do not know. */
export const recordFormat = 'shodo-record/1';

export interface RecordHeader {
  readonly stream: string;
  /** Where the stream stood when the export began: the export ends with this entry. */
  readonly head: Head;
  readonly exportedAt: string;
}

/** First line of an export, without its line feed. The form is described in docs/record-format.md. */
export const exportHeader = ({ stream, head, exportedAt }: RecordHeader): string =>
  canonical({
    format: recordFormat,
    algorithm: 'sha-256',
    canonicalForm: 'rfc8785',
    stream,
    head: { seq: head.seq, digest: head.digest },
    exportedAt,
  });

/** One entry as a line of an export, without its line feed. `recordedAt` stands beside what is hashed. */
export const exportLine = (entry: Entry): string => exportContent(entryContent(entry), entry.digest, entry.recordedAt);

/** The same from the stored content, which is written unchanged. */
export const exportContent = (content: string, digest: string, recordedAt: string): string =>
  `{"digest":${canonical(digest)},"entry":${content},"recordedAt":${canonical(recordedAt)}}`;

/** Reads the first line; undefined when it is no header of a form this code knows. */
export function readHeader(line: string): RecordHeader | undefined {
  const header = parsedCanonical(line);
  if (!isRecord(header) || header.format !== recordFormat || header.algorithm !== 'sha-256' || header.canonicalForm !== 'rfc8785')
    return undefined;
  const { stream, head, exportedAt } = header;
  if (typeof stream !== 'string' || typeof exportedAt !== 'string' || !isRecord(head)) return undefined;
  const { seq, digest } = head;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0 || typeof digest !== 'string') return undefined;
  return { stream, head: { seq, digest }, exportedAt };
}

/** What stands for a line that nobody exported: it equals no digest, so the check finds it. */
const unreadable: Link = { format: entryFormat, stream: '', seq: 0, prevDigest: '', digest: '', recomputed: 'unreadable', recordedAt: '' };

/**
 * Reads one further line for the check. A line must be in canonical form as a whole and hold exactly `digest`, `entry` and `recordedAt`:
 * otherwise a doubled or added member could show a reader what was never hashed.
 */
export function readLine(sha256: Sha256, line: string): Link {
  const value = parsedCanonical(line);
  if (!isRecord(value) || Object.keys(value).join() !== 'digest,entry,recordedAt') return unreadable;
  const { digest, entry, recordedAt } = value;
  if (typeof digest !== 'string' || typeof recordedAt !== 'string' || Number.isNaN(Date.parse(recordedAt)) || !isRecord(entry))
    return unreadable;
  const { format, stream, seq, prevDigest } = entry;
  if (typeof format !== 'string' || typeof stream !== 'string' || typeof seq !== 'number' || typeof prevDigest !== 'string')
    return unreadable;
  return { format, stream, seq, prevDigest, digest, recomputed: sha256(canonical(entry)), recordedAt };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a line in canonical form; undefined for any other text, nested too deep for a reader included. */
function parsedCanonical(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return canonical(value) === line ? value : undefined;
  } catch {
    return undefined;
  }
}
