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

/** @param digestAt the digest of an entry as it stands; undefined when there is none */
export async function compareHeads(
  known: readonly KeptHead[],
  present: readonly KeptHead[],
  digestAt: (head: KeptHead) => Promise<string | undefined>,
): Promise<Comparison> {
  const standing = new Map(present.map((head) => [`${head.tenant} ${head.stream}`, head]));
  const missing = new Map<string, number>();
  const contradicted: KeptHead[] = [];
  for (const [, head] of furthest(known)) {
    const now = standing.get(`${head.tenant} ${head.stream}`);
    const lost = head.seq - (now?.seq ?? 0);
    if (lost > 0) missing.set(head.tenant, (missing.get(head.tenant) ?? 0) + lost);
    else if ((await digestAt(head)) !== head.digest) contradicted.push(head);
  }
  return { missing, contradicted };
}

/**
 * What erasures tell of how far a stream had come. They outlive the record they were ordered in, as after an earlier restore, so one that the record
 * reaches tells nothing: its entry may be another one now.
 */
export function headsBeyond(present: readonly KeptHead[], erasures: readonly ErasureEntry[]): readonly KeptHead[] {
  const standing = new Map(present.map(({ tenant, stream, seq }) => [`${tenant} ${stream}`, seq]));
  return erasures
    .map(({ tenant, incident, seq, digest }) => ({ tenant, stream: incident, seq, digest }))
    .filter(({ tenant, stream, seq }) => seq > (standing.get(`${tenant} ${stream}`) ?? 0));
}

/** Of several heads of one stream the furthest. */
function furthest(heads: readonly KeptHead[]): ReadonlyMap<string, KeptHead> {
  const found = new Map<string, KeptHead>();
  for (const head of heads) {
    const name = `${head.tenant} ${head.stream}`;
    if (head.seq > (found.get(name)?.seq ?? 0)) found.set(name, head);
  }
  return found;
}
