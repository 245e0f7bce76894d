import type { ZipPart } from './zip.js';

/** A part of a pack in volumes, with the one it lies in; a part without a number lies in each. */
export interface InVolume {
  readonly volume?: number;
}

/** What an archive takes for a part besides its bytes at most: two headers, its name in each, and its place told in full. */
const around = ({ path }: ZipPart) => 30 + 46 + 12 + 2 * Buffer.byteLength(path, 'utf8');
/** The end of the directory, told in full. */
const end = 22 + 56 + 20;

/**
 * Deals the parts out to archives of at most so many bytes, in their order; in each of them there must be room for `inEach`. A part that is larger by itself
 * lies alone. Free of anything but names and sizes: the same parts are dealt out the same way.
 * @returns the volume of each part, from 1
 */
export function dealtOut(parts: readonly ZipPart[], { most, inEach }: { readonly most: number; readonly inEach: number }): number[] {
  let [volume, length] = [0, Number.POSITIVE_INFINITY];
  return parts.map((part) => {
    const taken = part.size + around(part);
    if (length + taken > most) {
      volume += 1;
      length = inEach + end;
    }
    length += taken;
    return volume;
  });
}

/** What the archive of this volume holds; of all of them, when none is named. */
export const inVolume = <Part extends InVolume>(parts: readonly Part[], volume: number | undefined): Part[] =>
  parts.filter((part) => isIn(part, volume));

export const isIn = (part: InVolume, volume: number | undefined): boolean =>
  volume === undefined || part.volume === undefined || part.volume === volume;

/** What the list of parts takes of every volume. */
export const roomFor = (list: ZipPart): number => list.size + around(list);
