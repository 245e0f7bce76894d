import type { Entry } from '@shodo/contracts';
import { ChainCheck, entryLeaf, exportHeader, exportLine, linkOnto, RecordReader, readHeader } from './index.js';
import { append, event, sha256, stream } from './specification/an-append.js';

/** What a reader makes of a line, as an entry for the check. */
const linkIn = (text: string, reader = new RecordReader(sha256)) => {
  const read = reader.line(text);
  if (read.is !== 'entry') throw new Error('no entry');
  return read.link;
};
const entries: Entry[] = linkOnto(sha256, append, [event, event]).map(({ entry }) => ({
  ...entry,
  recordedAt: '2026-11-28T13:00:01.000Z',
}));
const [line = '', second = ''] = entries.map((entry) => exportLine(entry));
const header = { stream, head: { seq: 2, digest: entries[1]?.digest ?? '' }, exportedAt: '2026-11-29T00:00:00.000Z' };

test('a header is one canonical line and is read back', () => {
  expect(exportHeader(header)).toBe(
    `{"algorithm":"sha-256","canonicalForm":"rfc8785","exportedAt":"2026-11-29T00:00:00.000Z","format":"shodo-record/2","head":{"digest":"${header.head.digest}","seq":2},"stream":"${stream}"}`,
  );
  expect(readHeader(exportHeader(header))).toEqual(header);
  const logged = { ...header, log: { origin: 'shodo/organisation/11111111-1111-4111-8111-111111111111', size: 7 } };
  expect(readHeader(exportHeader(logged))).toEqual(logged);
});

test('a header that places its stream in the log of another organisation is none: whoever holds that log’s keys would vouch for it', () => {
  for (const origin of ['shodo/organisation/99999999-1111-4111-8111-111111111111', 'shodo/organisation/', 'x'])
    expect(readHeader(exportHeader({ ...header, log: { origin, size: 7 } }))).toBeUndefined();
});

test('a header of the form without a log is read, and has none', () => {
  const earlier = exportHeader(header).replace('shodo-record/2', 'shodo-record/1');
  expect(readHeader(earlier)).toEqual(header);
  const log = { origin: 'shodo/organisation/x', size: 7 };
  expect(readHeader(exportHeader({ ...header, log }).replace('shodo-record/2', 'shodo-record/1'))).toBeUndefined();
});

test.each([
  ['an unknown format', exportHeader(header).replace('shodo-record/2', 'shodo-record/3')],
  ['an unknown algorithm', exportHeader(header).replace('sha-256', 'md5')],
  ['a head that is no number', exportHeader(header).replace('"seq":2', '"seq":"2"')],
  ['a negative head', exportHeader(header).replace('"seq":2', '"seq":-2')],
  ['white space', ` ${exportHeader(header)}`],
  ['an entry', line],
  ['no JSON', 'hello'],
  ['nothing', ''],
])('a header with %s is not read', (_, text) => {
  expect(readHeader(text)).toBeUndefined();
});

test('a line holds the entry exactly as it was hashed, and is read back for the check', () => {
  expect(line).toMatch(/^\{"digest":"[0-9a-f]{64}","entry":\{"actor":/);
  expect(line).toMatch(/,"recordedAt":"2026-11-28T13:00:01.000Z"\}$/);
  const check = new ChainCheck({ stream, head: header.head });
  const reader = new RecordReader(sha256);
  for (const each of [line, second]) check.take(linkIn(each, reader));
  expect(check.verdict()).toEqual({ ok: true, head: header.head });
});

test.each([
  ['a member beside the entry', line.replace(/\}$/, ',"remark":"approved"}')],
  ['a member doubled, of which a reader may see the other', line.replace('"clockShiftMs":1', '"clockShiftMs":9,"clockShiftMs":1')],
  ['a member added to the entry', line.replace('"entry":{', '"entry":{"AAA":1,')],
  ['white space', line.replace('"entry":', '"entry": ')],
  ['another way to write the same number', line.replace('"clockShiftMs":1', '"clockShiftMs":1.0')],
  ['another way to write the same text', line.replace('"system"', '"syste\\u006d"')],
  ['no recordedAt', line.replace(/,"recordedAt":"[^"]*"/, '')],
  ['a time that is none', line.replace(/"recordedAt":"[^"]*"/, '"recordedAt":"yesterday"')],
  ['an entry that is no object', '{"digest":"x","entry":[],"recordedAt":"x"}'],
  ['no JSON at all', 'hello'],
  ['nothing', ''],
  ['a depth no reader survives', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
])('a line with %s is found, also by whoever knows the line as it was', (_, text) => {
  const knowing = new RecordReader(sha256);
  expect(linkIn(line, knowing)).toEqual(linkIn(line, knowing));
  for (const reader of [new RecordReader(sha256), knowing]) {
    const check = new ChainCheck({ stream });
    check.take(linkIn(text, reader));
    expect(check.verdict()).toEqual({ ok: false, seq: 1, position: 1, problem: 'changed' });
  }
});

test('a leaf is read beside what it should be, and one that is no hash is found, also by whoever knows the line as it was', () => {
  const hash = entryLeaf(sha256, JSON.parse(line) as { digest: string; recordedAt: string });
  const withLeaf = line.replace('"recordedAt"', `"leaf":{"hash":"${hash}","index":7},"recordedAt"`);
  const other = withLeaf.replace(hash, '0'.repeat(64));
  const knowing = new RecordReader(sha256);
  for (const reader of [new RecordReader(sha256), knowing, knowing]) {
    expect(reader.line(withLeaf)).toMatchObject({ is: 'entry', leaf: { index: 7, hash, recomputed: hash } });
    expect(reader.line(other)).toMatchObject({ is: 'entry', leaf: { hash: '0'.repeat(64), recomputed: hash } });
    for (const none of [hash.slice(1), `${hash}0`, `G${hash.slice(1)}`, `${hash.slice(0, -1)}髙`, hash.toUpperCase(), ''])
      expect(linkIn(withLeaf.replace(hash, none), reader)).toMatchObject({ recomputed: 'unreadable' });
  }
});

test('an entry of an unknown form cannot be checked, however sound', () => {
  const entry = (JSON.parse(line) as { entry: object }).entry;
  const content = JSON.stringify({ ...entry, format: 'shodo-entry/9' });
  const check = new ChainCheck({ stream });
  check.take(linkIn(`{"digest":"${sha256(content)}","entry":${content},"recordedAt":"2026-11-28T13:00:01.000Z"}`));
  expect(check.verdict()).toMatchObject({ ok: false, problem: 'unknown-version' });
});
