import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { VaultDamaged } from '../faults.js';
import { randomKey } from '../sealing.js';

/**
 * A sealed file: eight bytes that name the form, 32 bytes of salt, then chunks. Each chunk is AES-256-GCM over at most 256 KiB under a key derived
 * from the file's and the salt, so that no nonce is ever used twice, however often the same file arrives. The nonce is the number of the chunk (11
 * bytes) and a byte that is 1 for the last: chunks cannot be exchanged, left out, or cut off at the end. (The construction is STREAM: Hoang,
 * Reyhanitabar, Rogaway and Vizár, 2015.) Memory holds one chunk.
 */
const form = Buffer.from('shodofl1', 'latin1');
const saltLength = 32;
const headLength = form.length + saltLength;
const chunkLength = 262_144;
const tagLength = 16;

const derived = (key: Buffer, salt: Buffer) => Buffer.from(hkdfSync('sha256', key, salt, 'shodo-file/1', 32));
const aad = (bound: readonly string[]) => Buffer.from(JSON.stringify(bound), 'utf8');

function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(chunk), 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Cuts what flows through into pieces of one length; the last may be shorter. What follows the head of `skip` bytes is cut. */
abstract class InPieces extends Transform {
  #waiting: Buffer[] = [];
  #length = 0;
  protected count = 0;

  constructor(private readonly pieceLength: number) {
    super();
  }

  protected abstract piece(bytes: Buffer, isLast: boolean): Buffer;

  /** One piece is always kept back: only the end tells which is the last. */
  override _transform(bytes: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#waiting.push(bytes);
    this.#length += bytes.length;
    try {
      if (this.#length > this.pieceLength) this.#cut();
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      this.push(this.piece(Buffer.concat(this.#waiting), true));
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  #cut(): void {
    let all = Buffer.concat(this.#waiting);
    while (all.length > this.pieceLength) {
      this.push(this.piece(all.subarray(0, this.pieceLength), false));
      this.count += 1;
      all = all.subarray(this.pieceLength);
    }
    this.#waiting = [all];
    this.#length = all.length;
  }
}

class Sealing extends InPieces {
  readonly #key: Buffer;
  readonly #aad: Buffer;

  constructor(key: Buffer, bound: readonly string[]) {
    super(chunkLength);
    const salt = randomKey();
    this.#key = derived(key, salt);
    this.#aad = aad(bound);
    this.push(Buffer.concat([form, salt]));
  }

  protected override piece(bytes: Buffer, isLast: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.count, isLast)).setAAD(this.#aad);
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

class Opening extends InPieces {
  #head: Buffer = Buffer.alloc(0);
  #key: Buffer | undefined;
  readonly #aad: Buffer;

  constructor(
    private readonly fileKey: Buffer,
    private readonly bound: readonly string[],
  ) {
    super(chunkLength + tagLength);
    this.#aad = aad(bound);
  }

  override _transform(bytes: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    if (this.#key) super._transform(bytes, encoding, done);
    else if (this.#head.length + bytes.length < headLength) {
      this.#head = Buffer.concat([this.#head, bytes]);
      done();
    } else this.#begin(Buffer.concat([this.#head, bytes]), encoding, done);
  }

  #begin(bytes: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    if (bytes.subarray(0, form.length).equals(form)) {
      this.#key = derived(this.fileKey, bytes.subarray(form.length, headLength));
      super._transform(bytes.subarray(headLength), encoding, done);
    } else done(this.#damaged());
  }

  protected override piece(bytes: Buffer, isLast: boolean): Buffer {
    if (!this.#key || bytes.length < tagLength) throw this.#damaged();
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, nonceOf(this.count, isLast), { authTagLength: tagLength });
      decipher.setAAD(this.#aad).setAuthTag(bytes.subarray(bytes.length - tagLength));
      return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - tagLength)), decipher.final()]);
    } catch {
      throw this.#damaged();
    }
  }

  #damaged = () => new VaultDamaged(`${this.bound.join(' ')} does not open`);
}

/** How long a file of this length is once it is sealed. */
export const sealedLength = (size: number): number => headLength + size + Math.max(1, Math.ceil(size / chunkLength)) * tagLength;

/** Seals what flows through. `bound` says what it belongs to and is needed to open it. */
export const sealingStream = (key: Buffer, bound: readonly string[]): Transform => new Sealing(key, bound);

/** Opens what flows through; ends with VaultDamaged at the first chunk that was changed, exchanged, left out or cut off. What came before it was sound. */
export const openingStream = (key: Buffer, bound: readonly string[]): Transform => new Opening(key, bound);
