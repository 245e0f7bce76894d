import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '@shodo/ledger';
import type { PackTools } from '../check/check-pack.js';
import { decodeUtf8 } from '../check/lines.js';
import { verifyEd25519 } from './ed25519.js';

/** SHA-256 and Ed25519 in plain code: no browser is asked for its own, which pages opened from a file may not have. */
export const browserTools: PackTools = {
  decode: decodeUtf8,
  sha256: (text) => toHex(sha256(utf8(text))),
  hash: (bytes) => sha256(bytes),
  hasher: () => {
    const begun = sha256.create();
    return { update: (bytes) => void begun.update(bytes), digest: () => toHex(begun.digest()) };
  },
  verify: verifyEd25519,
};
