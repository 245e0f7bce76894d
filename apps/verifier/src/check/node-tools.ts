import { createPublicKey, hash, verify } from 'node:crypto';
import type { Tools } from './check-record.js';

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** SHA-256 and Ed25519 as Node has them. */
export const nodeTools: Tools = {
  sha256: (utf8) => hash('sha256', utf8),
  hash: (bytes) => hash('sha256', bytes, 'buffer'),
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
