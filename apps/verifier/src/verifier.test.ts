import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyEvent, Entry } from '@shodo/contracts';
import { digestOf, emptyHead, exportHeader, exportLine, incidentStream, linkOnto, type Sha256 } from '@shodo/ledger';
import { checkRecord as checkWith, type Elsewhere } from './check/check-record.js';
import { decodeUtf8, linesOf } from './check/lines.js';
import { nodeTools } from './check/node-tools.js';
import { checkpointsIn, keysIn, receiptsAndKeysIn } from './held-text.js';
import { run } from './run.js';

const sha256: Sha256 = (utf8) => createHash('sha256').update(utf8, 'utf8').digest('hex');
const stream = incidentStream('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222');
const otherStream = incidentStream('11111111-1111-4111-8111-111111111111', '33333333-3333-4333-8333-333333333333');
const note = (text: string) => ({ type: 'NoteAdded', version: 1, data: { text } }) as unknown as AnyEvent;

function entriesOf(texts: readonly string[], of = stream): Entry[] {
  const append = {
    stream: of,
    head: emptyHead,
    appendId: 'a',
    occurredAt: '2026-11-28T13:00:00Z',
    actor: { kind: 'system', part: 'incident' } as const,
  };
  return linkOnto(sha256, append, texts.map(note)).map(({ entry }) => ({ ...entry, recordedAt: `2026-11-28T13:00:0${entry.seq}.000Z` }));
}
const headOf = (entries: readonly Entry[]) => ({ seq: entries.at(-1)?.seq ?? 0, digest: entries.at(-1)?.digest ?? '' });
const exported = (entries: readonly Entry[]) => [
  exportHeader({ stream, head: headOf(entries), exportedAt: '2026-11-29T00:00:00.000Z' }),
  ...entries.map((entry) => exportLine(entry)),
];

async function* chunks(text: string | Buffer, size = 1 << 16): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const checkRecord = (file: AsyncIterable<Uint8Array>, elsewhere?: Elsewhere) => checkWith(nodeTools, file, elsewhere);
const check = (lines: readonly string[], receipts: { seq: number; digest: string }[] = []) =>
  checkRecord(chunks(`${lines.join('\n')}\n`), { receipts });

// Line and paragraph separators are no line ends of this format, though many readers take them for such.
const texts = ['漏えい', 'a\u2028b\u2029c', '髙﨑𠮷', 'か\u3099', 'e'];
const entries = entriesOf(texts);
const lines = exported(entries);
const line = (index: number) => lines[index] ?? '';

describe('a sound export', () => {
  test.each([1, 2, 3, 7, 64, 1 << 16])('is found sound, read in pieces of %d bytes', async (size) => {
    expect(await checkRecord(chunks(lines.join('\n'), size))).toMatchObject({ is: 'sound', head: headOf(entries) });
  });

  test('may have passed through an editor that writes other line ends', async () => {
    expect(await checkRecord(chunks(`${lines.join('\r\n')}\r\n`))).toMatchObject({ is: 'sound' });
  });

  test('matches receipts from elsewhere', async () => {
    expect(await check(lines, [{ seq: 2, digest: entries[1]?.digest ?? '' }])).toMatchObject({ is: 'sound', receipts: 1 });
  });
});

describe('a tampered export is found, and where', () => {
  const flipped = line(3).replace('髙', '高');
  const rehashed = (index: number) => {
    const forged = { ...(entries[index] as Entry), event: note('forged') };
    return exportLine({ ...forged, digest: digestOf(sha256, forged) });
  };
  const swapped = lines.with(2, line(3)).with(3, line(2));
  const rewritten = exported(entriesOf(texts.with(2, 'forged')));

  test.each([
    ['one character', lines.with(3, flipped), 3, 4, 'changed'],
    ['one character, its digest recomputed', lines.with(3, rehashed(2)), 3, 4, 'changed'],
    ['the last, its digest recomputed', lines.with(5, rehashed(4)), 5, 6, 'rewritten'],
    ['an entry deleted', lines.toSpliced(3, 1), 3, 4, 'deleted'],
    ['two exchanged', swapped, 2, 3, 'reordered'],
    ['the tail cut', lines.slice(0, 4), 4, 5, 'truncated'],
    ['an entry put in', lines.toSpliced(3, 0, rehashed(2)), 3, 4, 'inserted'],
    ['an entry of another record', lines.with(3, exportLine(entriesOf(texts, otherStream)[2] as Entry)), 3, 4, 'wrong-stream'],
    ['an empty line', lines.toSpliced(3, 0, ''), 3, 4, 'inserted'],
    ['a line that is no JSON', lines.with(3, 'hello'), 3, 4, 'changed'],
    ['a remark beside an entry', lines.with(3, line(3).replace(/\}$/, ',"remark":"approved"}')), 3, 4, 'changed'],
    ['an earlier time of recording', lines.with(3, line(3).replace('13:00:03.000Z', '13:00:01.000Z')), 3, 4, 'backdated'],
  ] as const)('%s', async (_, broken, seq, at, problem) => {
    expect(await check(broken)).toMatchObject({ is: 'broken', seq, line: at, problem });
  });

  test('the header of another record', async () => {
    expect(await check(lines.with(0, line(0).replaceAll('2222', '4444')))).toMatchObject({ is: 'broken', seq: 1, problem: 'wrong-stream' });
  });

  test('bytes that are no UTF-8', async () => {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    bytes[bytes.indexOf('漏')] = 0xff;
    expect(await checkRecord(chunks(bytes))).toMatchObject({ is: 'broken', seq: 1, problem: 'changed' });
  });

  test('a record rewritten as a whole with a new header is found by a receipt', async () => {
    expect(await check(rewritten)).toMatchObject({ is: 'sound' });
    expect(await check(rewritten, [headOf(entries)])).toMatchObject({ is: 'broken', seq: 5, problem: 'rewritten' });
  });

  test('a record cut together with its header is found by a receipt', async () => {
    const cut = exported(entries.slice(0, 3));
    expect(await check(cut)).toMatchObject({ is: 'sound' });
    expect(await check(cut, [headOf(entries)])).toMatchObject({ is: 'broken', seq: 4, line: 5, problem: 'truncated' });
  });
});

describe('what cannot be checked is never called sound', () => {
  const newer = JSON.stringify({
    ...JSON.parse(JSON.stringify((JSON.parse(line(1)) as { entry: object }).entry)),
    format: 'shodo-entry/2',
  });
  test.each([
    ['an empty file', [''], 'no-header', 1],
    ['no header', lines.slice(1), 'no-header', 1],
    ['a header of a later version', lines.with(0, line(0).replace('record/2', 'record/3')), 'no-header', 1],
    ['a byte order mark', lines.with(0, `\ufeff${line(0)}`), 'no-header', 1],
    ['a header without a time', lines.with(0, line(0).replace(/"exportedAt":"[^"]*"/, '"exportedAt":"yesterday"')), 'no-header', 1],
    ['a header without entries', [exportHeader({ stream, head: emptyHead, exportedAt: '2026-11-29T00:00:00.000Z' })], 'no-entries', 1],
    [
      'an entry of a later version',
      lines.with(1, `{"digest":"${sha256(newer)}","entry":${newer},"recordedAt":"2026-11-28T13:00:01.000Z"}`),
      'unknown-version',
      2,
    ],
  ] as const)('%s', async (_, file, why, at) => {
    expect(await check(file)).toEqual({ is: 'not-checkable', why, line: at });
  });
});

test('every checkpoint is found in the mail that brought it', () => {
  const note = 'shodo/organisation/x\n3\nAAAA\nheads BBBB\ntime 2026-11-28T13:00:00.000Z\n\n\u2014 shodo/organisation/x CCCC\n';
  expect(checkpointsIn(note)).toEqual([note]);
  expect(checkpointsIn(`こんにちは\r\n\r\n${note.replaceAll('\n', '\r\n')}\r\n-- \r\nShodo\r\n`)).toEqual([note]);
  expect(checkpointsIn(`${note}\n${note.replace('\n3\n', '\n5\n')}`)).toEqual([note, note.replace('\n3\n', '\n5\n')]);
  expect(checkpointsIn(' hello ')).toEqual(['hello\n']);
  expect(checkpointsIn(`\ufeff\n\ufeff ${note.trimEnd()} \t\r\n`)).toEqual([note]);
  // A mail that went through several programs.
  expect(checkpointsIn(`こんにちは\r\r\n${note.replaceAll('\n', '\r\r\n')}`)).toEqual([note]);
  // A space that is none in every language stays, and with it nobody reads the note.
  expect(checkpointsIn(`\u00a0${note}`)).toEqual([`\u00a0${note}`]);
});

test('a mail as a mail program saves it is read part by part', () => {
  const note = 'shodo/organisation/x\n3\nAAAA=\nheads BBBB\ntime 2026-11-28T13:00:00.000Z\n\n\u2014 shodo/organisation/x CCCC\n';
  const quoted = Buffer.from(note)
    .toString('latin1')
    .replaceAll(/[=\x80-\xff]/g, (each) => `=${each.charCodeAt(0).toString(16).toUpperCase()}`);
  const base64 = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')).toString('base64').replaceAll(/.{60}/g, '$&\n');
  const part = (encoding: string, body: string) =>
    `Content-Type: text/plain;\n charset="utf-8"\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`;
  const softly = quoted.replace('time', 'ti=  \nme');
  const several = (...parts: string[]) =>
    `Subject: x\nContent-Type: multipart/mixed; boundary="a=b"\n\n--a=b\n${parts.join('--a=b\n')}--a=b--\n`;
  for (const mail of [
    part('quoted-printable', softly),
    part('BASE64', base64(`こんにちは\n${note}`)),
    part('8bit', note),
    several(part('quoted-printable', softly), part('base64', base64(note.replaceAll('shodo', '<b>shodo')))),
    several(part('7bit', 'hello'), `Content-Type: message/rfc822\n\nSubject: x\n${part('base64', base64(note))}`),
    several(part('base64', 'no base64 at all!'), part('quoted-printable', softly).replace('utf-8', 'x-nobody-knows')),
  ])
    for (const each of [mail, mail.replaceAll('\n', '\r\n')]) expect(checkpointsIn(each)).toEqual([note]);
  const other = note.replace('\n3\n', '\n5\n');
  expect(checkpointsIn(several(part('base64', base64(note)), part('base64', base64(other))))).toEqual([note, other]);
});

test('keys are found one a line, wherever they are given, and one that cannot be read keeps its place', () => {
  for (const text of ['a+1+b\nnone\nc+2+d', '\ufeffa+1+b \t\r\n\r\n  none\r\n c+2+d\n\n']) {
    expect(keysIn(text)).toEqual(['a+1+b', 'none', 'c+2+d']);
    expect(receiptsAndKeysIn(text)).toEqual({ receipts: [], keys: ['a+1+b', 'none', 'c+2+d'] });
  }
  expect(receiptsAndKeysIn('a+1+b\r\n3:abc \nnone\n 12 : x')).toEqual({ receipts: ['3:abc', '12 : x'], keys: ['a+1+b', 'none'] });
  // Whatever people write before a receipt: no key begins so.
  const meant = ['「3:abc」', '連番 3:abc', '受付控え 3:abc', '・3:abc', '３：abc', '3'];
  expect(receiptsAndKeysIn([...meant, '・shodo+1+b', '「a+1+b」'].join('\n'))).toEqual({
    receipts: meant,
    keys: ['・shodo+1+b', '「a+1+b」'],
  });
  // On one line they are one, which nobody can read: where a key ends that was broken in two nobody knows.
  expect(keysIn('a+1+b c+2+d')).toEqual(['a+1+b c+2+d']);
  // What is given is never passed over: an option without a value is a key that cannot be read. An empty field is none.
  expect([keysIn(''), keysIn(' \n')]).toEqual([[''], ['']]);
  expect(receiptsAndKeysIn(' \n')).toEqual({ receipts: [], keys: [] });
});

test('a line longer than any entry is passed over without being kept, in whatever pieces it comes', async () => {
  const longest = 1 << 24;
  const text = Buffer.concat([
    Buffer.from('first\n'),
    Buffer.alloc(longest, 0x61),
    Buffer.from('\n'),
    Buffer.alloc(longest, 0x61),
    Buffer.from('\r\nshort'),
  ]);
  for (const size of [1 << 20, text.length]) {
    const read = [];
    for await (const each of linesOf(chunks(text, size), decodeUtf8)) read.push(...each);
    expect(read.map((each) => each?.length)).toEqual([5, longest, undefined, 5]);
  }
});

describe('the command', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shodo-verifier-'));
    await writeFile(join(folder, 'sound.ndjson'), `${lines.join('\n')}\n`);
    await writeFile(join(folder, 'broken.ndjson'), `${lines.toSpliced(3, 1).join('\n')}\n`);
    await writeFile(join(folder, 'other.txt'), 'hello\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function answer(...args: string[]) {
    const said: string[] = [];
    const code = await run(
      args.map((arg) => arg.replace('@', `${folder}/`)),
      (text) => said.push(text),
    );
    return { code, said: said.join('\n') };
  }

  test('says in Japanese or English what it found, and exits with 0, 1 or 2', async () => {
    expect(await answer('@sound.ndjson')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^正常です: 記載 5 件がすべて連鎖しています\n/),
    });
    expect(await answer('@sound.ndjson', '--lang', 'en')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Sound: all 5 entries are chained\n/),
    });
    expect(await answer('@broken.ndjson')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^食い違いがあります: 連番 3\(ファイルの 4 行目\): 記載が抜けています\(deleted\)\n/),
    });
    expect(await answer('@broken.ndjson', '--lang', 'en')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^Broken at sequence 3 \(line 4 of the file\): an entry is missing \(deleted\)\n/),
    });
    expect(await answer('@other.txt', '--lang', 'en')).toMatchObject({ code: 2, said: expect.stringMatching(/^Cannot be checked: /) });
    expect(await answer('@other.txt')).toMatchObject({ code: 2, said: expect.stringMatching(/^検証できません: /) });
  });

  test('takes receipts and answers programs in JSON', async () => {
    const wrong = await answer('@sound.ndjson', '--json', '--receipt', `2:${'0'.repeat(64)}`);
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.said)).toMatchObject({ is: 'broken', problem: 'rewritten', seq: 2 });
  });

  test('takes a receipt with what people write around it, and says of which it cannot read', async () => {
    const digest = entries[1]?.digest ?? '';
    for (const given of [` 2:${digest}\n`, `「2:${digest}」`, `２：${digest}`, `・受付控え 連番 2 : ${digest}。`])
      expect(await answer('@sound.ndjson', '--receipt', given)).toMatchObject({
        code: 0,
        said: expect.stringContaining('受付控え: 1 件と一致'),
      });
    for (const given of ['2:abc', digest, `12,2:${digest}`, `02:${digest}`, `2:${digest}0`])
      expect(await answer('@sound.ndjson', '--receipt', `2:${digest}`, '--receipt', given)).toMatchObject({
        code: 2,
        said: expect.stringMatching(new RegExp(`^受付控えを読めません: ${given}\\([^]*A receipt cannot be read: ${given} [^]*使い方`)),
      });
  });

  test('takes keys one a line, several times or several in one, and names one that it cannot read by its number', async () => {
    const specimens = join(__dirname, '../../../test/ledger/specimens');
    const { keys } = JSON.parse(await readFile(join(specimens, 'sound-with-all-that-is-held.json'), 'utf8')) as { keys: [string] };
    const asked = async (...given: string[]) =>
      answer(join(specimens, 'sound.ndjson'), '--lang', 'en', ...given.flatMap((key) => ['--key', key]));
    expect(await asked(` ${keys[0]}\t\r\n`)).toMatchObject({ code: 0, said: expect.stringContaining('vouched for by') });
    for (const given of [[`${keys[0]}\nhello\n`], [keys[0], 'hello']]) {
      const { code, said } = await asked(...given);
      expect([code, said]).toEqual([
        2,
        expect.stringMatching(/^Cannot be checked\nKey 2 of those you hold: it cannot be read as a public key\. .*\n\n/),
      ]);
      expect(said).toContain('vouched for by');
    }
    expect(await asked('')).toMatchObject({ code: 2, said: expect.stringContaining('Key 1 of those you hold: it cannot be read') });
  });

  test.each([
    [[]],
    [['a', 'b']],
    [['@sound.ndjson', '--lang', 'fr']],
    [['@sound.ndjson', '--receipt', '2']],
    [['@sound.ndjson', '--nonsense']],
  ])('explains itself when it is asked %j', async (args) => {
    expect(await answer(...args)).toMatchObject({ code: 2, said: expect.stringContaining('使い方') });
  });

  test('says so when the file cannot be read', async () => {
    expect(await answer('@missing.ndjson', '--lang', 'en')).toMatchObject({
      code: 2,
      said: expect.stringContaining('The file cannot be read'),
    });
    expect(await answer('@', '--lang', 'en')).toMatchObject({ code: 2 });
  });
});
