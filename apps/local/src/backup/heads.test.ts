import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareHeads, headsBeyond, type KeptHead, keepHeads, readHeads } from './heads.js';

const head = (stream: string, seq: number, digest = `${stream}${seq}`, tenant = 't'): KeptHead => ({ tenant, stream, seq, digest });
const standing = (...present: KeptHead[]) => ({
  present,
  digestAt: async ({ tenant, stream, seq }: KeptHead) => {
    const now = present.find((each) => each.tenant === tenant && each.stream === stream);
    if (!now || now.seq < seq) return undefined;
    return now.seq === seq ? now.digest : `${stream}${seq}`;
  },
});
const compared = (known: KeptHead[], { present, digestAt }: ReturnType<typeof standing>, ...stood: KeptHead[]) =>
  compareHeads(known, present, { digestAt, ...(stood.length > 0 && { stoodAt: standing(...stood).digestAt }) });

test('a record that goes on from what was known is whole', async () => {
  expect(await compared([head('a', 3), head('b', 2)], standing(head('a', 5), head('b', 2), head('c', 1)))).toEqual({
    missing: new Map(),
    contradicted: [],
  });
});

test('an older record lacks what was known later, counted by organisation; of two known heads the further one counts', async () => {
  const known = [head('a', 2), head('a', 7), head('b', 4), head('c', 3, 'c3', 'u')];
  expect((await compared(known, standing(head('a', 5), head('c', 3, 'c3', 'u')))).missing).toEqual(new Map([['t', 2 + 4]]));
});

test('another entry in a known place is another record', async () => {
  expect((await compared([head('a', 3, 'forged')], standing(head('a', 5)))).contradicted).toEqual([head('a', 3, 'forged')]);
});

test('a shorter record of which an earlier known head is another is none of its states', async () => {
  const known = [head('a', 7), head('a', 3, 'forged')];
  expect(await compared(known, standing(head('a', 5)))).toEqual({ missing: new Map([['t', 2]]), contradicted: [head('a', 3, 'forged')] });
});

test('a shorter record is an older state where what was there had its last entries, and else another one', async () => {
  const stood = [head('a', 7), head('b', 4)];
  const [older, other] = [
    [head('a', 5), head('b', 4)],
    [head('a', 5, 'another'), head('b', 4)],
  ];
  expect((await compared(stood, standing(...older), ...stood)).contradicted).toEqual([]);
  expect(await compared(stood, standing(...other), ...stood)).toEqual({
    missing: new Map([['t', 2]]),
    contradicted: [head('a', 5, 'another')],
  });
});

test('a stream that was not there makes another record of it, unless it is known from elsewhere', async () => {
  const more = standing(head('a', 5), head('b', 2));
  expect((await compared([head('a', 7)], more, head('a', 7))).contradicted).toEqual([head('b', 2)]);
  expect((await compared([head('a', 7), head('b', 1)], more, head('a', 7))).contradicted).toEqual([]);
  expect((await compared([head('a', 7)], more)).contradicted).toEqual([]); // nothing stood here
});

test('a record of none of the organisations that are known is another one; where nothing is known none is', async () => {
  const other = [head('b', 2, 'b2', 'u'), head('c', 9, 'c9', 'u')];
  expect((await compared([head('a', 3)], standing(...other))).contradicted).toEqual([head('a', 3)]);
  expect((await compared([head('a', 2), head('a', 3)], standing())).contradicted).toEqual([head('a', 3)]); // nor is an empty one
  expect((await compared([], standing(...other))).contradicted).toEqual([]);
  expect((await compared([head('a', 3)], standing(head('b', 2)))).contradicted).toEqual([]); // an incident of later than the backup
});

test('heads are kept and read; where no file is there are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shodo-heads-'));
  const file = join(folder, 'heads.jsonl');
  expect(readHeads(file)).toEqual([]);
  keepHeads(file, [head('a', 1), head('b', 2)]);
  expect(readHeads(file)).toEqual([head('a', 1), head('b', 2)]);
  rmSync(folder, { recursive: true });
});

test('an erasure that the record does not reach tells how far a stream had come; one that it reaches tells nothing', async () => {
  const erasure = (incident: string, seq: number) => ({ tenant: 't', incident, seq, digest: `${incident}${seq}` });
  const present = [head('a', 98), head('b', 25)];
  const beyond = headsBeyond(present, [erasure('a', 104), erasure('a', 111), erasure('a', 98), erasure('b', 27), erasure('c', 2)]);
  expect(beyond).toEqual([head('a', 104), head('a', 111), head('b', 27), head('c', 2)]);
  expect((await compared([...beyond], standing(...present))).missing).toEqual(new Map([['t', 13 + 2 + 2]]));
});
