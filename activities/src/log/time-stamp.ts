import { createHash, randomBytes } from 'node:crypto';
import type { AnchorPlace } from './anchor-place.js';
import { der, innerOf, type Node, partsOf } from './der.js';

const sha256Oid = Buffer.from('608648016503040201', 'hex');
const signedDataOid = Buffer.from('2a864886f70d010702', 'hex');
const tstInfoOid = Buffer.from('2a864886f70d0109100104', 'hex');
const longestAnswer = 64 * 1024;
const patienceMs = 15_000;

/** The authority did not answer with a time-stamp over what was asked. The message names why, in our words. */
export class TimestampRefused extends Error {
  override readonly name = 'TimestampRefused';
}

/** A time-stamp authority (RFC 3161) by its address: it states over the checkpoint's SHA-256 when it was there. */
export const timestampAuthority = (url: string): AnchorPlace => ({
  name: 'timestamp',
  takes: 'latest',
  put: async ({ note }) => {
    const digest = createHash('sha256').update(note, 'utf8').digest();
    const nonce = Buffer.concat([Buffer.of(1), randomBytes(8)]); // positive, and of one length
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: timestampQuery(digest, nonce),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!answer.ok) throw new TimestampRefused(`the time-stamp authority answered ${answer.status}`);
    const token = Buffer.from(await answer.arrayBuffer());
    demandTimestamp(token, digest, nonce);
    return token;
  },
});

/** TimeStampReq: version 1, what is stamped, the nonce, and the wish for the signer's certificate. */
export const timestampQuery = (digest: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> =>
  der(
    0x30,
    der(0x02, Buffer.of(1)),
    der(0x30, der(0x30, der(0x06, sha256Oid), der(0x05)), der(0x04, digest)),
    der(0x02, nonce),
    der(0x01, Buffer.of(0xff)),
  );

/**
 * Looks whether an answer is a granted time-stamp over this digest, for this question. Whether the authority's signature holds is for whoever
 * relies on it to check, with its certificate at hand: `openssl ts -verify`.
 * @throws TimestampRefused
 */
export function demandTimestamp(token: Uint8Array, digest: Uint8Array, nonce: Uint8Array): void {
  if (token.length > longestAnswer) throw new TimestampRefused('the answer is too long');
  try {
    const [status, content] = partsOf(innerOf(token, 0x30));
    const [granted] = status ? partsOf(status.content) : [];
    if (granted?.tag !== 0x02 || granted.content.length !== 1 || (granted.content[0] ?? 2) > 1)
      throw new TimestampRefused('the authority did not grant it');
    const info = partsOf(innerOf(tstInfoIn(content), 0x30));
    const [, , imprint] = info;
    const [algorithm, stamped] = imprint ? partsOf(imprint.content) : [];
    const [oid] = algorithm ? partsOf(algorithm.content) : [];
    if (!isBytes(oid, sha256Oid) || !isBytes(stamped, digest)) throw new TimestampRefused('the time-stamp is over something else');
    if (!info.slice(5).some((part) => part.tag === 0x02 && isBytes(part, nonce)))
      throw new TimestampRefused('the time-stamp answers another question');
  } catch (error) {
    if (error instanceof TimestampRefused) throw error;
    throw new TimestampRefused('the answer is no time-stamp', { cause: error });
  }
}

/** ContentInfo holds SignedData, which holds the TSTInfo that was signed. */
function tstInfoIn(content: Node | undefined): Uint8Array {
  const [kind, wrapped] = content ? partsOf(content.content) : [];
  if (!isBytes(kind, signedDataOid) || !wrapped) throw new TimestampRefused('the answer holds no signed time-stamp');
  const [, , encapsulated] = partsOf(innerOf(wrapped.content, 0x30));
  const [innerKind, octets] = encapsulated ? partsOf(encapsulated.content) : [];
  if (!isBytes(innerKind, tstInfoOid) || !octets) throw new TimestampRefused('what is signed is no time-stamp');
  return innerOf(octets.content, 0x04);
}

const isBytes = (node: Node | undefined, bytes: Uint8Array) => node !== undefined && Buffer.from(node.content).equals(bytes);
