import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AnyEvent } from '@shodo/contracts';
import { canonical, digestOf, emptyHead, exportHeader, exportLine, incidentStream, linkOnto, type Sha256 } from '@shodo/ledger';
import { checkPack, type PackFiles, type PackFinding } from './check/check-pack.js';
import { nodeTools } from './check/node-tools.js';
import { browserTools } from './page/browser-tools.js';
import { run } from './run.js';
import { toldOfPack } from './words.js';

const sha256: Sha256 = (utf8) => createHash('sha256').update(utf8, 'utf8').digest('hex');
const stream = incidentStream('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222');
const append = {
  stream,
  head: emptyHead,
  appendId: 'a',
  occurredAt: '2026-11-28T13:00:00Z',
  actor: { kind: 'system', part: 'incident' } as const,
};
const events = ['漏えい', '髙﨑𠮷'].map((text) => ({ type: 'NoteAdded', version: 1, data: { text } }) as unknown as AnyEvent);
const entries = linkOnto(sha256, append, events).map(({ entry }) => ({ ...entry, recordedAt: '2026-11-28T13:00:00.000Z' }));
const last = entries.at(-1);
const head = { seq: last?.seq ?? 0, digest: last?.digest ?? '' };
const record = `${[exportHeader({ stream, head, exportedAt: '2026-11-29T00:00:00.000Z' }), ...entries.map((entry) => exportLine(entry))].join('\n')}\n`;

const parts: Readonly<Record<string, string>> = {
  '報告書.pdf': '%PDF-',
  '表/時系列.csv': '番号\r\n',
  '記録/記録.ndjson': record,
  '証拠/証拠1.csv': '名簿',
};
const partsOf = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, sha256: sha256(text), size: Buffer.byteLength(text) }));
const manifestOf = (more: object = {}) =>
  canonical({
    format: 'shodo-evidence-pack/1',
    algorithm: 'sha-256',
    incident: '22222222-2222-4222-8222-222222222222',
    record: head,
    parts: partsOf(parts),
    ...more,
  });
const pack = (changed: Readonly<Record<string, string | undefined>> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ 'manifest.json': manifestOf(), ...parts, ...changed }).flatMap(([path, text]) =>
      text === undefined ? [] : [[path, text]],
    ),
  );
const asFiles = (files: Readonly<Record<string, string>>): PackFiles => ({
  paths: Object.keys(files),
  open: async function* (path) {
    const bytes = Buffer.from(files[path] ?? '');
    for (let at = 0; at < bytes.length; at += 5) yield bytes.subarray(at, at + 5);
  },
});
const problemsOf = (finding: PackFinding) =>
  'why' in finding ? finding.why : finding.problems.map(({ path, problem }) => `${path} ${problem}`);

describe.each([
  ['Node', nodeTools],
  ['the page', browserTools],
])('a pack, checked by %s', (_by, tools) => {
  const check = (changed?: Readonly<Record<string, string | undefined>>) => checkPack(tools, asFiles(pack(changed)));

  test('is sound when every file is as listed, none is too many, and its record is sound', async () => {
    const sound = await check();
    expect(sound).toMatchObject({ is: 'sound', parts: 4, manifest: sha256(manifestOf()), record: { is: 'sound', head } });
  });

  test('passes over members that its list has besides, of its own or of a part', async () => {
    const more = manifestOf({ remark: '承認済', parts: partsOf(parts).map((part) => ({ ...part, remark: '承認済' })) });
    expect(await check({ 'manifest.json': more })).toMatchObject({ is: 'sound', parts: 4 });
  });

  test('stays sound with what systems put there by themselves, and that is said', async () => {
    const found = await check({ '.DS_Store': 'x', '表/Thumbs.db': 'x', '__MACOSX/証拠/._証拠1.csv': 'x', '証拠/desktop.ini': 'x' });
    expect(found).toMatchObject({
      is: 'sound',
      problems: [],
      ofTheSystem: ['.DS_Store', '表/Thumbs.db', '__MACOSX/証拠/._証拠1.csv', '証拠/desktop.ini'],
    });
    expect(toldOfPack(found, 'ja')).toContain('中身を確かめていないファイル: .DS_Store, 表/Thumbs.db, __MACOSX/証拠/._証拠1.csv');
  });

  test('passes over nothing else that is not listed, however it is called', async () => {
    const hidden = ['Thumbs.db/証拠9.csv', '__MACOSX/証拠9.csv', '.秘密/証拠9.csv', '.env', '._', 'thumbs.DB'];
    const found = await check(Object.fromEntries(hidden.map((path) => [path, 'x'])));
    expect(problemsOf(found)).toEqual(hidden.map((path) => `${path} unlisted`));
  });

  test('knows of two names that are one when composed the one that is listed', async () => {
    const [listed, apart] = ['証拠/が.csv', '証拠/か\u3099.csv'];
    const named = (path: string) => ({
      'manifest.json': manifestOf({ parts: [...partsOf(parts), { path, sha256: sha256('名簿'), size: Buffer.byteLength('名簿') }] }),
    });
    for (const [of, other] of [
      [listed, apart],
      [apart, listed],
    ] as const) {
      for (const files of [
        { [of]: '名簿', [other]: '別の名簿' },
        { [other]: '別の名簿', [of]: '名簿' },
      ])
        expect(problemsOf(await check({ ...named(of), ...files }))).toEqual([`${other} unlisted`]);
      expect(await check({ ...named(of), [other]: '名簿' })).toMatchObject({ is: 'sound' });
    }
  });

  test('takes of two that are both spelt otherwise than listed the same one, however they are handed over', async () => {
    const [listed, first, second] = ['証拠/がが.csv', '証拠/か\u3099が.csv', '証拠/がか\u3099.csv'];
    const list = manifestOf({ parts: [...partsOf(parts), { path: listed, sha256: sha256('名簿'), size: Buffer.byteLength('名簿') }] });
    const found = (files: Readonly<Record<string, string>>) => check({ 'manifest.json': list, ...files });
    for (const files of [
      { [first]: '名簿', [second]: '別の名簿' },
      { [second]: '別の名簿', [first]: '名簿' },
    ])
      expect(problemsOf(await found(files))).toEqual([`${second} unlisted`]);
    expect(problemsOf(await found({ [first]: '別の名簿', [second]: '名簿' }))).toEqual([`${listed} changed`, `${second} unlisted`]);
    expect(problemsOf(await found({ [second]: '名簿', [first]: '名簿', [listed]: '名簿' }))).toEqual([
      `${second} unlisted`,
      `${first} unlisted`,
    ]);
  });

  test('looks into a file that is listed, though systems call theirs so', async () => {
    const list = (text: string) => ({
      'manifest.json': manifestOf({ parts: [...partsOf(parts), { path: '証拠/Thumbs.db', sha256: sha256(text), size: 1 }] }),
    });
    expect(await check({ ...list('x'), '証拠/Thumbs.db': 'x' })).toMatchObject({ is: 'sound', ofTheSystem: [] });
    expect(problemsOf(await check({ ...list('y'), '証拠/Thumbs.db': 'x' }))).toEqual(['証拠/Thumbs.db changed']);
  });

  test('says what its names hold without letting them speak', async () => {
    const found = await check({ 'x\nパックは正常です\u202e': 'x' });
    expect(toldOfPack(found, 'ja')).toContain('\nx\\u{a}パックは正常です\\u{202e}: 目録にないファイルです(unlisted)');
  });

  test('says which file was changed, taken out or put in', async () => {
    const found = await check({ '報告書.pdf': '%PDF.', '表/時系列.csv': undefined, '証拠/証拠2.csv': '別の名簿' });
    expect(found.is).toBe('broken');
    expect(toldOfPack(found, 'en')).toContain('\n報告書.pdf: is not what the manifest lists (changed)\n');
    expect(problemsOf(found)).toEqual(['報告書.pdf changed', '表/時系列.csv missing', '証拠/証拠2.csv unlisted']);
  });

  test('is broken when its record is, or is of another state, though the manifest was made to fit', async () => {
    const forged = record.replace('漏えい', '漏れい');
    const fits = manifestOf({ parts: partsOf({ ...parts, '記録/記録.ndjson': forged }) });
    const found = await check({ 'manifest.json': fits, '記録/記録.ndjson': forged });
    expect(found).toMatchObject({ is: 'broken', problems: [], record: { is: 'broken', seq: 1 } });
    const another = manifestOf({ record: { seq: 1, digest: digestOf(sha256, entries[0] as never) } });
    expect(await check({ 'manifest.json': another })).toMatchObject({ is: 'broken', otherState: true });
  });

  test('is broken when its list names another incident than its record, and none when it names no incident', async () => {
    const another = manifestOf({ incident: '33333333-3333-4333-8333-333333333333' });
    const found = await check({ 'manifest.json': another });
    expect(found).toMatchObject({ is: 'broken', problems: [], otherState: false, otherIncident: true, record: { is: 'sound' } });
    expect(toldOfPack(found, 'ja')).toContain('\n記録が、目録の示す事案のものではありません\n');
    const none = manifestOf().replace(/"incident":"[^"]*",/, '');
    expect(await check({ 'manifest.json': none })).toEqual({ is: 'not-checkable', why: 'unknown-pack' });
  });

  test('is none with a part that is listed twice: more would be counted than there are', async () => {
    const twice = partsOf(parts).flatMap((part) => (part.path.startsWith('証拠/') ? [part, part] : [part]));
    expect(await check({ 'manifest.json': manifestOf({ parts: twice }) })).toEqual({ is: 'not-checkable', why: 'unknown-pack' });
  });

  test('is none without a record on its list', async () => {
    const without = manifestOf({ parts: [{ path: '報告書.pdf', sha256: sha256('%PDF-'), size: 5 }] });
    expect(
      await check({ 'manifest.json': without, '表/時系列.csv': undefined, '記録/記録.ndjson': undefined, '証拠/証拠1.csv': undefined }),
    ).toEqual({
      is: 'not-checkable',
      why: 'unknown-pack',
    });
  });

  test('takes no file of evidence for the record, whatever it is called and whichever volume is here', async () => {
    const evidence = '{"level":"info"}\n';
    const all = { ...parts, '証拠/証拠2.ndjson': evidence };
    const list = manifestOf({
      format: 'shodo-evidence-pack/2',
      volumes: 2,
      parts: partsOf(all).map((part) => ({ ...part, volume: part.path.startsWith('証拠/') ? 2 : 1 })),
    });
    const second = { 'manifest.json': list, '証拠/証拠2.ndjson': evidence };
    expect(await check(second)).toMatchObject({ is: 'sound' });
    const alone = await check({ ...second, '報告書.pdf': undefined, '表/時系列.csv': undefined, '記録/記録.ndjson': undefined });
    expect(alone).toMatchObject({ is: 'not-checkable', problems: [], otherState: false, volumes: { absent: [1] } });
  });

  describe('in volumes', () => {
    const listed = (volumes: readonly number[]) =>
      manifestOf({
        format: 'shodo-evidence-pack/2',
        volumes: 3,
        parts: partsOf(parts).map((part, at) => ({ ...part, ...(volumes[at] !== undefined && { volume: volumes[at] }) })),
      });
    const list = { 'manifest.json': listed([1, 1, 2, 3]) };

    test('is sound when all of them are here', async () => {
      expect(await check(list)).toMatchObject({ is: 'sound', volumes: { count: 3, absent: [] } });
    });

    test('is never sound while one is elsewhere; what is here is checked all the same', async () => {
      const alone = { ...list, '報告書.pdf': undefined, '表/時系列.csv': undefined, '記録/記録.ndjson': undefined };
      const last = await check(alone);
      expect(last).toMatchObject({ is: 'not-checkable', problems: [], volumes: { count: 3, absent: [1, 2] } });
      expect(toldOfPack(last, 'ja')).toContain('全 3 巻のうち、ここにない巻: 1, 2');
      expect(await check({ ...list, '証拠/証拠1.csv': undefined })).toMatchObject({
        is: 'not-checkable',
        record: { is: 'sound' },
        volumes: { absent: [3] },
      });
      expect(await check({ ...alone, '証拠/証拠1.csv': '名薄' })).toMatchObject({
        is: 'broken',
        problems: [{ path: '証拠/証拠1.csv', problem: 'changed' }],
      });
    });

    test('is broken when a part is taken out of one that is here', async () => {
      expect(problemsOf(await check({ ...list, '報告書.pdf': undefined }))).toEqual(['報告書.pdf missing']);
    });

    test('that its list does not count is of a form nobody knows', async () => {
      for (const wrong of [
        [1, 1, 2, 4],
        [1, 1, 2],
        [0, 1, 2, 3],
      ])
        expect(problemsOf(await check({ 'manifest.json': listed(wrong) }))).toBe('unknown-pack');
    });
  });

  test('without its list, or with one of a form nobody knows, is never sound', async () => {
    expect(problemsOf(await check({ 'manifest.json': undefined }))).toBe('no-manifest');
    for (const unknown of [
      '{}',
      'x',
      manifestOf({ format: 'shodo-evidence-pack/2' }),
      manifestOf({ format: 'shodo-evidence-pack/3' }),
      manifestOf({ algorithm: 'sha-512' }),
      // Not in canonical form: what stands first is not what counts.
      manifestOf().replace('"parts":', '"parts":[],"parts":'),
      ` ${manifestOf()}`,
      `\ufeff${manifestOf()}`,
    ])
      expect(problemsOf(await check({ 'manifest.json': unknown }))).toBe('unknown-pack');
  });
});

test('names written with their marks apart, as some systems unpack them, are the same names', async () => {
  const files = pack();
  const apart = Object.fromEntries(Object.entries(files).map(([path, text]) => [path.normalize('NFD'), text]));
  expect(await checkPack(nodeTools, asFiles(apart))).toMatchObject({ is: 'sound' });
});

test('the command takes a folder, and answers by its exit code', async () => {
  const own = mkdtempSync(join(tmpdir(), 'shodo-verify-pack-'));
  const [folder, elsewhere] = [join(own, 'pack'), join(own, 'elsewhere')];
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const [path, text] of Object.entries(pack())) write(path, text);
    const said: string[] = [];
    expect(await run([folder], (text) => said.push(text))).toBe(0);
    expect(said[0]).toMatch(/^パックは正常です: ファイル 4 個が目録のとおりです\n目録の照合値: /);
    expect(said[0]).toContain('\n正常です: 記載 2 件がすべて連鎖しています');
    // A link is never followed: neither one that is listed nor one that is not, nor a folder.
    renameSync(join(folder, '証拠'), elsewhere);
    symlinkSync(elsewhere, join(folder, '証拠'));
    expect(await run([folder], (text) => said.push(text))).toBe(1);
    expect(said.pop()).toContain('\n証拠: ファイルではなくリンクなどなので、たどっていません(no-file)\n証拠/証拠1.csv: 目録にありますが');
    rmSync(join(folder, '証拠'));
    mkdirSync(join(folder, '証拠'));
    symlinkSync(join(elsewhere, '証拠1.csv'), join(folder, '証拠/証拠1.csv'));
    symlinkSync('/nowhere', join(folder, '.DS_Store'));
    expect(await run([folder, '--json'], (text) => said.push(text))).toBe(1);
    expect(problemsOf(JSON.parse(said.pop() ?? '') as PackFinding)).toEqual(['.DS_Store no-file', '証拠/証拠1.csv no-file']);
    for (const path of ['.DS_Store', '証拠/証拠1.csv']) rmSync(join(folder, path));
    write('証拠/証拠1.csv', '名薄');
    expect(await run([folder], (text) => said.push(text))).toBe(1);
    expect(said[1]).toContain('証拠/証拠1.csv: 中身が目録と違います(changed)');
    rmSync(join(folder, 'manifest.json'));
    expect(await run([folder, '--lang', 'en'], (text) => said.push(text))).toBe(2);
    expect(said[2]).toMatch(/^Cannot be checked: /);
  } finally {
    rmSync(own, { recursive: true });
  }
});
