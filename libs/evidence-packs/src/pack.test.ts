import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type Plan, partsOf, planIn } from './archive/kept-pack.js';
import { partOf } from './archive/parts.js';
import { inVolume } from './archive/volumes.js';
import { PartIsAnother, zip, zipLength } from './archive/zip.js';
import { type PackParts, packOf } from './pack.js';
import { clinic, piece } from './specification/clinic.js';

const file = Buffer.from('名簿,氏名\n1,髙﨑\n');
const parts: PackParts = {
  record: partOf('record', Buffer.from('{"format":"shodo-record/2"}\n')),
  verifier: partOf('verifier', Buffer.from('<!doctype html>')),
  files: new Map([[piece.list, { ...partOf('', file), name: '名簿.csv' }]]),
  typeset: async (report) => Buffer.from(JSON.stringify(report)),
};

async function* flowing(bytes: Uint8Array, length = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
async function all(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const each of bytes) pieces.push(each);
  return Buffer.concat(pieces);
}
const built = async (profile: 'lawyer' | 'insurer' = 'lawyer', volumeSize?: number) => {
  const { plan, bytes } = await packOf(clinic(profile), { ...parts, ...(volumeSize !== undefined && { volumeSize }) });
  return { plan, kept: await all(bytes) };
};
const archive = (plan: Plan, kept: Uint8Array, evidence: Uint8Array = file, volume?: number) =>
  all(zip(partsOf(plan, flowing(kept), async () => flowing(evidence), volume)));

test('two builds of one state have the same manifest, and all the same bytes', async () => {
  const [one, other] = [await built(), await built()];
  expect(one.plan.manifest).toBe(other.plan.manifest);
  expect(one.kept.equals(other.kept)).toBe(true);
  expect((await built('insurer')).plan.manifest).not.toBe(one.plan.manifest);
});

test('the manifest lists every part by its digest, and says what is left out', async () => {
  const { plan, kept } = await built();
  const files = unpacked(await archive(plan, kept));
  const bytesOf = (path: string) => files.get(path) ?? Buffer.alloc(0);
  const manifest = JSON.parse(bytesOf('manifest.json').toString('utf8')) as { parts: { path: string; sha256: string; size: number }[] };
  expect(manifest).toMatchObject({
    format: 'shodo-evidence-pack/1',
    profile: 'lawyer',
    record: { seq: 7 },
    leftOut: [{ part: 'evidence-files', because: 'not-kept-here', evidence: piece.log }],
  });
  expect(manifest.parts.map(({ path }) => path)).toEqual([
    '報告書.pdf',
    '表/時系列.csv',
    '表/事実.csv',
    '表/義務.csv',
    '表/提出.csv',
    '表/判断.csv',
    '表/措置.csv',
    '表/証拠.csv',
    '記録/記録.ndjson',
    '記録/検証.html',
    '証拠/証拠1.csv',
  ]);
  for (const { path, sha256, size } of manifest.parts) {
    const bytes = bytesOf(path);
    expect([path, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([path, size, sha256]);
  }
  expect(createHash('sha256').update(bytesOf('manifest.json')).digest('hex')).toBe(plan.manifest);
  const table = bytesOf('表/時系列.csv').toString('utf8');
  expect(table.startsWith('\uFEFF番号,日時,記録した者,内容\r\n1,')).toBe(true);
  const pieces = bytesOf('表/証拠.csv').toString('utf8').split('\r\n');
  expect(pieces[0]).toMatch(/^\uFEFF番号,種別,説明,ファイルの名前,パックの中の場所,/);
  expect(pieces.slice(1, 4).map((row) => row.includes('証拠/'))).toEqual([true, false, false]); // the path that is in the list, of what goes in
  expect(pieces[1]).toContain(',証拠/証拠1.csv,');
  expect(bytesOf('報告書.pdf').toString('utf8')).toContain('["パックの中の場所","証拠/証拠1.csv"]');
  const measures = bytesOf('表/措置.csv').toString('utf8');
  expect(measures).toContain('区分,種類,内容,予定の日,実施した日,担当,確認\r\n');
  expect(measures).toContain('2026年12月20日（日）まで,2026年12月18日（金）,'); // planned for one day, carried out on another
});

test('a file that was sealed twice lies there once, and the list of evidence says of both pieces where', async () => {
  const twice = new Map([piece.list, piece.photograph].map((each) => [each, { ...partOf('', file), name: `${each}.csv` }]));
  const { plan, bytes } = await packOf(clinic('lawyer'), { ...parts, files: twice });
  expect(plan.parts.filter(({ path }) => path.startsWith('証拠/'))).toMatchObject([{ path: '証拠/証拠1.csv', evidence: piece.list }]);
  const table = unpacked(await archive(plan, await all(bytes)))
    .get('表/証拠.csv')
    ?.toString('utf8');
  expect(table?.match(/証拠\/証拠\d[^,]*/g)).toEqual(['証拠/証拠1.csv', '証拠/証拠1.csv']);
});

test('the archive is as long as it was announced, and is what another program makes of it', async () => {
  const { plan, kept } = await built();
  const bytes = await archive(plan, kept);
  expect(bytes.length).toBe(zipLength(plan.parts));
  expect((await planIn(flowing(kept, 1_000))).manifest).toBe(plan.manifest);
});

test('in volumes every archive holds the same list and its own parts; together they are the whole', async () => {
  const [{ plan, kept }, again] = [await built('lawyer', 4_000), await built('lawyer', 4_000)];
  expect(again.plan).toEqual(plan);
  const { volumes = 0 } = plan;
  expect(volumes).toBeGreaterThan(2);
  const together = new Map<string, Buffer>();
  for (let volume = 1; volume <= volumes; volume += 1) {
    const bytes = await archive(plan, kept, file, volume);
    expect(bytes.length).toBe(zipLength(inVolume(plan.parts, volume)));
    const files = unpacked(bytes);
    expect(
      createHash('sha256')
        .update(files.get('manifest.json') ?? '')
        .digest('hex'),
    ).toBe(plan.manifest);
    for (const [path, content] of files) together.set(path, content);
  }
  const whole = unpacked(await archive(plan, kept));
  expect([...together].toSorted()).toEqual([...whole].toSorted());
  type Listed = { format: string; volumes: number; parts: { path: string; volume: number }[] };
  const listed = JSON.parse(whole.get('manifest.json')?.toString('utf8') ?? '') as Listed;
  expect([listed.format, listed.volumes, listed.parts[0]?.volume]).toEqual(['shodo-evidence-pack/2', volumes, 1]);
  expect((await built('lawyer', 4_000_000)).plan.manifest).toBe((await built()).plan.manifest); // all of it has room in one
});

test('a file that is not what it was when the pack was built breaks the archive off before anybody could open it', async () => {
  const { plan, kept } = await built();
  const other = Buffer.from(file);
  other[3] = (other[3] ?? 0) ^ 1;
  await expect(archive(plan, kept, other)).rejects.toBeInstanceOf(PartIsAnother);
  await expect(archive(plan, kept, file.subarray(1))).rejects.toBeInstanceOf(PartIsAnother);
  await expect(archive(plan, kept.subarray(0, kept.length - 1))).rejects.toBeInstanceOf(PartIsAnother);
});

test('beyond 4 GiB the place of a part and of the directory is told in full', () => {
  const size = 2_147_483_648;
  const lengthOf = (count: number) => zipLength(Array.from({ length: count }, (_, at) => ({ path: `part-${at}`, size, crc32: 0 })));
  // What every part takes: its bytes, two headers of 30 and 46, and its name twice.
  const plain = size + 30 + 46 + 2 * 'part-0'.length;
  // The directory of two parts begins beyond 4 GiB: a longer end of 56 bytes and 20 that point to it. The third part lies there itself: 12 more.
  expect([lengthOf(2) - lengthOf(1), lengthOf(3) - lengthOf(2)]).toEqual([plain + 76, plain + 12]);
});

/** Unpacked by a program that is not ours: what it finds by name. */
function unpacked(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const program = `import base64, io, json, sys, zipfile
archive = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert archive.testzip() is None
print(json.dumps({name: base64.b64encode(archive.read(name)).decode() for name in archive.namelist()}))`;
  const found = execFileSync('python3', ['-c', program], { input: bytes, maxBuffer: 1e9, encoding: 'utf8' });
  return new Map(Object.entries(JSON.parse(found) as Record<string, string>).map(([name, text]) => [name, Buffer.from(text, 'base64')]));
}
