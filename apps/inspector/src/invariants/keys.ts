import { type Entry, type EventOf, refsOf } from '@shodo/contracts';
import { type Keys, type KeysStanding, keysStanding } from '@shodo/vault';
import { Finding } from '../report.js';
import type { Seen, Stream, StreamWitness, Witness } from '../witness.js';

/** The digest of an entry as it stands in the ledger at this moment, outside the snapshot: keys are read after it was taken. */
type DigestNow = (of: { tenant: string; incident: string }, seq: number) => Promise<string | undefined>;

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
  readonly sha256?: string | undefined;
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
  readonly digestNow: DigestNow;
  readonly toldByRestore: Map<string, ToldByRestore>;
}

/**
 * I16: everything sealed that an entry names has its key, or an erasure took it; every erasure that was carried out is ordered by an entry, or told of
 * by a restore, and took no more than that entry orders; and no erasure has left a key.
 */
export function keysOfRecord(keys: Pick<Keys, 'keys'>, digestNow: DigestNow): Witness {
  const comparing: Comparing = { finding: new Finding('I16'), keys, digestNow, toldByRestore: new Map() };
  return { finding: comparing.finding, ofStream: (stream) => new KeysOfStream(stream, comparing) };
}

class KeysOfStream implements StreamWitness {
  /** By reference, the entry that names it first. */
  readonly #named = new Map<string, number>();
  readonly #files: FileNamed[] = [];
  readonly #orders: Order[] = [];

  constructor(
    private readonly stream: Stream,
    private readonly comparing: Comparing,
  ) {}

  take({ entry, laid: { seq, digest, recordedAt } }: Seen): void {
    if (!entry) return;
    const inEntry = filesIn(entry);
    this.#files.push(...inEntry);
    for (const ref of [...refsOf(entry.event.data), ...inEntry.map(({ file }) => file)])
      if (!this.#named.has(ref)) this.#named.set(ref, seq);
    if (entry.event.type === 'BackupRestored') this.#restored(entry.event.data);
    if (entry.event.type !== 'TextsErased') return;
    const { scope, texts = [], files = [] } = entry.event.data;
    this.#orders.push({ seq, digest, recordedAt, refs: scope === 'whole-vault' ? null : [...texts, ...files] });
  }

  #restored({ erasedAgain }: EventOf<'BackupRestored'>['data']): void {
    const told = erasedAgain && new Map(erasedAgain.map(({ incident, erasures }) => [incident as string, erasures]));
    this.comparing.toldByRestore.set(this.stream.tenant, told ?? undefined);
  }

  async end(): Promise<void> {
    const { finding, keys } = this.comparing;
    const { tenant, incident = tenant } = this.stream;
    if (this.#named.size + this.#orders.length === 0) return;
    const standing = await keysStanding(keys, { tenant, incident }, [...this.#named.keys()]);
    finding.count('sealed', this.#named.size);
    finding.count('erasures', this.#orders.length);
    this.#missing(standing);
    this.#outlived(standing);
    this.#beyondOrder(standing);
    await this.#unordered(standing);
  }

  #missing({ opens, refs, erasures }: KeysStanding): void {
    const { name: stream } = this.stream;
    const taken = [...this.#orders, ...erasures];
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
    const due = this.#orders.filter((order) => carriedOut.has(named(order)) || isOverdue(order));
    const told = new Set<string>();
    for (const { seq, refs: erased } of [...erasures, ...due])
      for (const ref of [...(erased === null && opens ? [undefined] : []), ...(erased ?? refs)]) {
        if ((ref !== undefined && !refs.has(ref)) || told.has(`${seq} ${ref}`)) continue;
        told.add(`${seq} ${ref}`);
        this.comparing.finding.breach({ code: 'key-outlived-erasure', stream, seq, ...(ref !== undefined && { about: ref }) });
      }
  }

  /**
   * What is noted of an ordered erasure beyond its order, and named by the record, was added past the product. Packs of the incident go with every
   * erasure, and so do files with the bytes of one that is erased.
   */
  #beyondOrder({ erasures }: KeysStanding): void {
    for (const { seq, digest, refs: ordered } of this.#orders) {
      const carriedOut = erasures.find((erasure) => named(erasure) === named({ seq, digest }));
      if (!carriedOut || ordered === null) continue;
      const expected = new Set([...ordered, ...this.#goingAlong(ordered)]);
      const beyond = carriedOut.refs?.filter((ref) => this.#named.has(ref) && !expected.has(ref)) ?? ['everything'];
      if (beyond.length === 0) continue;
      this.comparing.finding.breach({ code: 'erased-beyond-order', stream: this.stream.name, seq, about: beyond.join(' ') });
    }
  }

  #goingAlong(ordered: readonly string[]): readonly string[] {
    const erased = new Set(this.#files.filter(({ file }) => ordered.includes(file)).map(({ sha256 }) => sha256));
    return this.#files.filter(({ sha256 }) => sha256 === undefined || erased.has(sha256)).map(({ file }) => file);
  }

  /** What took nothing that the record names is no loss of it: a restore brings back the record of before the text. */
  async #unordered({ erasures }: KeysStanding): Promise<void> {
    const { finding, digestNow, toldByRestore } = this.comparing;
    const { name: stream, tenant, incident = tenant } = this.stream;
    const ordered = new Set(this.#orders.map(named));
    const unordered = [];
    for (const erasure of erasures) {
      if (ordered.has(named(erasure)) || !(erasure.refs?.some((ref) => this.#named.has(ref)) ?? true)) continue;
      if ((await digestNow({ tenant, incident }, erasure.seq)) !== erasure.digest) unordered.push(erasure);
    }
    const told = toldByRestore.get(tenant);
    const isNotCounted = toldByRestore.has(tenant) && told === undefined;
    if (isNotCounted || unordered.length <= (told?.get(incident) ?? 0)) return;
    for (const { seq, refs } of unordered)
      finding.breach({ code: 'erased-without-entry', stream, seq, about: refs?.join(' ') ?? 'everything' });
  }
}

const named = ({ seq, digest }: Pick<Order, 'seq' | 'digest'>) => `${seq} ${digest}`;

/** Files are named as they are: those of evidence, and packs that were given. */
function filesIn({ event }: Entry): readonly FileNamed[] {
  if (event.type === 'EvidenceSealed') return event.data.file ? [{ file: event.data.file, sha256: event.data.sha256 }] : [];
  return event.type === 'EvidencePackGiven' ? [{ file: event.data.pack }] : [];
}
