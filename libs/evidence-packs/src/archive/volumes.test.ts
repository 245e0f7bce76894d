import { dealtOut, type InVolume, inVolume, roomFor } from './volumes.js';
import { type ZipPart, zipLength } from './zip.js';

const list: ZipPart & InVolume = { path: 'manifest.json', size: 700, crc32: 0 };
const parts = [400, 3_000, 10, 2_500, 9_000, 10, 4_000].map((size, at) => ({ path: `証拠/証拠${at}.bin`, size, crc32: 0 }));
const dealt = (most: number) => {
  const volumes = dealtOut(parts, { most, inEach: roomFor(list) });
  const of: (ZipPart & InVolume)[] = [list, ...parts.map((part, at) => ({ ...part, volume: volumes[at] ?? 0 }))];
  return { volumes, of };
};

test('parts are dealt out in their order, and no archive is larger than it may be', () => {
  const { volumes, of } = dealt(5_000);
  expect(volumes).toEqual([1, 1, 1, 2, 3, 4, 5]);
  const lengths = [1, 2, 4, 5].map((volume) => zipLength(inVolume(of, volume)));
  expect(lengths.filter((length) => length > 5_000)).toEqual([]);
});

test('what is larger by itself lies alone; the list lies in each; all of them together are the whole', () => {
  const { of } = dealt(5_000);
  expect(inVolume(of, 3).map(({ size }) => size)).toEqual([700, 9_000]);
  for (const volume of [1, 2, 3, 4, 5]) expect(inVolume(of, volume)[0]).toBe(list);
  expect(inVolume(of, undefined)).toEqual(of);
});

test('where all of it has room there is one', () => {
  expect(new Set(dealt(zipLength([list, ...parts]) + 1_000).volumes)).toEqual(new Set([1]));
});
