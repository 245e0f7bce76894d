/** One file on its way into an archive. */
export interface ZipPart {
  readonly path: string;
  readonly size: number;
  readonly crc32: number;
}
export interface ZipPartBytes extends ZipPart {
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** More bytes, fewer or other ones came for a part than were announced: the archive must not be finished. */
export class PartIsAnother extends Error {
  override readonly name = 'PartIsAnother';
}

const utf8Names = 0x08_00;
/** 1980-01-01 00:00: the same state of the record gives the same bytes, whenever it is packed. */
const [noTime, firstDay] = [0, 0x00_21];
const most32 = 0xff_ff_ff_ff;
const versions = { plain: 20, large: 45 } as const;

type Field = readonly [width: 2 | 4 | 8, value: number];

/** Fields of a record, little end first. */
function record(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((length, [width]) => length + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
}

/** What both records of a part say of it, up to the length of its name. */
const described = ({ size, crc32 }: ZipPart, name: Buffer): readonly Field[] => [
  [2, utf8Names],
  [2, 0],
  [2, noTime],
  [2, firstDay],
  [4, crc32],
  [4, size],
  [4, size],
  [2, name.length],
];

function localHeader(part: ZipPart): Buffer {
  const name = Buffer.from(part.path, 'utf8');
  return Buffer.concat([record([4, 0x04_03_4b_50], [2, versions.plain], ...described(part, name), [2, 0]), name]);
}

/** A part in the directory at the end; beyond 4 GiB its place stands in an extra field. */
function directoryRecord(part: ZipPart, at: number): Buffer {
  const name = Buffer.from(part.path, 'utf8');
  const isFar = at >= most32;
  const extra = isFar ? record([2, 0x00_01], [2, 8], [8, at]) : Buffer.alloc(0);
  const version = isFar ? versions.large : versions.plain;
  const head = record(
    [4, 0x02_01_4b_50],
    [2, version],
    [2, version],
    ...described(part, name),
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, isFar ? most32 : at],
  );
  return Buffer.concat([head, name, extra]);
}

function end(count: number, { at, length }: { at: number; length: number }): Buffer {
  const plain = record([4, 0x06_05_4b_50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, Math.min(at, most32)], [2, 0]);
  if (at < most32) return plain;
  const large = record(
    [4, 0x06_06_4b_50],
    [8, 44],
    [2, versions.large],
    [2, versions.large],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, length],
    [8, at],
  );
  return Buffer.concat([large, record([4, 0x07_06_4b_50], [4, 0], [8, at + length], [4, 1]), plain]);
}

function directoryOf(parts: readonly ZipPart[]): Buffer {
  let at = 0;
  const records = parts.map((part) => {
    const place = at;
    at += localHeader(part).length + part.size;
    return directoryRecord(part, place);
  });
  const directory = Buffer.concat(records);
  return Buffer.concat([directory, end(parts.length, { at, length: directory.length })]);
}

/** How long the archive of these parts is, bytes. */
export const zipLength = (parts: readonly ZipPart[]): number =>
  parts.reduce((length, part) => length + localHeader(part).length + part.size, directoryOf(parts).length);

/**
 * An archive (ZIP, nothing compressed: what flows in flows out), part by part. Memory holds what one part hands over at a time. Parts of up to 4 GiB
 * each, as many as 65,534.
 * @throws PartIsAnother before the directory, without which no program opens the archive
 */
export async function* zip(parts: Iterable<ZipPartBytes> | AsyncIterable<ZipPartBytes>): AsyncGenerator<Uint8Array> {
  const done: ZipPart[] = [];
  for await (const { bytes, ...part } of parts) {
    yield localHeader(part);
    let length = 0;
    for await (const piece of bytes) {
      length += piece.length;
      yield piece;
    }
    if (length !== part.size) throw new PartIsAnother(part.path);
    done.push(part);
  }
  yield directoryOf(done);
}
