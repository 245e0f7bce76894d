import { type Entry, type EventOf, refsOf } from '@shodo/contracts';
import type { StreamFound } from '@shodo/store';
import { type Keys, type KeysStanding, keysStanding } from '@shodo/vault';
import { Finding } from '../report.js';
import type { Seen, Stream, StreamWitness, Witness } from '../witness.js';

/** The entries of a stream as they stand in the ledger at this moment, outside the snapshot: keys are read after it was taken. */
export type EntriesNow = (of: StreamFound, take: (seen: Seen) => void) => Promise<void>;

/** An erasure that an entry orders; `refs` is null where it is everything. */
interface Order {
  readonly seq: number;
  readonly digest: string;
  readonly recordedAt: string;
  readonly refs: readonly string[] | null;
}

/** A file as the entry that names it has it: packs have no digest there. */
interface FileNamed {
  readonly file: string;
  readonly seq: number;
  readonly sha256?: string | undefined;
}

/** What entries order, and the files that they name. */
class OnRecord {
  readonly orders: Order[] = [];
  readonly files: FileNamed[] = [];

  take({ entry, laid: { seq, digest, recordedAt } }: Seen): void {
    if (!entry) return;
    this.files.push(...filesIn(entry));
    if (entry.event.type !== 'TextsErased') return;
    const { scope, texts = [], files = [] } = entry.event.data;
    this.orders.push({ seq, digest, recordedAt, refs: scope === 'whole-vault' ? null : [...texts, ...files] });
  }

  orderOf(erasure: Pick<Order, 'seq' | 'digest'>): Order | undefined {
    return this.orders.find((order) => named(order) === named(erasure));
  }
}

/** Upkeep carries out every hour what was cut short. */
const carriedOutWithinMs = 2 * 60 * 60_000;

/**
 * How many erasures of each incident the last restore of an organisation told of: all that were carried out by then and that its record does not order,
 * so that of an incident which it does not name there was none. Undefined where it was of a version that did not count.
 */
type ToldByRestore = ReadonlyMap<string, number> | undefined;

interface Comparing {
  readonly finding: Finding;
  readonly keys: Pick<Keys, 'keys'>;
  readonly entriesNow: EntriesNow;
  readonly toldByRestore: Map<string, ToldByRestore>;
}

/**
 * I16: everything sealed that an entry names has its key, or an erasure took it; every erasure that was carried out is ordered by an entry, or told of
 * by a restore, and took no more than that entry orders; and no erasure has left a key.
 */
export function keysOfRecord(keys: Pick<Keys, 'keys'>, entriesNow: EntriesNow): Witness {
  const comparing: Comparing = { finding: new Finding('I16'), keys, entriesNow, toldByRestore: new Map() };
  return { finding: comparing.finding, reads: 'what-entries-say', ofStream: (stream) => new KeysOfStream(stream, comparing) };
}

class KeysOfStream implements StreamWitness {
  /** By reference, the entry that names it first. */
  readonly #named = new Map<string, number>();
  readonly #onRecord = new OnRecord();

  constructor(
    private readonly stream: Stream,
    private readonly comparing: Comparing,
  ) {}

  take(seen: Seen): void {
    const { entry, laid } = seen;
    if (!entry) return;
    this.#onRecord.take(seen);
    for (const ref of [...refsOf(entry.event.data), ...filesIn(entry).map(({ file }) => file)])
      if (!this.#named.has(ref)) this.#named.set(ref, laid.seq);
    if (entry.event.type === 'BackupRestored') this.#restored(entry.event.data);
  }

  #restored({ erasedAgain }: EventOf<'BackupRestored'>['data']): void {
    const told = erasedAgain && new Map(erasedAgain.map(({ incident, erasures }) => [incident as string, erasures]));
    this.comparing.toldByRestore.set(this.stream.tenant, told ?? undefined);
  }

  async end(): Promise<void> {
    const { finding, keys } = this.comparing;
    const { tenant, incident = tenant } = this.stream;
    const { orders } = this.#onRecord;
    if (this.#named.size + orders.length === 0) return;
    const standing = await keysStanding(keys, { tenant, incident }, [...this.#named.keys()]);
    finding.count('sealed', this.#named.size);
    finding.count('erasures', orders.length);
    this.#missing(standing);
    this.#outlived(standing);
    // What took nothing that the record names is no loss of it: a restore brings back the record of before the text.
    const felt = standing.erasures.filter(({ refs }) => refs?.some((ref) => this.#named.has(ref)) ?? true);
    const onRecord = await this.#recordOf(felt);
    await this.#beyondOrder(felt, onRecord);
    this.#unordered(felt.filter((erasure) => !onRecord.orderOf(erasure)));
  }

  /** The record of the snapshot, or as it is by now where that does not order everything: the keys were read after it. */
  async #recordOf(erasures: readonly CarriedOut[]): Promise<OnRecord> {
    if (erasures.every((erasure) => this.#onRecord.orderOf(erasure))) return this.#onRecord;
    const now = new OnRecord();
    await this.comparing.entriesNow(this.stream, (seen) => now.take(seen));
    return now;
  }

  #missing({ opens, refs, erasures }: KeysStanding): void {
    const { name: stream } = this.stream;
    const taken = [...this.#onRecord.orders, ...erasures];
    if (taken.some((erasure) => erasure.refs === null)) return;
    const erased = new Set(taken.flatMap((erasure) => erasure.refs ?? []));
    const kept = [...this.#named].filter(([ref]) => !erased.has(ref));
    if (kept.length === 0) return;
    if (!opens) this.comparing.finding.breach({ code: 'key-is-missing', stream, about: 'the key that wraps the others' });
    for (const [ref, seq] of kept) if (!refs.has(ref)) this.comparing.finding.breach({ code: 'key-is-missing', stream, seq, about: ref });
  }

  /** One that is ordered and not carried out is given the time that it may take. */
  #outlived({ opens, refs, erasures }: KeysStanding): void {
    const carriedOut = new Set(erasures.map(named));
    const { name: stream, snapshot } = this.stream;
    const isOverdue = ({ recordedAt }: Order) => Date.parse(recordedAt) < Date.parse(snapshot.takenAt) - carriedOutWithinMs;
    // What its entry orders is to be gone, and so is what else is noted beside the keys.
    const due = this.#onRecord.orders.filter((order) => carriedOut.has(named(order)) || isOverdue(order));
    const told = new Set<string>();
    for (const { seq, refs: erased } of [...erasures, ...due])
      for (const ref of [...(erased === null && opens ? [undefined] : []), ...(erased ?? refs)]) {
        if ((ref !== undefined && !refs.has(ref)) || told.has(`${seq} ${ref}`)) continue;
        told.add(`${seq} ${ref}`);
        this.comparing.finding.breach({ code: 'key-outlived-erasure', stream, seq, ...(ref !== undefined && { about: ref }) });
      }
  }

  /**
   * What is noted of an ordered erasure beyond its order, and named by the record, was added past the product. Packs that lay there go with every
   * erasure, and so do files with the bytes of one that is erased.
   */
  async #beyondOrder(felt: readonly CarriedOut[], onRecord: OnRecord): Promise<void> {
    for (const erasure of felt) {
      const ordered = onRecord.orderOf(erasure);
      if (!ordered?.refs) continue;
      const expected = new Set([...ordered.refs, ...this.#goingAlong(ordered.refs, ordered, onRecord)]);
      const more = erasure.refs?.filter((ref) => this.#named.has(ref) && !expected.has(ref));
      const beyond = more ? await this.#withoutPacksOfBefore(more, erasure) : ['everything'];
      if (beyond.length === 0) continue;
      this.comparing.finding.breach({ code: 'erased-beyond-order', stream: this.stream.name, seq: ordered.seq, about: beyond.join(' ') });
    }
  }

  #goingAlong(ordered: readonly string[], { seq }: Order, { files }: OnRecord): readonly string[] {
    const erased = new Set(files.filter(({ file }) => ordered.includes(file)).map(({ sha256 }) => sha256));
    return files.filter((each) => (each.sha256 === undefined ? each.seq < seq : erased.has(each.sha256))).map(({ file }) => file);
  }

  /** One that was built by the time of the erasure went along too, and may have been on its way to somebody: its entry comes afterwards. */
  async #withoutPacksOfBefore(refs: readonly string[], { carriedOutAt }: CarriedOut): Promise<readonly string[]> {
    if (refs.length === 0) return refs;
    const { tenant, incident, snapshot } = this.stream;
    const text = `select file_id as file from vault.evidence_file
      where tenant_id = $1 and incident_id = $2 and holds = 'pack' and file_id = any($3::uuid[]) and stored_at <= $4::timestamptz`;
    const built = await snapshot.ofTenant<{ file: string }>(tenant, text, [tenant, incident ?? tenant, refs, carriedOutAt]);
    return refs.filter((ref) => !built.some(({ file }) => file === ref));
  }

  #unordered(unordered: readonly CarriedOut[]): void {
    const { finding, toldByRestore } = this.comparing;
    const { name: stream, tenant, incident = tenant } = this.stream;
    const told = toldByRestore.get(tenant);
    const isNotCounted = toldByRestore.has(tenant) && told === undefined;
    if (isNotCounted || unordered.length <= (told?.get(incident) ?? 0)) return;
    for (const { seq, refs } of unordered)
      finding.breach({ code: 'erased-without-entry', stream, seq, about: refs?.join(' ') ?? 'everything' });
  }
}

type CarriedOut = KeysStanding['erasures'][number];

const named = ({ seq, digest }: Pick<Order, 'seq' | 'digest'>) => `${seq} ${digest}`;

/** Files are named as they are: those of evidence, and packs that were given. */
function filesIn({ event, seq }: Entry): readonly FileNamed[] {
  if (event.type === 'EvidenceSealed') return event.data.file ? [{ file: event.data.file, seq, sha256: event.data.sha256 }] : [];
  return event.type === 'EvidencePackGiven' ? [{ file: event.data.pack, seq }] : [];
}
