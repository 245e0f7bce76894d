import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  CompactRange,
  consistencyRanges,
  emptyRoot,
  foldRight,
  type HashBytes,
  inclusionRanges,
  leafHash,
  nodeHash,
  rootOf,
  subtreesOf,
  toHex,
  verifyConsistency,
  verifyInclusion,
} from './index.js';

const hash: HashBytes = (bytes) => createHash('sha256').update(bytes).digest();

/** The eight leaves that Certificate Transparency's own tests use, and the roots of the first n of them. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const known = inputs.map((input) => leafHash(hash, Buffer.from(input, 'hex')));

test('roots are those of RFC 9162', () => {
  expect(toHex(emptyRoot(hash))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(roots.map((_, index) => toHex(rootOf(hash, known.slice(0, index + 1))))).toEqual(roots);
});

const leaves = Array.from({ length: 130 }, (_, index) => leafHash(hash, Uint8Array.of(index, index >> 8)));
/** The definition itself, without any of the code under test but the two hashes. */
function byDefinition(from: number, to: number): Uint8Array {
  if (to - from === 1) return leaves[from] as Uint8Array;
  let split = 1;
  while (split * 2 < to - from) split *= 2;
  return nodeHash(hash, byDefinition(from, from + split), byDefinition(from + split, to));
}
const rootAt = (size: number) => (size === 0 ? emptyRoot(hash) : byDefinition(0, size));
const inclusion = (index: number, size: number) => inclusionRanges(index, size).map(({ from, to }) => byDefinition(from, to));
const consistency = (before: number, size: number) => consistencyRanges(before, size).map(({ from, to }) => byDefinition(from, to));

const sizes = fc.integer({ min: 1, max: leaves.length });
const placeIn = sizes.chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));

test('a log grown leaf by leaf, or by whole subtrees, has the root of the definition', () => {
  fc.assert(
    fc.property(placeIn, ([size, from]) => {
      const range = new CompactRange(hash);
      for (const leaf of leaves.slice(0, from)) range.add(leaf);
      for (const { level, index } of subtreesOf({ from, to: size }))
        expect(range.add(byDefinition(index * 2 ** level, (index + 1) * 2 ** level), level)).toBe(true);
      expect(range.size).toBe(size);
      expect(toHex(range.root())).toBe(toHex(rootAt(size)));
    }),
  );
});

test('a subtree that cannot stand at the end is not taken', () => {
  const range = new CompactRange(hash);
  range.add(leaves[0] as Uint8Array);
  expect(range.add(byDefinition(0, 2), 1)).toBe(false);
  expect(range.size).toBe(1);
});

test('subtrees of a range fold into its own root where the range is one side of a node', () => {
  for (const [from, to] of [
    [0, 7],
    [64, 100],
    [128, 130],
  ] as const)
    expect(
      toHex(
        foldRight(
          hash,
          subtreesOf({ from, to }).map(({ level, index }) => byDefinition(index * 2 ** level, (index + 1) * 2 ** level)),
        ),
      ),
    ).toBe(toHex(byDefinition(from, to)));
});

test('every leaf of every size has an inclusion proof that holds, and holds nowhere else', () => {
  fc.assert(
    fc.property(placeIn, fc.nat(), ([size, index], other) => {
      const proof = { leaf: leaves[index] as Uint8Array, index, size, path: inclusion(index, size), root: rootAt(size) };
      expect(verifyInclusion(hash, proof)).toBe(true);
      if (other % size !== index) expect(verifyInclusion(hash, { ...proof, index: other % size })).toBe(false);
      expect(verifyInclusion(hash, { ...proof, leaf: leaves[(index + 1) % leaves.length] as Uint8Array })).toBe(false);
      expect(verifyInclusion(hash, { ...proof, root: rootAt(size === 1 ? 2 : size - 1) })).toBe(false);
      expect(verifyInclusion(hash, { ...proof, path: [...proof.path, leaves[0] as Uint8Array] })).toBe(false);
      if (proof.path.length > 0) expect(verifyInclusion(hash, { ...proof, path: proof.path.slice(1) })).toBe(false);
    }),
  );
});

test.each([[-1], [3], [1.5], [Number.NaN]])('no leaf stands at place %d of a log of 3', (index) => {
  expect(verifyInclusion(hash, { leaf: leaves[0] as Uint8Array, index, size: 3, path: inclusion(0, 3), root: rootAt(3) })).toBe(false);
});

test('every size is shown to be the beginning of every larger one, and a different beginning is not', () => {
  for (const size of [1, 2, 3, 4, 7, 8, 64, 65, 129])
    for (let before = 0; before <= size; before += 1) {
      const proof = { before, rootBefore: rootAt(before), size, root: rootAt(size), path: consistency(before, size) };
      expect([before, size, verifyConsistency(hash, proof)]).toEqual([before, size, true]);
      const forked = nodeHash(hash, proof.rootBefore, proof.rootBefore);
      expect([before, size, verifyConsistency(hash, { ...proof, rootBefore: forked })]).toEqual([before, size, false]);
      if (before > 0) expect([before, size, verifyConsistency(hash, { ...proof, root: forked })]).toEqual([before, size, false]);
      expect([before, size, verifyConsistency(hash, { ...proof, path: [...proof.path, forked] })]).toEqual([before, size, false]);
    }
});

test('a smaller log never begins with a larger one', () => {
  const proof = { rootBefore: rootAt(4), root: rootAt(4), path: [] };
  expect(verifyConsistency(hash, { ...proof, before: 5, size: 4 })).toBe(false);
  expect(verifyConsistency(hash, { ...proof, before: -1, size: 4 })).toBe(false);
});
