/** As much of DER (X.690) as a time-stamp needs: definite lengths, tags of one byte. */
export interface Node {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** One value, from the contents of which it is made. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  const content = Buffer.concat(contents);
  const length = content.length;
  const coded = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...coded), content]);
}

/** The values that stand one after the other. @throws RangeError when the bytes are something else */
export function partsOf(bytes: Uint8Array): Node[] {
  const parts: Node[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { node, end } = read(bytes, at);
    parts.push(node);
    at = end;
  }
  return parts;
}

/** The content of the one value of this tag. @throws RangeError */
export function innerOf(bytes: Uint8Array, tag: number): Uint8Array {
  const { node } = read(bytes, 0);
  if (node.tag !== tag) throw new RangeError(`a value of tag ${tag} was expected`);
  return node.content;
}

function read(bytes: Uint8Array, at: number): { node: Node; end: number } {
  const [tag, first] = [byteAt(bytes, at), byteAt(bytes, at + 1)];
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (lengthBytes > 3 || first === 0x80) throw new RangeError('a length that is not definite');
  let length = first < 0x80 ? first : 0;
  for (let offset = 0; offset < lengthBytes; offset += 1) length = length * 256 + byteAt(bytes, at + 2 + offset);
  const start = at + 2 + lengthBytes;
  if (start + length > bytes.length) throw new RangeError('a value that goes on after its end');
  return { node: { tag, content: bytes.subarray(start, start + length) }, end: start + length };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new RangeError('a value that is cut');
  return byte;
}
