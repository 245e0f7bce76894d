import { joined } from '@shodo/ledger';

/** No entry comes near this; what is longer was never exported. Bytes, a carriage return at the end included. */
const longestLine = 16 * 1024 * 1024;
const lineFeed = 0x0a;
const noBytes = new Uint8Array(0);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8; undefined for other bytes. */
export type Decode = (utf8: Uint8Array) => string | undefined;
export function decodeUtf8(utf8: Uint8Array): string | undefined {
  try {
    return decoder.decode(utf8);
  } catch {
    return undefined;
  }
}

/**
 * The lines of a file, read as it comes, as many at a time as each piece of it ends. Split at line feeds only: an entry may hold other characters that
 * editors take for line ends. A carriage return before the line feed is dropped. Undefined stands for a line that is no UTF-8 or too long to have been
 * exported.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, decode: Decode): AsyncGenerator<readonly (string | undefined)[]> {
  let begun: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length <= longestLine)
      begun.push(new Uint8Array(part)); // a copy: the next piece may come in the same place
    else begun = [];
  };
  const take = () => {
    const line = length <= longestLine ? begun : undefined;
    begun = [];
    length = 0;
    return line && withoutReturn(decode(whole(line)));
  };
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(lineFeed);
    if (last < 0) {
      keep(chunk);
      continue;
    }
    const first = chunk.indexOf(lineFeed);
    keep(chunk.subarray(0, first));
    yield [take(), ...(first < last ? linesIn(chunk.subarray(first + 1, last), decode) : [])];
    keep(chunk.subarray(last + 1));
  }
  if (length > 0) yield [take()];
}

/** Whole lines, in one go where all of them are UTF-8 and none can be too long, and otherwise one by one. */
function linesIn(bytes: Uint8Array, decode: Decode): (string | undefined)[] {
  const text = bytes.length <= longestLine ? decode(bytes) : undefined;
  if (text !== undefined) return text.split('\n').map(withoutReturn);
  const lines: (string | undefined)[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(lineFeed, start);
    const stop = end < 0 ? bytes.length : end;
    lines.push(stop - start <= longestLine ? withoutReturn(decode(bytes.subarray(start, stop))) : undefined);
    start = stop + 1;
  }
  return lines;
}

const withoutReturn = (line: string | undefined) => (line?.endsWith('\r') ? line.slice(0, -1) : line);

function whole(parts: readonly Uint8Array[]): Uint8Array {
  const [only = noBytes, ...more] = parts;
  return more.length === 0 ? only : joined(...parts);
}
