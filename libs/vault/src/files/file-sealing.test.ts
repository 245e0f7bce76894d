import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { VaultDamaged } from '../faults.js';
import { randomKey } from '../sealing.js';
import { openingStream, sealingStream } from './file-sealing.js';

const key = randomKey();
const bound = ['shodo-file/1', 'tenant', 'incident', 'file'];
const chunk = 262_144;
const head = 40;

/** Through the stream in pieces of this many bytes. */
async function through(transform: ReturnType<typeof sealingStream>, bytes: Buffer, piece = 65_536): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) => bytes.subarray(at * piece, (at + 1) * piece));
  const [out] = await Promise.all([buffer(transform), pipeline(Readable.from(pieces), transform)]);
  return out;
}
const sealed = (bytes: Buffer) => through(sealingStream(key, bound), bytes);
const opened = (bytes: Buffer, piece?: number, k = key, b = bound) => through(openingStream(k, b), bytes, piece);
const plain = (length: number) => Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) & 0xff));
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test.each([1, 15, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17])(
  '%i bytes come back as they went, however they arrive',
  async (length) => {
    const bytes = plain(length);
    const closed = await sealed(bytes);
    expect(closed).toHaveLength(head + length + Math.ceil(length / chunk) * 16);
    for (const piece of [1_000, 65_537, closed.length]) expect(digest(await opened(closed, piece))).toBe(digest(bytes));
  },
);

test('nothing of it can be read, and the same file sealed again shares nothing with it', async () => {
  const bytes = Buffer.from('山田花子 090-0000-0000 '.repeat(2_000));
  const [once, again] = [await sealed(bytes), await sealed(bytes)];
  expect(once.includes(Buffer.from('山田花子'))).toBe(false);
  expect(once.subarray(8, 64).equals(again.subarray(8, 64))).toBe(false);
  expect(once.subarray(head, head + 64).equals(again.subarray(head, head + 64))).toBe(false);
});

describe('what was changed does not open', () => {
  const bytes = plain(2 * chunk + 100);
  const size = chunk + 16;
  let closed: Buffer;
  beforeAll(async () => {
    closed = await sealed(bytes);
  });
  const chunks = () => [0, 1, 2].map((at) => closed.subarray(head + at * size, head + (at + 1) * size));
  const damaged = (bytes_: Buffer) => expect(opened(bytes_)).rejects.toBeInstanceOf(VaultDamaged);

  it.each([
    ['a bit of the form', 3],
    ['a bit of the salt', 20],
    ['a bit of the first chunk', head + 5],
    ['a bit of the second chunk', head + size + 5],
    ['a bit of the last tag', head + 2 * size + 110],
  ])('%s', async (_what, at) => {
    const changed = Buffer.from(closed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await damaged(changed);
  });

  it('cut off anywhere, at the end of a chunk too', async () => {
    for (const length of [0, 7, head, head + 10, head + size, head + 2 * size, closed.length - 1])
      await damaged(closed.subarray(0, length));
  });

  it('chunks exchanged, left out, doubled or added', async () => {
    const [one, two, three] = chunks() as [Buffer, Buffer, Buffer];
    const start = closed.subarray(0, head);
    for (const order of [[two, one, three], [one, three], [one, one, two, three], [one, two, three, three], [three]])
      await damaged(Buffer.concat([start, ...order]));
  });

  it('under another key, or for another file', async () => {
    await expect(opened(closed, undefined, randomKey())).rejects.toBeInstanceOf(VaultDamaged);
    await expect(opened(closed, undefined, key, [...bound.slice(0, 3), 'another'])).rejects.toBeInstanceOf(VaultDamaged);
  });
});
