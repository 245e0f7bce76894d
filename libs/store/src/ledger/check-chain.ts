import { ChainCheck, type ChainVerdict, type Known, type Link, RecordReader } from '@shodo/ledger';
import type { Store } from '../connection/open-store.js';
import { eachInTenant } from '../connection/transactions.js';
import { type StreamOf, sha256, streamId, streamName } from './stored-entries.js';

/** Each row of a statement on behalf of an organisation, in whichever transaction. */
type EachOf = <Row extends object>(tenant: string, text: string, values: readonly unknown[], take: (row: Row) => void) => Promise<void>;

/** What is known of a stream beforehand: digests held elsewhere (receipts, earlier exports). */
export type KnownOf = Omit<Known, 'stream'>;

/**
 * Recomputes the chain of a stream from the stored texts. A column that no longer repeats the content counts as a change: what is searched would
 * differ from what is recorded.
 */
export async function checkChain(eachOf: EachOf, of: StreamOf, known: KnownOf = {}): Promise<ChainVerdict> {
  const check = new ChainCheck({ ...known, stream: streamName(of) });
  const reader = new RecordReader(sha256);
  for (let [after, count] = [0, pageSize]; count === pageSize; ) {
    count = 0;
    await eachOf<{ text: string }>(of.tenant, entryTexts, [of.tenant, streamId(of), after], ({ text }) => {
      count += 1;
      after = seqOf(text);
      check.take(linkOf(reader, text, after));
    });
  }
  return check.verdict();
}

/** The same in transactions of its own, one for each page. */
export const verifyStream = (store: Store, of: StreamOf, known?: KnownOf): Promise<ChainVerdict> =>
  checkChain(
    <Row extends object>(tenant: string, text: string, values: readonly unknown[], take: (row: Row) => void) =>
      eachInTenant<Row>(store, tenant, { text, values: [...values] }, take),
    of,
    known,
  );

const pageSize = 5_000;

/**
 * An entry as one text: each column more costs as much as a digest. The columns that repeat parts of the content so that entries can be searched
 * stand before it, and tabs between them, as canonical JSON holds none. A row that lacks what no row may lack has nothing but its sequence.
 */
const entryTexts = `select coalesce(${[
  'e.seq',
  'e.digest',
  'e.recorded_at',
  'e.append_id',
  'e.type',
  'e.version',
  "coalesce(e.command, '-')",
  "coalesce(e.request_mac, '-')",
  'e.prev_digest',
  'e.content',
].join(" || e'\\t' || ")}, e.seq || e'\\t') as text
  from ledger.entry e where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 order by e.seq limit ${pageSize}`;

const seqOf = (text: string) => Number(text.slice(0, text.indexOf('\t')));

/** One stored entry as the check of a chain needs it. */
function linkOf(reader: RecordReader, text: string, seq: number): Link {
  const seqEnd = text.indexOf('\t');
  const digestEnd = text.indexOf('\t', seqEnd + 1);
  const timeEnd = text.indexOf('\t', digestEnd + 1);
  const contentAt = text.indexOf('\t{', timeEnd) + 1;
  const [digest, recordedAt] = [text.slice(seqEnd + 1, digestEnd), text.slice(digestEnd + 1, timeEnd)];
  const { link, appendId, type, version, command = '-', requestMac = '-' } = reader.stored(text.slice(contentAt), digest, recordedAt);
  if (link.seq !== seq || link.recomputed !== digest) return link; // the chain finds that by itself, and names it better
  const repeated = `${appendId}\t${type}\t${version}\t${command}\t${requestMac}\t${link.prevDigest}\t`;
  return repeated === text.slice(timeEnd + 1, contentAt) && isOrdered(recordedAt) ? link : { ...link, recomputed: '' };
}

/** A time as PostgreSQL writes it in UTC, in a year of four digits: such texts stand in the order of their times. No other is of a commit. */
const isOrdered = (instant: string) => instant.charAt(4) === '-' && instant.endsWith('+00');
