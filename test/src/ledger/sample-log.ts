import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { AnyEvent } from '@shodo/contracts';
import {
  checkpointText,
  emptyHead,
  entryLeaf,
  handOverText,
  headLeaf,
  incidentStream,
  inclusionRanges,
  keyText,
  linkOnto,
  logOrigin,
  organisationStream,
  type RecordSource,
  recordText,
  rootOf,
  type StoredText,
  signNote,
} from '@shodo/ledger';
import { nodeTools } from '@shodo/verifier';
import type { Chance } from '../faults/load/chance.js';

const { sha256, hash } = nodeTools;
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface SampleSigner {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}
/** A signer that is the same in every run, of this secret or of one made of this number. */
export function sampleSigner(secret: number | string): SampleSigner {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, typeof secret === 'number' ? Buffer.alloc(32, secret) : Buffer.from(secret, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  });
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { publicKey: Uint8Array.from(der.subarray(-32)), sign: (message) => sign(null, message, privateKey) };
}

/** One entry as the store keeps it, and its leaf. */
export interface SampleRow extends StoredText {
  readonly stream: string;
}

const timeOf = (second: number) => new Date(Date.UTC(2026, 10, 28, 13, 0, second)).toISOString();

/** A log of one organisation with several streams, in memory, made of the writer's own primitives: the same seed, the same bytes. */
export class SampleLog {
  readonly streams: readonly [string, string, string];
  readonly rows: SampleRow[] = [];
  readonly checkpoints: { size: number; note: string }[] = [];
  readonly keys: { key: string; handOver?: string }[] = [];
  #signer: SampleSigner | undefined;

  constructor(readonly tenant = '11111111-1111-4111-8111-111111111111') {
    this.streams = [
      incidentStream(tenant, '22222222-2222-4222-8222-222222222222'),
      incidentStream(tenant, '33333333-3333-4333-8333-333333333333'),
      organisationStream(tenant),
    ];
  }

  /** Appends an entry; it has its leaf at once. */
  append(stream: string, event: object): void {
    const last = this.rows.findLast((row) => row.stream === stream);
    const before = last ? { seq: this.#count(stream), digest: last.digest } : emptyHead;
    const actor = { kind: 'system', part: 'incident' } as const;
    const append = { stream, head: before, appendId: `append-${this.rows.length}`, occurredAt: timeOf(this.rows.length), actor };
    const [linked] = linkOnto(sha256, append, [event as AnyEvent]);
    if (!linked) throw new Error('nothing was appended');
    const stored = { content: linked.content, digest: linked.entry.digest, recordedAt: timeOf(this.rows.length) };
    this.rows.push({ stream, ...stored, leaf: { index: this.rows.length, hash: entryLeaf(sha256, stored) } });
  }

  /** From now on another key signs; the one before makes it known unless it was lost. */
  signWith(signer: SampleSigner, { handedOver = true } = {}): void {
    const [before, name] = [this.#signer, logOrigin(this.tenant)];
    const key = keyText(hash, { name, publicKey: signer.publicKey });
    const handOver = before && handedOver ? signNote(hash, handOverText(name, key), [{ name, ...before }]) : undefined;
    this.keys.push({ key, ...(handOver !== undefined && { handOver }) });
    this.#signer = signer;
  }

  checkpoint(): void {
    const [signer, name, size] = [this.#signer, logOrigin(this.tenant), this.rows.length];
    if (!signer) throw new Error('nobody signs');
    const root = rootOf(hash, this.#leaves());
    const heads = rootOf(
      hash,
      this.#heads(size).map((head) => headLeaf(hash, head)),
    );
    const text = checkpointText({ origin: name, size, root, heads, time: timeOf(size) });
    this.checkpoints.push({ size, note: signNote(hash, text, [{ name, ...signer }]) });
  }

  /** The export of a stream, from these rows; what the log holds for them may be something else. */
  async exported(stream: string, rows: readonly SampleRow[] = this.rows, timestamps: RecordSource['timestamps'] = []): Promise<string[]> {
    const own = rows.filter((row) => row.stream === stream);
    const last = own.at(-1);
    const size = this.checkpoints.at(-1)?.size ?? 0;
    const first = own[0]?.leaf?.index ?? 0;
    const heads = this.#heads(size);
    const index = heads.findIndex((head) => head.stream === stream);
    const head = heads[index];
    const leaves = heads.map((each) => headLeaf(hash, each));
    const path = inclusionRanges(index, leaves.length).map(({ from, to }) => rootOf(hash, leaves.slice(from, to)));
    const source: RecordSource = {
      header: {
        stream,
        head: { seq: own.length, digest: last?.digest ?? '' },
        exportedAt: timeOf(3_600),
        ...(size > first && { log: { origin: logOrigin(this.tenant), size } }),
      },
      pages: pagesOf(own),
      keys: size > first ? this.keys : [],
      checkpoints: this.checkpoints.filter((each) => each.size > first),
      hashesOf: (subtrees) =>
        Promise.resolve(subtrees.map(({ level, index: at }) => rootOf(hash, this.#leaves().slice(at * 2 ** level, (at + 1) * 2 ** level)))),
      ...(head && { headProof: { head, index, count: heads.length, path } }),
      timestamps,
    };
    let text = '';
    for await (const block of recordText(source)) text += block;
    return text.trimEnd().split('\n');
  }

  #count = (stream: string, size = this.rows.length) => this.rows.slice(0, size).filter((row) => row.stream === stream).length;
  #leaves = () => this.rows.map(({ leaf }) => Uint8Array.from(Buffer.from(leaf?.hash ?? '', 'hex')));
  #heads = (size: number) =>
    this.streams
      .flatMap((stream) => {
        const digest = this.rows.slice(0, size).findLast((row) => row.stream === stream)?.digest;
        return digest === undefined ? [] : [{ stream, seq: this.#count(stream, size), digest }];
      })
      .sort((a, b) => (a.stream < b.stream ? -1 : 1));
}

async function* pagesOf(rows: readonly SampleRow[]): AsyncGenerator<readonly StoredText[]> {
  for (let at = 0; at < rows.length; at += 7) yield rows.slice(at, at + 7);
}

const texts = ['漏えい', '髙﨑𠮷', 'a\u2028b', 'か\u3099', '"\\\u0001', '√ 1/2'];
export const sampleEvent = (number: number) => ({
  type: 'NoteAdded',
  version: 1,
  data: { text: texts[number % texts.length], count: number, share: number / 8, nested: { '10': [null, true], '9': {} } },
});

/** Entries of three streams in turns, as chance has them, with a checkpoint now and then and a last one before the end. */
export function grownLog(chance: Chance, { entries = 60, signer = sampleSigner(1) } = {}): SampleLog {
  const log = new SampleLog();
  log.signWith(signer);
  for (let count = 0; count < entries; count += 1) {
    log.append(count < 3 ? (log.streams[count] ?? '') : chance.oneOf(log.streams), sampleEvent(count));
    if (count > 4 && count < entries - 3 && (chance.happens(0.15) || count === entries - 4)) log.checkpoint();
  }
  return log;
}
