import { joined } from '@shodo/ledger';

/** No entry comes near this; what is longer was never exported. Bytes. */
const longestLine = 16 * 1024 * 1024;
const lineFeed = 0x0a;
const noBytes = new Uint8Array(0);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The lines of a file, read as it comes. Split at line feeds only: an entry may hold other characters that editors take for line ends. A carriage
 * return before the line feed is dropped. Undefined stands for a line that is no UTF-8 or too long to have been exported.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length <= longestLine) parts.push(part);
    else parts = [];
  };
  const take = () => {
    const line = length <= longestLine ? decoded(parts) : undefined;
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

function decoded(parts: readonly Uint8Array[]): string | undefined {
  try {
    const [only = noBytes, ...more] = parts;
    const text = decoder.decode(more.length === 0 ? only : joined(...parts));
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  } catch {
    return undefined;
  }
}
