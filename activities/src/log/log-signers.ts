import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasSigned, type LogSigner, type LogSigners, type Store } from '@shodo/store';

/** What stands before the 32 bytes of a private key in its DER form (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Keys that sign checkpoints: lines of 32 bytes in base64, the last line is the present key. Those before it only make it known where they signed
 * before; once every organisation has a checkpoint of the present one, they may be removed. The file is made when there is none.
 */
export function logSigners({ value, file }: { readonly value?: string; readonly file: string }): LogSigners {
  const lines = (value ?? kept(file)).split(/\s+/).filter(Boolean);
  const signers = lines.map(signerOf);
  const present = signers.pop();
  if (!present) throw new Error('it holds no key');
  return { present, earlier: signers };
}

/** The key that signed checkpoints here is not where it belongs, or what is there is none. The message says what to do. */
export class LogKeyIsMissing extends Error {
  override readonly name = 'LogKeyIsMissing';
}

/**
 * A key that comes in the place of a lost one makes an honest record look forged, so none is made where one has signed before; and a file that holds none
 * is told of at the start, not at the first checkpoint.
 * @throws LogKeyIsMissing
 */
export async function demandLogKey(upkeep: Pick<Store, 'pool'>, given: { readonly value?: string; readonly file: string }): Promise<void> {
  const { value, file } = given;
  const otherwise =
    'or set SHODO_LOG_KEY. If it is lost for good, write a new one there (32 random bytes in base64): ' +
    'to everybody outside the record then shows a key that the old one did not hand over to';
  if (value === undefined && !existsSync(file)) {
    if (await hasSigned(upkeep))
      throw new LogKeyIsMissing(`the key that signs checkpoints is missing: put it back into ${file}, ${otherwise}`);
    return;
  }
  try {
    logSigners(given);
  } catch (error) {
    const why = (error as Error).message;
    throw new LogKeyIsMissing(`the key that signs checkpoints cannot be read from ${file}: ${why}. Put it back there, ${otherwise}`);
  }
}

function signerOf(line: string): LogSigner {
  const seed = Buffer.from(line, 'base64');
  if (seed.length !== 32) throw new Error('each line of it has to be 32 bytes in base64');
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { publicKey: Uint8Array.from(publicKey.subarray(-32)), sign: (message) => sign(null, message, privateKey) };
}

function kept(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error; // another worker was first
  }
  return readFileSync(file, 'utf8');
}

const isSystemError = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
