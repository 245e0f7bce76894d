import { existsSync, readFileSync } from 'node:fs';
import { type StillDatabase, writePrivateFile } from '@shodo/servers';
import type { ErasureEntry } from '@shodo/store';

/** Where one stream of the record stood: kept outside the databases, so that an older state of them gives itself away. */
export interface KeptHead {
  readonly tenant: string;
  /** The incident, or the organisation itself. */
  readonly stream: string;
  readonly seq: number;
  readonly digest: string;
}

export const headsIn = (record: StillDatabase): Promise<readonly KeptHead[]> =>
  record.query<KeptHead>(
    `select distinct on (tenant_id, stream_id) tenant_id as tenant, stream_id as stream, seq::float8 as seq, digest
     from ledger.entry order by tenant_id, stream_id, seq desc`,
  );

/**
 * Streams in which an entry is not what its digest says, or does not name the one before: there a digest says nothing of what lies before it. Told of
 * each is the first such entry.
 */
export const brokenIn = (record: StillDatabase): Promise<readonly KeptHead[]> =>
  record.query<KeptHead>(
    `select distinct on (tenant_id, stream_id) tenant_id as tenant, stream_id as stream, seq::float8 as seq, digest from (
       select *, row_number() over chain as place, lag(digest) over chain as before from ledger.entry
       window chain as (partition by tenant_id, stream_id order by seq)
     ) as each
     where seq <> place or digest <> encode(sha256(convert_to(content, 'UTF8')), 'hex')
       or case when content is json object then content::json ->> 'prevDigest' end is distinct from coalesce(before, repeat('0', 64))
     order by tenant_id, stream_id, seq`,
  );

export const keepHeads = (file: string, heads: readonly KeptHead[]): void =>
  writePrivateFile(file, heads.map((head) => `${JSON.stringify(head)}\n`).join(''));

export const readHeads = (file: string): readonly KeptHead[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as KeptHead)
    : [];

export interface Comparison {
  /** Entries known from outside that are not there, by organisation. */
  readonly missing: ReadonlyMap<string, number>;
  /** Streams whose entry at a known place is another one: not an older state of this record, but another record. */
  readonly contradicted: readonly KeptHead[];
}

/** The digest of an entry in some state of the record; undefined where it has none in that place. */
export type DigestAt = (head: KeptHead) => Promise<string | undefined>;

/**
 * Every head that is known is asked for, not the furthest alone: another record may be shorter than that. What was there until now tells more than its
 * heads: an older state of it has no stream that was not there, and ends, in every one, with an entry that stood in that place. A record of none of the
 * organisations that are known is no state of it, be it empty.
 *
 * @param digestAt an entry of the record that is compared, whose chains hold @param stoodAt one of the record that was there until now; absent where none was
 */
export async function compareHeads(
  known: readonly KeptHead[],
  present: readonly KeptHead[],
  { digestAt, stoodAt }: { readonly digestAt: DigestAt; readonly stoodAt?: DigestAt },
): Promise<Comparison> {
  const standing = new Map(present.map((head) => [nameOf(head), head]));
  const furthestKnown = furthest(known);
  const missing = new Map<string, number>();
  for (const [name, head] of furthestKnown) {
    const lost = head.seq - (standing.get(name)?.seq ?? 0);
    if (lost > 0) missing.set(head.tenant, (missing.get(head.tenant) ?? 0) + lost);
  }
  const tenants = new Set(present.map(({ tenant }) => tenant));
  if (known.length > 0 && !known.some(({ tenant }) => tenants.has(tenant))) return { missing, contradicted: [...furthestKnown.values()] };
  const contradicted = new Map<string, KeptHead>();
  for (const head of known) {
    const reached = (standing.get(nameOf(head))?.seq ?? 0) >= head.seq;
    if (reached && (await digestAt(head)) !== head.digest) contradicted.set(nameOf(head), head);
  }
  for (const head of stoodAt ? present : []) {
    const stood = await stoodAt?.(head);
    const isAnother = stood === undefined ? !furthestKnown.has(nameOf(head)) : stood !== head.digest;
    if (isAnother) contradicted.set(nameOf(head), head);
  }
  return { missing, contradicted: [...contradicted.values()] };
}

const nameOf = ({ tenant, stream }: KeptHead) => `${tenant} ${stream}`;

/**
 * What erasures tell of how far a stream had come. They outlive the record they were ordered in, as after an earlier restore, so one that the record
 * reaches tells nothing: its entry may be another one now.
 */
export function headsBeyond(present: readonly KeptHead[], erasures: readonly ErasureEntry[]): readonly KeptHead[] {
  const standing = new Map(present.map((head) => [nameOf(head), head.seq]));
  return erasures
    .map(({ tenant, incident, seq, digest }) => ({ tenant, stream: incident, seq, digest }))
    .filter((head) => head.seq > (standing.get(nameOf(head)) ?? 0));
}

/** Of several heads of one stream the furthest. */
function furthest(heads: readonly KeptHead[]): ReadonlyMap<string, KeptHead> {
  const found = new Map<string, KeptHead>();
  for (const head of heads) {
    if (head.seq > (found.get(nameOf(head))?.seq ?? 0)) found.set(nameOf(head), head);
  }
  return found;
}
