import { createHash } from 'node:crypto';
import type { LeftOut, PackProfile } from '@shodo/contracts';
import type { Part, PartMeasured } from './parts.js';
import { type InVolume, isIn } from './volumes.js';
import { PartIsAnother, type ZipPartBytes } from './zip.js';

/** A part of a pack that is kept: among its own bytes, or, when it is a file of evidence, where that lies anyway. */
export interface KeptPart extends PartMeasured, InVolume {
  readonly evidence?: string;
}

/** What stands on the first line of a kept pack. */
export interface Plan {
  readonly form: 'shodo-kept-pack/1';
  readonly profile: PackProfile;
  readonly manifest: string;
  readonly seq: number;
  readonly leftOut: readonly LeftOut[];
  /** How large each archive was wanted to be, and how many there are; absent when it is a single one. */
  readonly volumeSize?: number;
  readonly volumes?: number;
  readonly parts: readonly KeptPart[];
}

/** A pack as it is kept: its plan on one line, then the bytes of its own parts. Files of evidence are not kept a second time. */
export async function* keptPack(plan: Plan, own: readonly Part[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(plan)}\n`, 'utf8');
  for (const part of own) yield* part.open();
}

const longestPlan = 16_777_216;

/** Reads the plan and stops. @throws PartIsAnother when this is no kept pack */
export async function planIn(bytes: AsyncIterable<Uint8Array>): Promise<Plan> {
  for await (const { plan } of opened(bytes)) return plan;
  throw new PartIsAnother('no plan');
}

async function* opened(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ plan: Plan; rest: Uint8Array }> {
  let head = Buffer.alloc(0);
  let plan: Plan | undefined;
  for await (const piece of bytes) {
    if (plan) {
      yield { plan, rest: piece };
      continue;
    }
    head = Buffer.concat([head, piece]);
    const end = head.indexOf(0x0a);
    if (end < 0 && head.length > longestPlan) throw new PartIsAnother('no plan');
    if (end < 0) continue;
    plan = JSON.parse(head.subarray(0, end).toString('utf8')) as Plan;
    yield { plan, rest: head.subarray(end + 1) };
  }
}

/** A flow that is cut into parts, each to be read to its end before the next is asked for. */
class Cutting {
  #left: Uint8Array = new Uint8Array();
  readonly #pieces: AsyncIterator<{ rest: Uint8Array }>;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#pieces = opened(bytes)[Symbol.asyncIterator]();
  }

  async *next(length: number): AsyncGenerator<Uint8Array> {
    for (let missing = length; missing > 0; ) {
      if (this.#left.length === 0) {
        const { done, value } = await this.#pieces.next();
        if (done) throw new PartIsAnother('the kept pack ends too early');
        this.#left = value.rest;
        continue;
      }
      const piece = this.#left.subarray(0, missing);
      this.#left = this.#left.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }
}

/**
 * The parts of a kept pack, or of one volume of it, in the order of its plan, each with its bytes, for an archive. What flows is measured again: where it
 * is not what the plan says the flow breaks off.
 */
export async function* partsOf(
  { parts }: Plan,
  bytes: AsyncIterable<Uint8Array>,
  openEvidence: (evidence: string) => Promise<AsyncIterable<Uint8Array>>,
  volume?: number,
): AsyncGenerator<ZipPartBytes> {
  const own = new Cutting(bytes);
  for (const kept of parts) {
    const { evidence, sha256, path, size, crc32 } = kept;
    if (isIn(kept, volume))
      yield { path, size, crc32, bytes: sameAs(sha256, evidence === undefined ? own.next(size) : await openEvidence(evidence), path) };
    else if (evidence === undefined) await passOver(own.next(size));
  }
}

async function passOver(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

async function* sameAs(sha256: string, bytes: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== sha256) throw new PartIsAnother(path);
}
