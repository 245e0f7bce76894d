import { linkOnto, type RecordSource, recordText, type StoredText } from './index.js';
import { append, event, sha256, stream } from './specification/an-append.js';

const stored: StoredText[] = linkOnto(
  sha256,
  append,
  Array.from({ length: 1_000 }, () => event),
).map(({ entry, content }) => ({ content, digest: entry.digest, recordedAt: '2026-11-28T13:00:01.000Z' }));

/** The pieces of an export whose entries come so many at a time, each page emptied as the next is asked for. */
async function piecesOf(atOnce: number): Promise<string[]> {
  async function* pages() {
    for (let from = 0; from < stored.length; from += atOnce) {
      const page = stored.slice(from, from + atOnce);
      yield page;
      page.length = 0;
    }
  }
  const header: RecordSource['header'] = {
    stream,
    head: { seq: 1_000, digest: stored.at(-1)?.digest ?? '' },
    exportedAt: '2026-11-29T00:00:00.000Z',
  };
  const source: RecordSource = { header, pages: pages(), keys: [], checkpoints: [], hashesOf: async () => [], timestamps: [] };
  const pieces: string[] = [];
  for await (const piece of recordText(source)) pieces.push(piece);
  return pieces;
}

test('an export is told in whole lines, in pieces so short that none outlives its writing, however many entries come at a time', async () => {
  const [one = [], ...others] = await Promise.all([1, 7, 500, 1_000].map(piecesOf));
  const text = one.join('');
  expect(text.split('\n')).toHaveLength(1_002); // the header, the entries, and nothing after the last line feed
  for (const pieces of [one, ...others]) {
    expect(pieces.join('')).toBe(text);
    expect(pieces.filter((piece) => !piece.endsWith('\n'))).toEqual([]);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(64 * 1_024);
  }
});
