import { createHash, createPublicKey, generateKeyPairSync, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import fc from 'fast-check';
import {
  type Checkpoint,
  checkpointText,
  fromBase64,
  fromHex,
  type HashBytes,
  handOverText,
  keyText,
  logOrigin,
  readCheckpoint,
  readHandOver,
  readKey,
  readNote,
  signNote,
  toBase64,
  toHex,
  utf8,
  type VerifySignature,
  whoSigned,
} from './index.js';

const hash: HashBytes = (bytes) => createHash('sha256').update(bytes).digest();
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const verify: VerifySignature = (publicKey, message, signature) =>
  verifyBytes(null, message, createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' }), signature);

function signer(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
  return { name, publicKey: Uint8Array.from(raw), sign: (message: Uint8Array) => signBytes(null, message, privateKey) };
}

// The example that the authors of the format publish with their own reader.
const published = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const publishedNote =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

describe('signed notes', () => {
  test('the published example is read, and its signature holds', () => {
    const key = readKey(hash, published);
    const note = readNote(publishedNote);
    if (!key || !note) throw new Error('the example was not read');
    expect(keyText(hash, key)).toBe(published);
    expect(whoSigned(hash, verify, note, [key])).toEqual({ is: 'signed', keys: [key] });
  });

  test('what is signed here is read back; another text, another key and another name are told apart', () => {
    const [ours, theirs] = [signer('shodo/organisation/a'), signer('shodo/organisation/a')];
    const note = readNote(signNote(hash, '漏えい 𠮷\n', [ours]));
    if (!note) throw new Error('our own note was not read');
    expect(note.text).toBe('漏えい 𠮷\n');
    expect(whoSigned(hash, verify, note, [theirs, ours])).toMatchObject({ is: 'signed' });
    expect(whoSigned(hash, verify, { ...note, text: '漏えい\n' }, [ours])).toEqual({ is: 'false-signature' });
    expect(whoSigned(hash, verify, note, [theirs])).toEqual({ is: 'unknown-key' });
    expect(whoSigned(hash, verify, note, [{ ...ours, name: 'another' }])).toEqual({ is: 'unknown-key' });
  });

  test('a note may carry several signatures, as when a key hands over', () => {
    const [before, after] = [signer('k'), signer('k')];
    const note = readNote(signNote(hash, 'text\n', [before, after]));
    expect(note?.signatures).toHaveLength(2);
    for (const key of [before, after]) expect(note && whoSigned(hash, verify, note, [key])).toEqual({ is: 'signed', keys: [key] });
    expect(note && whoSigned(hash, verify, note, [after, before])).toEqual({ is: 'signed', keys: [before, after] });
  });

  test.each([
    ['no signature', 'text\n'],
    ['no end of the last line', publishedNote.slice(0, -1)],
    ['a hyphen for the dash', publishedNote.replace('\u2014', '-')],
    ['a control character', publishedNote.replace('think', 'thi\tnk')],
    ['a signature that is no base64', publishedNote.replace('JnAM=', 'JnAM')],
  ])('a note with %s is not read', (_, text) => {
    expect(readNote(text)).toBeUndefined();
  });

  test.each([
    ['an id that is not its own', published.replace('c74f20a3', 'c74f20a4')],
    ['another kind of signature', 'PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TU='],
    ['no name', published.slice('PeterNeumann'.length)],
    ['too few bytes', 'PeterNeumann+c74f20a3+ARpc2Q=='],
  ])('a key with %s is not read', (_, text) => {
    expect(readKey(hash, text)).toBeUndefined();
  });
});

/** Little end first. */
const bytesOf = (y: bigint) => Uint8Array.from({ length: 32 }, (_, at) => Number((y >> BigInt(8 * at)) & 0xffn));

describe('keys of which one program reads what another does not, or that anybody can sign for', () => {
  const p = 2n ** 255n - 19n;
  const signBit = 1n << 255n;
  const ofOrder8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;
  const read = (y: bigint) => readKey(hash, keyText(hash, { name: 'k', publicKey: bytesOf(y) }));

  // No other point of the curve has an order that divides 8.
  test.each([0n, 1n, p - 1n, ofOrder8, p - ofOrder8])('of small order, y = %d, with either sign, are not read', (y) => {
    expect([read(y), read(y | signBit)]).toEqual([undefined, undefined]);
    expect([read(y ^ (1n << 100n)), read(y ^ (1n << 100n) ^ signBit)]).not.toContain(undefined);
  });

  test('of a number that is not below 2^255 - 19 are not read, and the largest below is', () => {
    for (let y = p; y < 2n ** 255n; y += 1n) expect([read(y), read(y | signBit)]).toEqual([undefined, undefined]);
    expect([read(p - 2n), read((p - 2n) | signBit)]).not.toContain(undefined);
  });

  test('those of Node are', () => {
    for (let count = 0; count < 20; count += 1) {
      const { publicKey } = signer('k');
      expect(readKey(hash, keyText(hash, { name: 'k', publicKey }))).toEqual({ name: 'k', publicKey });
    }
  });
});

describe('checkpoints', () => {
  const checkpoint: Checkpoint = {
    origin: logOrigin('11111111-1111-4111-8111-111111111111'),
    size: 42,
    root: hash(Uint8Array.of(1)),
    heads: hash(Uint8Array.of(2)),
    time: '2026-11-28T13:00:00.000Z',
  };
  test('have the three lines of the standard, then ours', () => {
    expect(checkpointText(checkpoint).split('\n').slice(0, 3)).toEqual([
      'shodo/organisation/11111111-1111-4111-8111-111111111111',
      '42',
      Buffer.from(checkpoint.root).toString('base64'),
    ]);
    expect(readCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
  });
  test.each([
    ['a leading zero', ['\n42\n', '\n042\n']],
    ['another root length', ['\n42\n', '\n42\nAAAA\n']],
    ['no time', [/\ntime .*/, '']],
    ['a line more', [/$/, 'more\n']],
  ] as const)('with %s are not read', (_, [from, to]) => {
    expect(readCheckpoint(checkpointText(checkpoint).replace(from, to))).toBeUndefined();
  });
  test('are never taken for the hand-over of a key, nor the other way round', () => {
    const text = handOverText(checkpoint.origin, published);
    expect(readHandOver(text)).toEqual({ origin: checkpoint.origin, key: published });
    expect(readCheckpoint(text)).toBeUndefined();
    expect(readHandOver(checkpointText(checkpoint))).toBeUndefined();
  });
});

test('codecs agree with those of Node, both ways', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), fc.string({ unit: 'grapheme' }), (bytes, text) => {
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromHex(toHex(bytes))).toEqual(bytes);
      expect(fromHex(toHex(bytes), bytes.length)).toEqual(bytes);
      expect(fromHex(`${toHex(bytes)}00`, bytes.length)).toBeUndefined();
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      expect(Buffer.from(utf8(text)).equals(Buffer.from(text, 'utf8'))).toBe(true);
    }),
  );
  expect(fromBase64('A'.repeat(8_000_000))?.length).toBe(6_000_000);
  for (const none of ['A', 'A===', 'AB==', 'AA=A', 'é===', 'AAA']) expect(fromBase64(none)).toBeUndefined();
  for (const none of ['A', 'AB', 'g0', '0g', '0', '000', 'é0', '0髙', '-1']) expect(fromHex(none)).toBeUndefined();
});
