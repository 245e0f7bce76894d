import { createHash, createPublicKey, hash, verify } from 'node:crypto';
import type { PackTools } from './check-pack.js';

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** SHA-256 and Ed25519 as Node has them. */
export const nodeTools: PackTools = {
  sha256: (utf8) => hash('sha256', utf8),
  hash: (bytes) => hash('sha256', bytes, 'buffer'),
  hasher: () => {
    const begun = createHash('sha256');
    return { update: (bytes) => void begun.update(bytes), digest: () => begun.digest('hex') };
  },
  verify: (publicKey, message, signature) => {
    try {
      return verify(
        null,
        message,
        createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' }),
        signature,
      );
    } catch {
      return false; // bytes that are no point of the curve
    }
  },
};
