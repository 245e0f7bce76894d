import type { Head } from '@shodo/contracts';

/** Digits and colons of full width are those that a Japanese keyboard writes. */
const ofUsualWidth = (text: string) => text.replaceAll(/[\uff10-\uff1a]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

/** Brackets, a bullet or a word in Japanese before it; never a letter or a digit, which could be of the receipt itself. */
const asHandedOn = /^[^0-9A-Za-z+]*([1-9]\d{0,14})[ \u3000]*:[ \u3000]*([0-9a-f]{64})[^0-9A-Za-z+]*$/;

/** A receipt as people hand it on: `SEQ:DIGEST`, whatever stands around it that is no part of one. */
export function receiptIn(text: string): Head | undefined {
  const [, seq, digest] = asHandedOn.exec(ofUsualWidth(text)) ?? [];
  return seq === undefined || digest === undefined ? undefined : { seq: Number(seq), digest };
}

/** Whether it was meant for a receipt: no key begins with a digit, nor with what people write before one. */
export const isMeantForReceipt = (text: string): boolean => /^[^0-9A-Za-z+]*\d/.test(ofUsualWidth(text));
