import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { nodeTools } from '../check/node-tools.js';
import { browserTools } from './browser-tools.js';

const raw = (key: ReturnType<typeof generateKeyPairSync>['publicKey'] & { export: (how: object) => Buffer }) =>
  Uint8Array.from(key.export({ format: 'der', type: 'spki' }).subarray(-32));

test('hashes are those of Node', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }), (bytes, text) => {
      expect(Buffer.from(browserTools.hash(bytes)).equals(Buffer.from(nodeTools.hash(bytes)))).toBe(true);
      expect(browserTools.sha256(text)).toBe(nodeTools.sha256(text));
    }),
  );
});

describe('signatures', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = raw(publicKey as never);

  test('that OpenSSL made hold, for any message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (message) => {
        expect(browserTools.verify(key, message, sign(null, message, privateKey))).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  test('with any bit changed, in key, message or signature, hold for neither', () => {
    const message = Buffer.from('a checkpoint\n');
    const parts = [key, message, sign(null, message, privateKey)].map((part) => Uint8Array.from(part)) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.nat(), fc.integer({ min: 0, max: 7 }), (which, at, bit) => {
        const changed = parts.map((part) => part.slice()) as typeof parts;
        const part = changed[which] as Uint8Array;
        part[at % part.length] = (part[at % part.length] ?? 0) ^ (1 << bit);
        expect([browserTools.verify(...changed), nodeTools.verify(...changed)]).toEqual([false, false]);
      }),
      { numRuns: 40 },
    );
  });

  test('of another length, and keys that are no point of the curve, hold for neither', () => {
    const signature = sign(null, Buffer.from('x'), privateKey);
    for (const [one, other] of [
      [key.slice(1), signature],
      [key, signature.subarray(1)],
      [Uint8Array.from({ length: 32 }, () => 255), signature],
      [Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 2 : 0)), signature],
    ] as const)
      expect([browserTools.verify(one, Buffer.from('x'), other), nodeTools.verify(one, Buffer.from('x'), other)]).toEqual([false, false]);
  });

  // R is the neutral point: s is then the key's own number times what is hashed.
  test('whose first half is encoded otherwise than it should be hold for neither', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
    const bytesOf = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex').reverse();
    const hashed = (...parts: readonly Uint8Array[]) => createHash('sha512').update(Buffer.concat(parts)).digest();
    const half = hashed(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)).subarray(0, 32);
    const own = (numberOf(half) & ~7n & (2n ** 254n - 1n)) | (2n ** 254n);
    const message = Buffer.from('x');
    for (const [r, holds] of [
      [1n, true],
      [1n | (1n << 255n), false],
      [2n ** 255n - 18n, false],
    ] as const) {
      const s = (numberOf(hashed(bytesOf(r), key, message)) * own) % order;
      const signature = Buffer.concat([bytesOf(r), bytesOf(s)]);
      expect([browserTools.verify(key, message, signature), nodeTools.verify(key, message, signature)]).toEqual([holds, holds]);
      const above = Buffer.concat([bytesOf(r), bytesOf(s + order)]);
      expect([browserTools.verify(key, message, above), nodeTools.verify(key, message, above)]).toEqual([false, false]);
    }
  });

  // RFC 8032, 7.1, test 3.
  test('of the standard hold', () => {
    const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
    const given = [
      hex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'),
      hex('af82'),
      hex(
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
      ),
    ] as const;
    expect(browserTools.verify(...given)).toBe(true);
  });
});
