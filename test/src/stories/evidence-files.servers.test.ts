import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { OpenedTexts, Problem } from '@shodo/contracts';
import { connected, withDatabase } from '@shodo/servers';
import { type Caller, type Installation, startInstallation } from '@shodo/testkit';
import { gatherPeople, type People } from './story.js';

/** Files that are evidence: handed over, put on record, handed on, saved again; and everything that may go wrong on the way. */
let installation: Installation;
let people: People;
let officer: Caller;
let incident = '';

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  officer = people.officer.caller;
  const { body } = await officer.send('ReportIncident', undefined, {
    summary: '名簿を誤って送付した。',
    noticedAt: new Date().toISOString(),
  });
  incident = body.incidentId;
});
afterAll(() => installation?.stop());

const bytes = new TextEncoder().encode('<script>alert(1)</script>\n'.repeat(30_000)) as Uint8Array<ArrayBuffer>;
const sha256 = createHash('sha256').update(bytes).digest('hex');
const kept = async () => (await officer.call<{ items: { file: string; found: string }[] }>(`/v1/incidents/${incident}/files`)).body.items;
const problemOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

test('a file is handed over, put on record as evidence, handed on, and saved again as it was', async () => {
  const { status, body: uploaded } = await officer.upload(incident, bytes);
  expect({ status, uploaded }).toMatchObject({ status: 200, uploaded: { sha256, fileSize: bytes.length } });
  const sealing = { kind: 'log', description: '送信のログ', ...uploaded, fileName: '../送信\u202Eログ.html' };
  const { body: receipt } = await officer.send('SealEvidence', incident, sealing);
  const evidence = receipt.commandId;
  const reason = '解析を依頼するため。';
  const handed = { evidence, to: people.responder.id, handedAt: new Date().toISOString(), reason };
  expect((await officer.send('HandOverEvidence', incident, handed)).status).toBe(200);
  const [piece] = (await officer.view(incident)).evidence;
  expect(piece).toMatchObject({ file: uploaded.file, sha256, custody: [{ by: people.officer.id, to: people.responder.id }] });

  const path = `/v1/incidents/${incident}/evidence/${evidence}/file`;
  const saved = await people.auditor.caller.call<string>(path);
  expect(createHash('sha256').update(saved.body).digest('hex')).toBe(sha256);
  expect(Object.fromEntries(saved.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="file.html"; filename*=UTF-8''${encodeURIComponent('送信_ログ.html')}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
    'content-length': String(bytes.length),
  });
  expect((await people.clerk.caller.call(path)).status).toBe(403);
  const { body: record } = await officer.call<{ items: { type: string; data: object }[] }>('/v1/organisation/record?limit=100');
  expect(record.items.find(({ type }) => type === 'EvidenceFileRead')?.data).toEqual({ incident, evidence });
});

describe('a file that is damaged where it lies', () => {
  /** On record as evidence, with a byte flipped so far from its beginning. */
  async function damaged(at: number): Promise<{ file: string; evidence: string }> {
    const { body: uploaded } = await officer.upload(incident, bytes);
    const { body: receipt } = await officer.send('SealEvidence', incident, { kind: 'log', description: '壊れるログ', ...uploaded });
    const folder = join(installation.ground.dataFolder, 'evidence');
    const objects = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    const object = objects.find(({ name }) => name.startsWith(uploaded.file));
    const path = join(object?.parentPath ?? '', object?.name ?? '');
    const sealed = readFileSync(path);
    sealed[at] = (sealed[at] ?? 0) ^ 1;
    writeFileSync(path, sealed);
    return { file: uploaded.file, evidence: receipt.commandId };
  }
  const foundAs = async (of: string) => (await kept()).find(({ file }) => file === of)?.found;
  const download = (evidence: string) => officer.save(`/v1/incidents/${incident}/evidence/${evidence}/file`);
  const told = async (of: string) => {
    type Told = { items: { type: string; data: { file?: string; found?: string } }[] };
    const { items } = (await officer.call<Told>('/v1/organisation/record?limit=100')).body;
    return items.filter(({ type, data }) => type === 'EvidenceFileChecked' && data.file === of).map(({ data }) => data.found);
  };

  test('at its beginning is answered as that, told once, and not shown as intact any more', async () => {
    const { file, evidence } = await damaged(1_000);
    expect(await foundAs(file)).toBe('intact');
    for (const _ of ['first', 'again']) {
      const { status, bytes: answer, headers } = await download(evidence);
      expect([status, JSON.parse(answer.toString()).code]).toEqual([409, 'file-is-damaged']);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(headers.get('content-disposition')).toBeNull();
    }
    expect(await foundAs(file)).toBe('changed');
    expect(await told(file)).toEqual(['changed']);
  });

  test('further on breaks off, and is not shown as intact any more', async () => {
    const { file, evidence } = await damaged(600_000);
    await expect(download(evidence)).rejects.toThrow();
    expect(await foundAs(file)).toBe('changed');
    expect(await told(file)).toEqual(['changed']);
  });
});

test('the same file under the same key is kept once; another under it, and what was not handed over, is refused', async () => {
  const key = randomUUID();
  const [first, again] = [await officer.upload(incident, bytes, key), await officer.upload(incident, bytes, key)];
  expect(again.body).toEqual(first.body);
  expect(problemOf(await officer.upload(incident, bytes.slice(1), key))).toEqual([422, 'same-key-other-body']);
  for (const wrong of [
    { ...first.body, sha256: 'a'.repeat(64) },
    { ...first.body, file: randomUUID() },
    { ...first.body, fileSize: 1 },
  ]) {
    const { status, body } = await officer.send('SealEvidence', incident, { kind: 'log', description: 'x', ...wrong });
    expect([status, (body as unknown as Problem).refusals?.map(({ code }) => code)]).toEqual([409, ['file-is-not-uploaded']]);
  }
});

test('what cannot be kept is answered clearly and leaves nothing', async () => {
  const before = (await kept()).length;
  expect(problemOf(await officer.upload(incident, new Uint8Array()))).toEqual([422, 'file-is-empty']);
  expect(problemOf(await officer.upload(randomUUID(), bytes))).toEqual([404, 'not-found']);
  expect(problemOf(await people.auditor.caller.upload(incident, bytes))).toEqual([403, 'not-authorised']);
  const path = `/v1/incidents/${incident}/files`;
  expect(problemOf(await officer.call(path, { method: 'POST', raw: '{}', key: randomUUID() }))).toEqual([415, 'media-type-not-supported']);
  const named = { kind: 'log', description: 'x', fileName: 'あ'.repeat(256) };
  expect((await officer.send('SealEvidence', incident, named)).status).toBe(422);
  expect(await kept()).toHaveLength(before);
});

test('a file that was handed over by mistake is erased by itself, by two: nothing opens it any more, and its digest stays', async () => {
  const wrong = new TextEncoder().encode(`別の患者の診断書 ${randomUUID()}`.repeat(20_000)) as Uint8Array<ArrayBuffer>;
  const sealed = async (content: Uint8Array<ArrayBuffer>, fileName: string) => {
    const { body } = await officer.upload(incident, content);
    const sealing = { kind: 'document', description: '診断書の写し', ...body, fileName };
    return { file: body.file, evidence: (await officer.send('SealEvidence', incident, sealing)).body.commandId };
  };
  const [one, twin, other] = [
    await sealed(wrong, '山田太郎.txt'),
    await sealed(wrong, '写し.txt'),
    await sealed(wrong.slice(1), '別のもの.txt'),
  ];
  const { body: before } = await officer.buildPack(incident, { profile: 'lawyer', despite: await damagedOnes() });
  const body = { scope: 'texts', evidence: [one.evidence], ground: 'recorded-by-mistake' };
  const { body: proposed } = await officer.send('ProposeErasure', incident, body);
  const approve = { erasure: proposed.commandId };
  expect(problemOf(await officer.send('ApproveErasure', incident, approve))).toEqual([409, 'refused']);
  const save = (evidence: string) => officer.save(`/v1/incidents/${incident}/evidence/${evidence}/file`);
  expect((await save(one.evidence)).status).toBe(200);
  expect((await people.executive.caller.send('ApproveErasure', incident, approve)).status).toBe(200);

  const reads = async () =>
    (await officer.call<{ items: { type: string }[] }>('/v1/organisation/record?limit=100')).body.items.filter(
      ({ type }) => type === 'EvidenceFileRead',
    ).length;
  const readBefore = await reads();
  for (const { evidence } of [one, twin]) {
    const { status, bytes: answer } = await save(evidence);
    expect([status, JSON.parse(answer.toString()).refusals?.[0]?.code]).toEqual([409, 'evidence-file-was-erased']);
  }
  expect(await reads()).toBe(readBefore); // nobody read what is not there
  expect((await save(other.evidence)).status).toBe(200);
  const pieces = (await officer.view(incident)).evidence.filter(({ file }) => [one, twin, other].some((each) => each.file === file));
  expect(pieces.map(({ fileErasedAt }) => fileErasedAt !== undefined)).toEqual([true, true, false]);
  expect(pieces.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining([createHash('sha256').update(wrong).digest('hex')]));
  const { body: texts } = await officer.call<Record<string, string | null>>(`/v1/incidents/${incident}/texts`);
  expect(pieces.map(({ fileName }) => texts[fileName?.ref ?? ''])).toEqual([null, null, '別のもの.txt']);
  expect(await keysOf([one.file, twin.file, other.file])).toEqual([other.file]);

  expect((await officer.save(`/v1/incidents/${incident}/evidence-packs/${before.pack}`)).status).toBe(404);
  const { body: anew } = await officer.buildPack(incident, { profile: 'lawyer', despite: await damagedOnes() });
  for (const { evidence } of [one, twin]) expect(anew.leftOut).toContainEqual({ part: 'evidence-files', because: 'erased', evidence });
  expect(anew.leftOut).not.toContainEqual(expect.objectContaining({ evidence: other.evidence }));
  expect((await kept()).filter(({ file }) => [one.file, twin.file].includes(file)).map(({ found }) => found)).toEqual(['erased', 'erased']);
});

test('with an erased file goes what was sealed or only handed over of the same bytes until its approval; what is handed over anew stays', async () => {
  const wrong = new TextEncoder().encode(`別の患者の検査結果 ${randomUUID()}`) as Uint8Array<ArrayBuffer>;
  const uploaded = async () => (await officer.upload(incident, wrong)).body;
  const seal = async (file: Awaited<ReturnType<typeof uploaded>>) =>
    officer.send('SealEvidence', incident, { kind: 'document', description: '検査結果の写し', ...file });
  const [first, between, handedOver] = [await uploaded(), await uploaded(), await uploaded()];
  const evidence = (await seal(first)).body.commandId;
  const body = { scope: 'texts', evidence: [evidence], ground: 'recorded-by-mistake' };
  const { body: proposed } = await officer.send('ProposeErasure', incident, body);
  expect((await seal(between)).status).toBe(200);
  expect((await people.executive.caller.send('ApproveErasure', incident, { erasure: proposed.commandId })).status).toBe(200);

  const anew = await uploaded();
  expect(await keysOf([first, between, handedOver, anew].map(({ file }) => file))).toEqual([anew.file]);
  const pieces = (await officer.view(incident)).evidence.filter(({ file }) => file === first.file || file === between.file);
  expect(pieces.map(({ fileErasedAt }) => fileErasedAt !== undefined)).toEqual([true, true]);
  const { status, body: refused } = await seal(handedOver);
  expect([status, (refused as unknown as Problem).refusals?.map(({ code }) => code)]).toEqual([409, ['file-was-erased']]);
  const { body: receipt } = await seal(anew);
  expect((await officer.save(`/v1/incidents/${incident}/evidence/${receipt.commandId}/file`)).status).toBe(200);
});

test('a file whose key is gone without an erasure is missing, never erased: in the list, in packs, to whoever opens it', async () => {
  const { body: uploaded } = await officer.upload(incident, new TextEncoder().encode(`鍵のないファイル ${randomUUID()}`));
  const { body: receipt } = await officer.send('SealEvidence', incident, { kind: 'log', description: '操作のログ', ...uploaded });
  const evidence = receipt.commandId;
  await inKeys((keys) => keys.query('delete from keys.text_key where ref = $1', [uploaded.file]));
  expect((await kept()).find(({ file }) => file === uploaded.file)?.found).toBe('missing');
  const preview = `/v1/incidents/${incident}/evidence-pack-preview?profile=lawyer`;
  const leftOut = { part: 'evidence-files', because: 'missing', evidence };
  expect((await officer.call<{ leftOut: object[] }>(preview)).body.leftOut).toContainEqual(leftOut);
  const { status, body } = await officer.buildPack(incident, { profile: 'lawyer' });
  expect([status, (body as unknown as Problem).refusals?.map(({ code }) => code)]).toEqual([409, ['evidence-file-is-damaged']]);
  expect((await officer.buildPack(incident, { profile: 'lawyer', despite: await damagedOnes() })).body.leftOut).toContainEqual(leftOut);
  expect((await officer.save(`/v1/incidents/${incident}/evidence/${evidence}/file`)).status).toBe(409);
  const { body: again } = await officer.send('SealEvidence', incident, { kind: 'log', description: '同じログ', ...uploaded });
  expect((again as unknown as Problem).refusals?.map(({ code }) => code)).toEqual(['file-is-not-uploaded']);
});

test('a file on record whose row was taken out is missing in the list, not nothing', async () => {
  const { body: uploaded } = await officer.upload(incident, new TextEncoder().encode(randomUUID()));
  await officer.send('SealEvidence', incident, { kind: 'log', description: 'x', ...uploaded });
  const inRecord = (sql: string) => connected(installation.superuserUrl, (database) => database.query(sql, [uploaded.file]));
  const listed = async () => (await kept()).find(({ file }) => file === uploaded.file);
  const before = await listed();
  const { rows } = await inRecord('select f::text as row from vault.evidence_file f where file_id = $1');
  await inRecord('delete from vault.evidence_file where file_id = $1');
  expect(await listed()).toMatchObject({ ...uploaded, found: 'missing', storedAt: expect.any(String) });
  await connected(installation.superuserUrl, (database) =>
    database.query('insert into vault.evidence_file select ($1::vault.evidence_file).*', [rows[0]?.row]),
  );
  expect(await listed()).toEqual(before);
});

test('a text whose key is gone without an erasure is told as that, never as erased: to whoever reads, and in packs', async () => {
  const { body: receipt } = await officer.send('AddNote', incident, { text: '鍵を失うメモ' });
  const { data } = (await officer.timeline(incident)).find(({ seq }) => seq === receipt.seq) ?? {};
  const { ref } = (data as { text: { ref: string } }).text;
  const texts = async () => (await officer.call<OpenedTexts>(`/v1/incidents/${incident}/texts`)).body;
  expect((await texts())[ref]).toBe('鍵を失うメモ');
  await inKeys((keys) => keys.query('delete from keys.text_key where ref = $1', [ref]));
  expect((await texts())[ref]).toEqual({ lost: 'key-is-missing' });
  const preview = await officer.call<{ leftOut: object[] }>(`/v1/incidents/${incident}/evidence-pack-preview?profile=lawyer`);
  const leftOut = { part: 'overview', because: 'key-is-missing' };
  expect(preview.body.leftOut).toContainEqual(leftOut);
  expect((await officer.buildPack(incident, { profile: 'lawyer', despite: await damagedOnes() })).body.leftOut).toContainEqual(leftOut);
});

test('a text that was changed or taken out is told as that by itself: the others are read, and a pack is built without it', async () => {
  const written: number[] = [];
  for (const text of ['変えられるメモ', '抜かれるメモ', '無事なメモ'])
    written.push((await officer.send('AddNote', incident, { text })).body.seq);
  const timeline = await officer.timeline(incident);
  const refs = timeline.flatMap(({ seq, data }) => (written.includes(seq) ? (data as { text: { ref: string } }).text.ref : []));
  const [changed = '', missing = '', sound = ''] = refs;
  await connected(installation.superuserUrl, async (database) => {
    await database.query(
      'update vault.sealed_text set ciphertext = set_byte(ciphertext, 20, get_byte(ciphertext, 20) # 1) where ref = $1',
      [changed],
    );
    await database.query('delete from vault.sealed_text where ref = $1', [missing]);
  });
  const { status, body: texts } = await officer.call<OpenedTexts>(`/v1/incidents/${incident}/texts`);
  expect([status, texts[changed], texts[missing], texts[sound]]).toEqual([200, { lost: 'changed' }, { lost: 'missing' }, '無事なメモ']);
  const ofTexts = (leftOut: readonly object[]) => leftOut.filter((each) => (each as { part: string }).part === 'overview');
  const preview = await officer.call<{ leftOut: object[] }>(`/v1/incidents/${incident}/evidence-pack-preview?profile=lawyer`);
  const expected = ['changed', 'missing'].map((because) => ({ part: 'overview', because }));
  expect(ofTexts(preview.body.leftOut)).toEqual(expect.arrayContaining(expected));
  const { body: built } = await officer.buildPack(incident, { profile: 'lawyer', despite: await damagedOnes() });
  expect(ofTexts(built.leftOut)).toEqual(ofTexts(preview.body.leftOut));
});

/** Evidence whose file other tests of this suite damaged. */
async function damagedOnes(): Promise<readonly string[]> {
  const damaged = (await kept()).filter(({ found }) => found === 'changed' || found === 'missing').map(({ file }) => file);
  return (await officer.view(incident)).evidence.flatMap(({ evidence, file }) => (file && damaged.includes(file) ? [evidence] : []));
}

/** What nothing of ours may do: straight in the database of the keys. */
const inKeys = <T>(work: Parameters<typeof connected<T>>[1]) =>
  connected(withDatabase(installation.superuserUrl, new URL(installation.ground.keysDatabaseUrl).pathname.slice(1)), work);

/** Those of these files whose wrapped keys are still there. */
const keysOf = (files: readonly string[]) =>
  inKeys(async (keys) => {
    const { rows } = await keys.query<{ ref: string }>('select ref from keys.text_key where ref = any($1::uuid[])', [files]);
    return rows.map(({ ref }) => ref);
  });

/** One request written by hand: told to be so long, with so much of it sent, and then the line is cut. */
async function cutOff(length: number, sent: Uint8Array, key: string): Promise<string> {
  const { hostname, port } = new URL(installation.product.url);
  const socket = connect(Number(port), hostname);
  const heard: Buffer[] = [];
  socket.on('data', (data) => heard.push(data));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const headers = officer.headersOf({
    'content-type': 'application/octet-stream',
    'idempotency-key': key,
    'content-length': String(length),
  });
  socket.write(`POST /v1/incidents/${incident}/files HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${headers}\r\n\r\n`);
  socket.write(sent);
  await new Promise((later) => setTimeout(later, 500));
  socket.destroy();
  return Buffer.concat(heard).toString();
}

test('a file over the limit is refused before it is sent; one that breaks off leaves nothing and is sent again under its key', async () => {
  const before = (await kept()).length;
  expect(await cutOff(2_147_483_649, new Uint8Array(10), randomUUID())).toMatch(/^HTTP\/1\.1 413 /);
  const key = randomUUID();
  await cutOff(bytes.length, bytes.slice(0, 300_000), key);
  expect(await kept()).toHaveLength(before);
  expect((await officer.upload(incident, bytes, key)).body).toMatchObject({ sha256 });
  expect(await kept()).toHaveLength(before + 1);
});
