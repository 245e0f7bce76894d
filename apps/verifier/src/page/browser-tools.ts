import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '@shodo/ledger';
import type { Tools } from '../check/check-record.js';
import { verifyEd25519 } from './ed25519.js';

/** SHA-256 and Ed25519 in plain code: no browser is asked for its own, which pages opened from a file may not have. */
export const browserTools: Tools = {
  sha256: (text) => toHex(sha256(utf8(text))),
  hash: (bytes) => sha256(bytes),
  verify: verifyEd25519,
};
