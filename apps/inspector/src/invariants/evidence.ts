import { type FilePlace, type Keys, lostKeys, PlaceAway, sealedLength } from '@shodo/vault';
import { Finding } from '../report.js';
import type { Seen, Stream, StreamWitness, Witness } from '../witness.js';

/** A file of evidence as the entry that sealed it names it, and the commands that did. */
interface Named {
  readonly seq: number;
  readonly sha256: string | undefined;
  readonly size: number | undefined;
  readonly commands: string[];
}

interface Row {
  readonly file: string;
  readonly incident: string;
  readonly object: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly holds: string;
  readonly namedBy: readonly string[];
}

/** Where the files lie; none where it was not given, or bears the mark of another store, or of none. */
export type FilesOf = FilePlace | undefined;

type WrappedKeys = Pick<Keys, 'keys'> | undefined;

interface Watching {
  readonly finding: Finding;
  /** They know of erasures that a restore carried out again, and of which the restored record has no entry. */
  readonly keys: WrappedKeys;
  /** Incidents in which the last restore told of such; `any` where it was of a version that named none. */
  readonly erasedAgain: Map<string, ReadonlySet<string> | 'any'>;
  /** Looked for when the first file is: a record without any lacks nothing. */
  readonly place: () => Promise<FilesOf>;
}

/**
 * I18: every file of evidence that an entry names and no entry erased has its row, as the entry says and named by its command, and lies at its place in
 * the length that it has sealed. What is in it is for the scheduled look, which opens it. One that went by an erasure of which the record has no entry is
 * not missing: whether a restore told of it is for I16.
 */
export function evidence(place: FilesOf, keys?: WrappedKeys): Witness {
  const finding = new Finding('I18');
  const erasedAgain: Watching['erasedAgain'] = new Map();
  let known: Promise<FilesOf> | undefined;
  return {
    finding,
    reads: 'what-entries-say',
    ofStream: (stream) => {
      if (stream.incident === undefined) return { take: (seen) => restored(seen, stream, erasedAgain) };
      const own = async () => {
        known ??= placeOf(stream, place);
        const found = await known;
        if (!found) finding.lacks('files-away');
        return found;
      };
      return new FilesOfStream(stream, { finding, keys, erasedAgain, place: own });
    },
  };
}

function restored({ entry }: Seen, { tenant }: Stream, erasedAgain: Watching['erasedAgain']): void {
  if (entry?.event.type !== 'BackupRestored') return;
  const { erasedAgain: told } = entry.event.data;
  erasedAgain.set(tenant, told ? new Set(told.map(({ incident }) => incident as string)) : 'any');
}

/** The place that was given, if it is this store's: of another one nothing is known to be missing. */
async function placeOf({ snapshot }: Stream, place: FilesOf): Promise<FilesOf> {
  const marked = await snapshot.placeOfFiles();
  const mark = await place?.mark().catch(undefinedWhenAway);
  return mark !== undefined && mark === marked ? place : undefined;
}

const undefinedWhenAway = (error: unknown): undefined => {
  if (!(error instanceof PlaceAway)) throw error;
};

class FilesOfStream implements StreamWitness {
  readonly #named = new Map<string, Named>();
  readonly #erased = new Set<string>();
  #isWhollyErased = false;

  constructor(
    private readonly stream: Stream,
    private readonly watching: Watching,
  ) {}

  take({ entry, laid: { seq, appendId } }: Seen): void {
    const event = entry?.event;
    if (event?.type === 'EvidenceSealed' && event.data.file) {
      const { file, sha256, fileSize: size } = event.data;
      const known = this.#named.get(file);
      if (known) known.commands.push(appendId);
      else this.#named.set(file, { seq, sha256, size, commands: [appendId] });
    }
    if (event?.type !== 'TextsErased') return;
    if (event.data.scope === 'whole-vault') this.#isWhollyErased = true;
    for (const file of event.data.files ?? []) this.#erased.add(file);
  }

  async end(): Promise<void> {
    const named = this.#isWhollyErased ? [] : [...this.#named].filter(([file]) => !this.#erased.has(file));
    const erasedAgain = await this.#erasedAgain(named.map(([file]) => file));
    if (erasedAgain.size > 0) this.watching.finding.count('files-erased-again', erasedAgain.size);
    const kept = named.filter(([file]) => !erasedAgain.has(file));
    if (kept.length === 0) return;
    this.watching.finding.count('files', kept.length);
    const rows = await this.#rows(kept.map(([file]) => file));
    const place = await this.watching.place();
    for (const [file, named] of kept) {
      const row = rows.get(file);
      if (row?.object) await this.#compare(named, { ...row, object: row.object }, place);
      else this.#breach('file-row-is-missing', file, named);
    }
  }

  /** By what is noted beside the keys. */
  async #erasedAgain(files: readonly string[]): Promise<ReadonlySet<string>> {
    const { tenant, incident = tenant } = this.stream;
    const lost = this.watching.keys ? await lostKeys(this.watching.keys, { tenant, incident }, files) : new Map<string, string>();
    return new Set(files.filter((file) => lost.get(file) === 'erased'));
  }

  /** Without the keys nobody can tell what is missing here from what was erased again. */
  #mayBeErasedAgain(): boolean {
    const { keys, erasedAgain } = this.watching;
    const { tenant, incident = tenant } = this.stream;
    const told = keys ? undefined : erasedAgain.get(tenant);
    return told === 'any' || told?.has(incident) === true;
  }

  async #compare(named: Named, row: Row & { readonly object: string }, place: FilesOf): Promise<void> {
    const { file, incident, object, sha256, size, holds } = row;
    const isAsSealed = sha256 === named.sha256 && size === named.size && incident === this.stream.incident && holds === 'evidence';
    if (!isAsSealed) this.#breach('file-row-differs', file, named);
    if (!row.namedBy.some((command) => named.commands.includes(command))) this.#breach('file-is-not-named', file, named);
    if (!place) return;
    const lying = await place.sizeOf(object).catch((error: unknown) => {
      undefinedWhenAway(error);
      this.watching.finding.lacks('files-away');
      return 'away' as const;
    });
    if (lying === 'away') return;
    this.watching.finding.count('files-lying');
    if (lying === undefined) this.#breach('file-is-missing', file, named);
    else if (lying !== sealedLength(named.size ?? 0)) this.#breach('file-size-differs', file, named);
  }

  async #rows(files: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const { tenant, snapshot } = this.stream;
    const text = `select file_id as file, incident_id as incident, object, sha256, size::float8 as size, holds, named_by as "namedBy"
      from vault.evidence_file where tenant_id = $1 and file_id = any($2::uuid[])`;
    return new Map((await snapshot.ofTenant<Row>(tenant, text, [tenant, files])).map((row) => [row.file, row]));
  }

  #breach(
    code: 'file-row-is-missing' | 'file-row-differs' | 'file-is-not-named' | 'file-is-missing' | 'file-size-differs',
    file: string,
    { seq }: Named,
  ): void {
    const isMissing = code === 'file-row-is-missing' || code === 'file-is-missing';
    if (isMissing && this.#mayBeErasedAgain()) {
      this.watching.finding.lacks('keys-away');
      return;
    }
    this.watching.finding.breach({ code, stream: this.stream.name, seq, about: file });
  }
}
