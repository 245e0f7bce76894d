import { setImmediate } from 'node:timers/promises';
import { ChainCheck, type ChainVerdict, type Known, type Link, RecordReader } from '@shodo/ledger';
import type { Store } from '../connection/open-store.js';
import { queryInTenant } from '../connection/transactions.js';
import { type StreamOf, sha256, streamId, streamName } from './stored-entries.js';

/** A statement on behalf of an organisation, in whichever transaction. */
type AskOf = <Row extends object>(tenant: string, text: string, values: readonly unknown[]) => Promise<Row[]>;

/** What is known of a stream beforehand: digests held elsewhere (receipts, earlier exports). */
export type KnownOf = Omit<Known, 'stream'>;

/**
 * Recomputes the chain of a stream from the stored texts. A column that no longer repeats the content counts as a change: what is searched would
 * differ from what is recorded.
 */
export async function checkChain(ask: AskOf, of: StreamOf, known: KnownOf = {}): Promise<ChainVerdict> {
  const check = new ChainCheck({ ...known, stream: streamName(of) });
  const reader = new RecordReader(sha256);
  let asked = pageAfter(ask, of, 0);
  for (let page = await asked; page.length > 0; page = await asked) {
    asked = pageAfter(ask, of, page.at(-1)?.seq ?? 0);
    asked.catch(() => undefined); // thrown where it is awaited
    await setImmediate(); // the question goes out first: the database looks while we check
    for (const row of page) check.take(linkOf(reader, row));
  }
  return check.verdict();
}

/** The same in transactions of its own, one for each page. */
export const verifyStream = (store: Store, of: StreamOf, known?: KnownOf): Promise<ChainVerdict> =>
  checkChain(
    async <Row extends object>(tenant: string, text: string, values: readonly unknown[]) =>
      (await queryInTenant<Row>(store, tenant, { text, values: [...values] })).rows,
    of,
    known,
  );

interface Row {
  readonly seq: number;
  readonly content: string;
  readonly digest: string;
  readonly recorded_ms: number;
  readonly repeated: string;
}

const pageSize = 1_000;

/** Columns that repeat parts of the content so that entries can be searched come as one text: each column more costs as much as a digest. */
const pageAfter = (ask: AskOf, of: StreamOf, seq: number): Promise<readonly Row[]> =>
  ask<Row>(
    of.tenant,
    `select e.seq::float8 as seq, e.content, e.digest, (extract(epoch from e.recorded_at) * 1000)::float8 as recorded_ms,
       concat_ws(e'\\t', e.append_id, e.type, e.version, coalesce(e.command, '-'), coalesce(e.request_mac, '-'), e.prev_digest) as repeated
     from ledger.entry e where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 order by e.seq limit ${pageSize}`,
    [of.tenant, streamId(of), seq],
  );

/** One stored entry as the check of a chain needs it. */
function linkOf(reader: RecordReader, row: Row): Link {
  const {
    link,
    appendId,
    type,
    version,
    command = '-',
    requestMac = '-',
  } = reader.stored(row.content, row.digest, instantOf(row.recorded_ms));
  const isElsewhere = link.seq !== row.seq; // the chain finds that by itself, and names it better
  const repeated = `${appendId}\t${type}\t${version}\t${command}\t${requestMac}\t${link.prevDigest}`;
  return isElsewhere || link.recomputed !== row.digest || repeated === row.repeated ? link : { ...link, recomputed: '' };
}

const instantOf = (ms: number) => new Date(Math.floor(ms)).toISOString();
