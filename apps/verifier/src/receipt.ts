import type { Head } from '@shodo/contracts';

/** A receipt as people hand it on: `SEQ:DIGEST`. */
export function receiptIn(text: string): Head | undefined {
  const [, seq, digest] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  return seq === undefined || digest === undefined ? undefined : { seq: Number(seq), digest };
}
