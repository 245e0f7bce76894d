import { incidentStream, readCanonical } from '@shodo/ledger';
import { checkRecord, type Elsewhere, type Finding, type Tools } from './check-record.js';
import { decodeUtf8 } from './lines.js';

/** The files of a pack as they lie unpacked, named from its folder on, with `/`. */
export interface PackFiles {
  readonly paths: readonly string[];
  /** What lies there and is neither file nor folder, such as a symbolic link: it is not opened, whatever it leads to. */
  readonly others?: readonly string[];
  readonly open: (path: string) => AsyncIterable<Uint8Array>;
}
/** A digest of what comes piece by piece. */
export interface Hasher {
  readonly update: (bytes: Uint8Array) => void;
  /** 64 lower-case hexadecimal digits. */
  readonly digest: () => string;
}
export interface PackTools extends Tools {
  readonly hasher: () => Hasher;
}

export type PartProblem = 'changed' | 'missing' | 'unlisted' | 'no-file';
export type PackFinding =
  | { readonly is: 'not-checkable'; readonly why: 'no-manifest' | 'unknown-pack' }
  | {
      readonly is: 'sound' | 'broken' | 'not-checkable';
      readonly manifest: string;
      readonly parts: number;
      readonly problems: readonly { readonly path: string; readonly problem: PartProblem }[];
      /** Not listed, and by their names put there by a system: not looked into, and said. */
      readonly ofTheSystem: readonly string[];
      /** Of the slice of the ledger; absent when the pack has none. */
      readonly record?: Finding;
      /** The record ends with another entry than the manifest says. */
      readonly otherState: boolean;
      /** The record is of another incident than the manifest says. */
      readonly otherIncident: boolean;
      /** Of a pack in volumes: how many there are, and those of which nothing is here. Then what is here is checked, and the pack is not sound. */
      readonly volumes?: { readonly count: number; readonly absent: readonly number[] };
    };

interface Manifest {
  readonly incident: string;
  readonly record: { readonly seq: number; readonly digest: string };
  readonly parts: readonly { readonly path: string; readonly sha256: string; readonly size: number; readonly volume?: number }[];
  readonly volumes?: number;
}

const manifestPath = 'manifest.json';
const formats = { whole: 'shodo-evidence-pack/1', inVolumes: 'shodo-evidence-pack/2' } as const;
/** Files that systems put into folders by themselves; a folder of such a name is none of them, and what lies in it stands for itself. */
const isOfTheSystem = (path: string) => /(^|\/)(\.DS_Store|\._[^/]+|Thumbs\.db|desktop\.ini)$/.test(path);
/** Some systems write the marks of kana apart from them. */
const composed = (path: string) => path.normalize('NFC');

/** Checks an unpacked pack: every file against its manifest, none too many, and the record in it. Constant memory, nothing but the files. */
export async function checkPack(tools: PackTools, files: PackFiles, elsewhere: Elsewhere = {}): Promise<PackFinding> {
  if (!files.paths.includes(manifestPath)) return { is: 'not-checkable', why: 'no-manifest' };
  const bytes = await all(files.open(manifestPath));
  const listed = readManifest(decodeUtf8(bytes));
  if (!listed) return { is: 'not-checkable', why: 'unknown-pack' };

  // The first that is listed: a file of evidence may be called so as well, and lie in another volume.
  const recordPart = listed.parts.find(({ path }) => path.endsWith('.ndjson'));
  if (!recordPart) return { is: 'not-checkable', why: 'unknown-pack' };

  const { found, rest } = matched([manifestPath, ...listed.parts.map(({ path }) => path)], files.paths);
  const others = new Set(files.others?.map(composed));
  const problems: { path: string; problem: PartProblem }[] = (files.others ?? []).map((path) => ({ path, problem: 'no-file' }));
  const absent = absentOf(listed, (path) => found.has(path) || others.has(composed(path)));
  for (const { path, sha256, size, volume } of listed.parts) {
    if ((volume !== undefined && absent.includes(volume)) || others.has(composed(path))) continue;
    const there = found.get(path);
    if (there === undefined) problems.push({ path, problem: 'missing' });
    else if ((await measured(tools, files.open(there))) !== `${size} ${sha256}`) problems.push({ path, problem: 'changed' });
  }
  problems.push(...rest.filter((path) => !isOfTheSystem(path)).map((path) => ({ path, problem: 'unlisted' as const })));

  const recordPath = found.get(recordPart.path);
  const record = recordPath === undefined ? undefined : await checkRecord(tools, files.open(recordPath), elsewhere);
  const sound = record && ('otherwise' in record ? record.otherwise : record.is === 'sound' ? record : undefined);
  const otherState = sound !== undefined && (sound.head.seq !== listed.record.seq || sound.head.digest !== listed.record.digest);
  const otherIncident = sound !== undefined && !isOfIncident(sound.header.stream, listed.incident);
  const isBroken = problems.length > 0 || record?.is === 'broken' || otherState || otherIncident;
  return {
    is: isBroken ? 'broken' : absent.length > 0 ? 'not-checkable' : (record?.is ?? 'sound'),
    manifest: digestOf(tools, bytes),
    parts: listed.parts.length,
    problems,
    ofTheSystem: rest.filter(isOfTheSystem),
    otherState,
    otherIncident,
    ...(record && { record }),
    ...(listed.volumes !== undefined && { volumes: { count: listed.volumes, absent } }),
  };
}

const isOfIncident = (stream: string, incident: string) => stream === incidentStream(stream.split(':')[1] ?? '', incident);

/**
 * The file of each listed name, and the files that are left. A name spelt as listed goes before one that is only composed to it: of the two one is too
 * many. Of several that are only composed to it the first by its characters goes, in whatever order a folder or a browser hands them over.
 */
function matched(listed: readonly string[], paths: readonly string[]): { found: ReadonlyMap<string, string>; rest: string[] } {
  const left = new Set(paths);
  const found = new Map(listed.filter((path) => left.has(path)).map((path) => [path, path]));
  for (const path of found.values()) left.delete(path);
  const apart = new Map(
    [...left]
      .toSorted()
      .toReversed()
      .map((path) => [composed(path), path]),
  );
  for (const path of listed) {
    const there = found.has(path) ? undefined : apart.get(composed(path));
    if (there === undefined || !left.delete(there)) continue;
    found.set(path, there);
  }
  return { found, rest: [...left] };
}

/** Volumes of which no part is here: they may lie elsewhere, while a part that is missing from one that is here was taken out. */
function absentOf({ parts, volumes = 0 }: Manifest, isHere: (path: string) => boolean): number[] {
  const here = new Set(parts.filter(({ path }) => isHere(path)).map(({ volume }) => volume));
  return Array.from({ length: volumes }, (_, at) => at + 1).filter((volume) => !here.has(volume));
}

async function measured({ hasher }: PackTools, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = hasher();
  let size = 0;
  for await (const piece of bytes) {
    hash.update(piece);
    size += piece.length;
  }
  return `${size} ${hash.digest()}`;
}

function digestOf({ hasher }: PackTools, bytes: Uint8Array): string {
  const hash = hasher();
  hash.update(bytes);
  return hash.digest();
}

/** The list is small: it is held whole. */
async function all(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** In canonical form alone, and each part once: what is written twice could show a reader another list than the one that was checked. */
function readManifest(text: string | undefined): Manifest | undefined {
  const manifest = text === undefined ? undefined : readCanonical(text);
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const { format, algorithm, incident, record, parts, volumes } = manifest as Record<string, unknown>;
  if (algorithm !== 'sha-256' || typeof incident !== 'string' || !isRecord(record)) return undefined;
  if (!Array.isArray(parts) || !parts.every(isPart) || new Set(parts.map(({ path }) => path)).size < parts.length) return undefined;
  if (format === formats.whole) return { incident, record, parts: parts.map(({ path, sha256, size }) => ({ path, sha256, size })) };
  const isDealtOut = format === formats.inVolumes && isCount(volumes) && parts.every(({ volume }) => isCount(volume) && volume <= volumes);
  return isDealtOut ? { incident, record, parts, volumes } : undefined;
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65_534;

const isRecord = (value: unknown): value is Manifest['record'] =>
  typeof value === 'object' &&
  value !== null &&
  'seq' in value &&
  typeof value.seq === 'number' &&
  'digest' in value &&
  typeof value.digest === 'string';

const isPart = (value: unknown): value is Manifest['parts'][number] =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'sha256' in value &&
  typeof value.sha256 === 'string' &&
  'size' in value &&
  typeof value.size === 'number';
