import { type ExportedLeaf, entryLeaf, exportContent, exportHeader, readHeader } from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import type { Chance } from '../faults/load/chance.js';
import { grownLog, type SampleLog, type SampleRow } from './sample-log.js';

/** A record that somebody tampered with, and at which entries the fault may be named. */
export interface Tampered {
  readonly how: string;
  readonly lines: readonly Buffer[];
  /** First and last sequence that names the fault rightly; the same where it is one entry. */
  readonly from: number;
  readonly to: number;
}

interface Sample {
  readonly chance: Chance;
  readonly log: SampleLog;
  readonly stream: string;
  readonly lines: readonly string[];
  /** For each line: its entry, or the entry that stands next. */
  readonly seqs: readonly number[];
  /** For each line: the first entry after the last checkpoint before it. */
  readonly afterCheckpoint: readonly number[];
}

const isEntry = (line: string) => line.startsWith('{"digest"');
const isCheckpoint = (line: string) => line.startsWith('{"checkpoint"');

/** A log, its first stream's export, and where its entries stand. */
export async function sampled(chance: Chance): Promise<Sample> {
  const log = grownLog(chance);
  const stream = log.streams[0];
  const lines = await log.exported(stream);
  let [next, after] = [1, 1];
  const places = lines.map((line) => {
    const place = { seq: next, after };
    if (isEntry(line)) next += 1;
    if (isCheckpoint(line)) after = next;
    return place;
  });
  return { chance, log, stream, lines, seqs: places.map(({ seq }) => seq), afterCheckpoint: places.map(({ after: first }) => first) };
}

/** Lines that a checkpoint held elsewhere covers: all from the first entry to the last line that a leaf or a proof stands in. */
function covered({ lines }: Sample): { first: number; last: number } {
  const last = lines.findLastIndex((line) => line.startsWith('{"headProof"'));
  return { first: lines.findIndex((line) => isEntry(line) || line.startsWith('{"nodes"')), last };
}

const anyOf = (sample: Sample, fits: (line: string, at: number) => boolean = () => true) => {
  const { first, last } = covered(sample);
  return sample.chance.oneOf(sample.lines.flatMap((line, at) => (at >= first && at <= last && fits(line, at) ? [at] : [])));
};
const bytes = (lines: readonly string[]) => lines.map((line) => Buffer.from(line));
const entryAt = (sample: Sample, at: number) => ({ from: sample.seqs[at] ?? 0, to: sample.seqs[at] ?? 0 });
/** Where only a proof was touched the fault lies between the checkpoint before and the entry after. */
const around = (sample: Sample, at: number) => ({ from: sample.afterCheckpoint[at] ?? 1, to: sample.seqs[at] ?? 0 });
const placeOf = (sample: Sample, at: number) => (isEntry(sample.lines[at] ?? '') ? entryAt : around)(sample, at);

type Mutation = (sample: Sample) => Omit<Tampered, 'how'>;

function bitFlip(sample: Sample): Omit<Tampered, 'how'> {
  const at = anyOf(sample);
  const lines = bytes(sample.lines);
  const line = lines[at] ?? Buffer.alloc(1);
  const place = sample.chance.between(0, line.length - 1);
  line[place] = (line[place] ?? 0) ^ (1 << sample.chance.between(0, 7));
  return { lines: lines.flatMap((each) => (each.includes(0x0a) ? splitAtLineFeed(each) : [each])), ...placeOf(sample, at) };
}

/** A flipped bit may make a line feed, and then it is two lines. */
function splitAtLineFeed(line: Buffer): Buffer[] {
  const at = line.indexOf(0x0a);
  return [line.subarray(0, at), line.subarray(at + 1)];
}

function deletion(sample: Sample): Omit<Tampered, 'how'> {
  const { last } = covered(sample);
  // A checkpoint in the middle may be left out: what it says is said by those after it.
  const at = anyOf(sample, (line, place) => !isCheckpoint(line) || place >= last - 1);
  return { lines: bytes(sample.lines.toSpliced(at, 1)), ...around(sample, at) };
}

function swap(sample: Sample): Omit<Tampered, 'how'> {
  const [a, b] = [anyOf(sample), anyOf(sample)].sort((one, other) => one - other) as [number, number];
  if (a === b) return swap(sample);
  const lines = sample.lines.with(a, sample.lines[b] ?? '').with(b, sample.lines[a] ?? '');
  return { lines: bytes(lines), ...around(sample, a) };
}

function doubling(sample: Sample): Omit<Tampered, 'how'> {
  const at = anyOf(sample);
  return { lines: bytes(sample.lines.toSpliced(at, 0, sample.lines[at] ?? '')), ...around(sample, at) };
}

function tailCut(sample: Sample): Omit<Tampered, 'how'> {
  const at = anyOf(sample);
  return { lines: bytes(sample.lines.slice(0, at)), ...around(sample, at) };
}

/** Cut in the middle of a line. */
function truncation(sample: Sample): Omit<Tampered, 'how'> {
  const at = anyOf(sample, (line) => line.length > 2);
  const kept = (sample.lines[at] ?? '').slice(0, sample.chance.between(1, (sample.lines[at] ?? '').length - 1));
  return { lines: bytes([...sample.lines.slice(0, at), kept]), ...around(sample, at) };
}

/** The stream's end kept back, head and digests fitting: only the heads in the checkpoint tell. */
function hiddenEnd(sample: Sample): Omit<Tampered, 'how'> {
  const at = anyOf(sample, (line, place) => isEntry(line) && place > covered(sample).first);
  const before = sample.lines.slice(0, at);
  const last = JSON.parse(before.findLast(isEntry) ?? '{}') as { digest: string };
  const header = readHeader(sample.lines[0] ?? '');
  if (!header) throw new Error('the sample has no header');
  const short = exportHeader({ ...header, head: { seq: (sample.seqs[at] ?? 0) - 1, digest: last.digest } });
  const rest = sample.lines.slice(at).filter((line) => !isEntry(line));
  return { lines: bytes([short, ...before.slice(1), ...rest]), ...around(sample, at) };
}

type Rewriting = 'leaves-kept' | 'leaves-made-anew';

/** An entry changed and all after it of the stream hashed anew, head included. */
const suffixRewritten =
  (how: Rewriting): Mutation =>
  (sample) => {
    const at = anyOf(sample, (line) => isEntry(line));
    let digest = '';
    const lines = sample.lines.map((line, place) => {
      if (!isEntry(line) || place < at) return line;
      const { entry, leaf, recordedAt } = JSON.parse(line) as { entry: Record<string, unknown>; leaf?: ExportedLeaf; recordedAt: string };
      const changed = place === at ? { ...entry, occurredAt: '2020-01-01T00:00:00.000Z' } : { ...entry, prevDigest: digest };
      const content = JSON.stringify(changed);
      digest = nodeTools.sha256(content);
      const hash = entryLeaf(nodeTools.sha256, { digest, recordedAt });
      return exportContent(content, digest, recordedAt, leaf && (how === 'leaves-kept' ? leaf : { ...leaf, hash }));
    });
    const header = readHeader(lines[0] ?? '');
    if (!header) throw new Error('the sample has no header');
    const rewritten = lines.with(0, exportHeader({ ...header, head: { ...header.head, digest } }));
    return { lines: bytes(rewritten), ...(how === 'leaves-kept' ? entryAt : around)(sample, at) };
  };

const mutations: Readonly<Record<string, Mutation>> = {
  bitFlip,
  deletion,
  swap,
  doubling,
  tailCut,
  truncation,
  hiddenEnd,
  suffixWithLeavesKept: suffixRewritten('leaves-kept'),
  suffixWithLeavesMadeAnew: suffixRewritten('leaves-made-anew'),
};

/** One tampering with an export, as chance has it. */
export function tamperedExport(sample: Sample): Tampered {
  const how = sample.chance.oneOf(Object.keys(mutations));
  return { how, ...(mutations[how] as Mutation)(sample) };
}

/** One tampering with stored rows of the stream, exported by an honest program afterwards. */
export async function tamperedRows(sample: Sample): Promise<Tampered> {
  const { chance, log, stream } = sample;
  const size = log.checkpoints.at(-1)?.size ?? 0;
  const own = log.rows.flatMap((row, index) => (row.stream === stream && index < size ? [index] : []));
  const index = chance.oneOf(own);
  const seq = own.indexOf(index) + 1;
  const row = log.rows[index] as SampleRow;
  const flipped = (text: string) => {
    const place = chance.between(0, text.length - 1);
    const letter = String.fromCharCode(text.charCodeAt(place) ^ (1 << chance.between(0, 3)));
    return text.slice(0, place) + letter + text.slice(place + 1);
  };
  const later = new Date(Date.parse(row.recordedAt) + chance.between(1, 900)).toISOString();
  const ways: Readonly<Record<string, () => readonly SampleRow[]>> = {
    content: () => log.rows.with(index, { ...row, content: flipped(row.content) }),
    digest: () => log.rows.with(index, { ...row, digest: flipped(row.digest) }),
    recordedAt: () => log.rows.with(index, { ...row, recordedAt: later }),
    deletedRow: () => log.rows.toSpliced(index, 1),
  };
  const how = chance.oneOf(Object.keys(ways));
  const lines = await log.exported(stream, ways[how]?.());
  return { how: `row: ${how}`, lines: bytes(lines), from: seq, to: seq };
}
