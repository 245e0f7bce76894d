import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { KeysAreMissing, VaultDamaged } from './faults.js';

const ivLength = 12;
const tagLength = 16;
const saltLength = 32;

/** 32 random bytes: a key of AES-256, or a salt. */
export const randomKey = () => randomBytes(32);

/**
 * Seals bytes under a key: AES-256-GCM with a random IV, as IV, ciphertext, tag. `bound` says what it belongs to and is needed to open it:
 * a ciphertext that was moved elsewhere does not open.
 */
export function seal(key: Buffer, plaintext: Buffer, bound: readonly string[]): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad(bound));
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** @throws VaultDamaged when it was changed, or sealed under another key, or for something else */
export function open(key: Buffer, sealed: Buffer, bound: readonly string[]): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), { authTagLength: tagLength }).setAAD(aad(bound));
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
    return Buffer.concat([decipher.update(sealed.subarray(ivLength, sealed.length - tagLength)), decipher.final()]);
  } catch {
    throw new VaultDamaged(`${bound.join(' ')} does not open`);
  }
}

/** The same, of a key that the master key wraps. @throws KeysAreMissing */
export function openKey(masterKey: Buffer, wrapped: Buffer, bound: readonly string[]): Buffer {
  try {
    return open(masterKey, wrapped, bound);
  } catch (error) {
    throw new KeysAreMissing((error as Error).message);
  }
}

const aad = (bound: readonly string[]) => Buffer.from(JSON.stringify(bound), 'utf8');

/** A text with the salt of its commitment, as it lies in the vault. */
export const packed = (salt: Buffer, text: string) => Buffer.concat([salt, Buffer.from(text, 'utf8')]);
export const unpacked = (bytes: Buffer) => ({ salt: bytes.subarray(0, saltLength), text: bytes.subarray(saltLength).toString('utf8') });

/** SHA-256 over salt and UTF-8 text: says nothing about the text without the salt, and later proves that the text was this one. */
export const commitmentTo = (saltAndText: Buffer): string => createHash('sha256').update(saltAndText).digest('hex');

/** What tells one master key from another without telling anything about it. */
export const keyIdOf = (key: Buffer): string => createHash('sha256').update('shodo-master-key-id/1').update(key).digest('hex').slice(0, 16);
