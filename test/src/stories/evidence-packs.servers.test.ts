import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EvidencePackBuilt, type EvidencePackPreview, type GivenPackShown, PackProfile, type Problem } from '@shodo/contracts';
import { Caller, cloneRoot, eventually, type Installation, startInstallation } from '@shodo/testkit';
import { gatherPeople, type People } from './story.js';

/** A pack for somebody outside: built of one state, looked at, saved, and checked by programs that know nothing of us. */
let installation: Installation;
let people: People;
let officer: Caller;
let incident = '';
let evidence = '';
const folder = mkdtempSync(join(tmpdir(), 'shodo-pack-'));
const file = Buffer.from('会員番号,氏名\r\n1,髙﨑 𠮷之進\r\n'.repeat(20_000)) as Buffer<ArrayBuffer>;

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  officer = people.officer.caller;
  const report = { summary: '髙﨑𠮷之進さんの名簿を誤って送付した。', noticedAt: '2026-11-20T10:00:00+09:00', leakType: 'missend' };
  incident = (await officer.send('ReportIncident', undefined, report)).body.incidentId;
  const { body: uploaded } = await officer.upload(incident, file);
  const sealing = { kind: 'document', description: '送った名簿の写し', ...uploaded, fileName: '名簿.csv' };
  evidence = (await officer.send('SealEvidence', incident, sealing)).body.commandId;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await installation?.stop();
});

/** Unpacks by a program that is not ours; answers where. */
async function saved(by: Caller, pack: string): Promise<string> {
  const { status, bytes, headers } = await by.save(`/v1/incidents/${incident}/evidence-packs/${pack}`);
  expect([status, headers.get('content-type'), headers.get('content-length')]).toEqual([200, 'application/zip', String(bytes.length)]);
  const [archive, into] = [join(folder, `${pack}.zip`), join(folder, pack)];
  writeFileSync(archive, bytes);
  execFileSync('python3', ['-c', 'import sys, zipfile\nzipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])', archive, into]);
  return into;
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const previewed = async (profile: string, of = incident) =>
  (await officer.call<EvidencePackPreview>(`/v1/incidents/${of}/evidence-pack-preview?profile=${profile}`)).body;

test('a pack holds what its manifest says, and its record is verified without us, by two programs', async () => {
  const { status, body: pack } = await officer.buildPack(incident, { profile: 'lawyer' });
  expect([status, pack.leftOut]).toEqual([200, []]);
  const into = await saved(people.auditor.caller, pack.pack);
  const manifest = readFileSync(join(into, 'manifest.json'));
  expect(sha256(manifest)).toBe(pack.manifest);
  const { parts } = JSON.parse(manifest.toString('utf8')) as { parts: { path: string; sha256: string }[] };
  for (const part of parts) expect([part.path, sha256(readFileSync(join(into, part.path)))]).toEqual([part.path, part.sha256]);
  expect(readFileSync(join(into, '証拠', '証拠1.csv')).equals(file)).toBe(true);
  expect(readFileSync(join(into, '報告書.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const table = (name: string) => readFileSync(join(into, '表', `${name}.csv`), 'utf8');
  expect(table('時系列')).toContain('事案が報告されました');
  expect(table('時系列')).toContain('証拠 1 を保全しました');
  expect(table('証拠')).toContain(',名簿.csv,証拠/証拠1.csv,');
  expect(table('義務')).toMatch(/^[^,]+,,(現時点で対象外|まだ確かめていない),/m);
  expect(table('義務')).not.toMatch(/^[a-z-]+\./m); // by their names, none by its id

  const record = join(into, '記録', '記録.ndjson');
  const ours = spawnSync(process.execPath, [join(cloneRoot, 'apps/verifier/dist/main.js'), record, '--json'], { encoding: 'utf8' });
  expect(JSON.parse(ours.stdout)).toMatchObject({ is: 'sound', head: { seq: pack.seq }, anchored: { seq: pack.seq } });
  const theirs = spawnSync('python3', [join(cloneRoot, 'test/ledger/verify.py'), record], { encoding: 'utf8' });
  expect([theirs.status, theirs.stdout]).toEqual([0, expect.stringContaining('sound')]);
});

test('the same state gives the same manifest; the same key the same pack; a later entry another', async () => {
  const key = randomUUID();
  const [one, other] = [
    await officer.buildPack(incident, { profile: 'insurer' }, key),
    await officer.buildPack(incident, { profile: 'insurer' }),
  ];
  expect([other.body.manifest, other.body.pack === one.body.pack]).toEqual([one.body.manifest, false]);
  expect((await officer.buildPack(incident, { profile: 'insurer' }, key)).body).toEqual(one.body);
  expect((await officer.buildPack(incident, { profile: 'auditor' }, key)).status).toBe(422);
  await officer.send('AddNote', incident, { text: '保険会社に電話した。' });
  expect((await officer.buildPack(incident, { profile: 'insurer' }, key)).body).toEqual(one.body);
  expect((await officer.buildPack(incident, { profile: 'insurer' })).body.manifest).not.toBe(one.body.manifest);
});

test('a pack in volumes is saved one by one, each with its list; unpacked into one folder they are the pack', async () => {
  const key = randomUUID();
  const wanted = { profile: 'lawyer', volumeSize: 1_000_000 };
  const { body: pack } = await officer.buildPack(incident, wanted, key);
  expect((await officer.buildPack(incident, wanted)).body.manifest).toBe(pack.manifest);
  expect((await officer.buildPack(incident, { ...wanted, volumeSize: 2_000_000 }, key)).status).toBe(422);
  expect(pack.volumes).toHaveLength(2);
  const path = `/v1/incidents/${incident}/evidence-packs/${pack.pack}`;
  const into = join(folder, `${pack.pack}-together`);
  const verdictOf = () =>
    spawnSync(process.execPath, [join(cloneRoot, 'apps/verifier/dist/main.js'), into, '--json'], { encoding: 'utf8' }).stdout;
  const verdicts: object[] = [];
  for (const [at, size] of (pack.volumes ?? []).entries()) {
    const { bytes, headers } = await officer.save(`${path}?volume=${at + 1}`);
    expect([bytes.length, headers.get('content-length')]).toEqual([size, String(size)]);
    expect(size).toBeLessThanOrEqual(1_000_000);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(`-${at + 1}of2.zip`);
    const archive = join(folder, 'volume.zip');
    writeFileSync(archive, bytes);
    execFileSync('python3', ['-c', 'import sys, zipfile\nzipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])', archive, into]);
    verdicts.push(JSON.parse(verdictOf()) as object);
  }
  expect(verdicts).toMatchObject([
    { is: 'not-checkable', manifest: pack.manifest, problems: [], record: { is: 'sound' }, volumes: { count: 2, absent: [2] } },
    { is: 'sound', manifest: pack.manifest, volumes: { count: 2, absent: [] } },
  ]);
  expect((await officer.save(`${path}?volume=3`)).status).toBe(404);
  expect((await officer.save(`${path}?volume=x`)).status).toBe(422);
  expect((await officer.save(path)).bytes.length).toBe(pack.size);
  const { body: record } = await officer.call<{ items: { type: string; data: { volume?: number } }[] }>(
    '/v1/organisation/record?limit=100',
  );
  const ofSaving = record.items.filter(({ type }) => type === 'EvidencePackSaved').map(({ data }) => data.volume);
  expect(ofSaving.slice(0, 3)).toEqual([undefined, 2, 1]);
});

test('only who answers for incidents builds one; building and saving are on record, by which version', async () => {
  for (const who of [people.clerk, people.responder, people.auditor])
    expect((await who.caller.buildPack(incident, { profile: 'insurer' })).status).toBe(403);
  const { body: pack } = await people.executive.caller.buildPack(incident, { profile: 'ppc-inquiry' });
  expect((await people.clerk.caller.save(`/v1/incidents/${incident}/evidence-packs/${pack.pack}`)).status).toBe(403);
  expect((await officer.save(`/v1/incidents/${incident}/evidence-packs/${randomUUID()}`)).status).toBe(404);
  await saved(officer, pack.pack);
  const { body: record } = await officer.call<{ items: { type: string; data: object }[] }>('/v1/organisation/record?limit=100');
  const of = (type: string) => record.items.filter((each) => each.type === type).map(({ data }) => data);
  expect(of('EvidencePackBegun')).toContainEqual({ incident, profile: 'ppc-inquiry', seq: pack.seq });
  expect(of('EvidencePackSaved')[0]).toEqual({ incident, pack: pack.pack, profile: 'ppc-inquiry', manifest: pack.manifest });
  expect((await officer.call<{ items: unknown[] }>(`/v1/incidents/${incident}/files`)).body.items).toHaveLength(1);
});

test('what is limited to some goes into a pack for nobody, whoever builds it, until it was opened to everybody', async () => {
  const said = '弁護士限りのメモ';
  const { body: note } = await officer.send('AddNote', incident, { text: said, audience: [people.responder.id] });
  const timelineFor = async (builder: Caller) => {
    const { body: pack } = await builder.buildPack(incident, { profile: 'auditor' });
    const table = readFileSync(join(await saved(officer, pack.pack), '表', '時系列.csv'), 'utf8');
    const limited = pack.leftOut.find(({ because }) => because === 'limited');
    return { manifest: pack.manifest, isSaid: table.includes(said), because: pack.leftOut.map(({ because }) => because), limited };
  };
  const limited = await timelineFor(officer);
  expect(limited).toMatchObject({ isSaid: false, because: ['digest-suffices', 'limited'], limited: { part: 'notes', count: 1 } });
  expect(await timelineFor(people.executive.caller)).toEqual(limited);
  await officer.send('WidenAudience', incident, { item: note.commandId, scope: 'everybody', reason: '監査人に渡すため。' });
  expect(await timelineFor(people.executive.caller)).toMatchObject({ isSaid: true, because: ['digest-suffices'] });
});

test('that the ground of a limited decision has changed is told to others, and in packs, without the fact', async () => {
  const scope = { categories: ['customer'], source: 'log' };
  await officer.send('SetImpactScope', incident, { ...scope, principals: { max: 800 }, basedOn: 0 });
  const words = { subject: 'compensation', question: '補償を申し出るか。', options: '申し出る\n申し出ない', choice: 2 };
  const reliesOn = [{ fact: 'principals-affected', version: 1 }];
  const decision = { ...words, reason: '弁護士の意見による。', reliesOn, audience: [people.responder.id] };
  const { body: decided } = await officer.send('RecordDecision', incident, decision);
  await officer.send('SetImpactScope', incident, { ...scope, principals: { exact: 900 }, basedOn: 1 });
  const reopened = async (by: Caller) => (await by.timeline(incident)).find(({ type }) => type === 'DecisionsReopened')?.data;
  expect(await reopened(people.responder.caller)).toMatchObject({ facts: [{ fact: 'principals-affected', version: 2 }] });
  expect(await reopened(people.clerk.caller)).toMatchObject({ facts: [], groundsWithheld: [decided.commandId] });
  const lineIn = async () => {
    const { body: pack } = await officer.buildPack(incident, { profile: 'lawyer' });
    const table = readFileSync(join(await saved(officer, pack.pack), '表', '時系列.csv'), 'utf8');
    return /判断 1 の根拠が変わりました.*見直しが必要です。/.exec(table)?.[0];
  };
  expect(await lineIn()).toBe('判断 1 の根拠が変わりました。見直しが必要です。');
  await officer.send('WidenAudience', incident, { item: decided.commandId, scope: 'everybody', reason: '弁護士に渡すため。' });
  expect(await lineIn()).toMatch(/^判断 1 の根拠が変わりました：本人の数（第2版）。/);
});

/** Gives a pack with a link, and answers what the link carries. */
async function given(
  of: string,
  recipient: string,
  { days = 14, wanted = { profile: 'insurer' } }: { days?: number; wanted?: object } = {},
): Promise<{ given: string; token: string; pack: EvidencePackBuilt }> {
  const { body: pack } = await officer.buildPack(of, wanted);
  const giving = { pack: pack.pack, profile: pack.profile, manifest: pack.manifest, recipient, linkDays: days };
  const { status, body: receipt } = await officer.send('GiveEvidencePack', of, giving);
  expect([status, receipt]).toMatchObject([200, {}]);
  const { body } = await officer.call<{ link: string }>(`/v1/incidents/${of}/given-packs/${receipt.commandId}/link`, { body: {} });
  const { pathname, hash, search } = new URL(body.link);
  expect([pathname, search]).toEqual(['/receive', '']);
  return { given: receipt.commandId, token: new URLSearchParams(hash.slice(1)).get('token') ?? '', pack };
}
const visit = (token: string) => outsider().call<GivenPackShown>('/v1/given-packs/read', { body: { token } });
const outsider = () => new Caller(installation.product.url);
const byForm = (token: string, more: Readonly<Record<string, string>> = {}) =>
  outsider().call<string>('/v1/given-packs/save', {
    raw: new URLSearchParams({ token, ...more }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

test('whoever holds the link saves the pack and confirms it, once, without an account; all of it is on record, and no address holds the secret', async () => {
  const { given: id, token, pack } = await given(incident, '桜火災海上 査定課 𠮷田様');
  const { status, body: shown } = await visit(token);
  expect([status, shown]).toMatchObject([
    200,
    { organisation: 'さくら内科', profile: 'insurer', manifest: pack.manifest, size: pack.size },
  ]);
  expect(shown.receivedAt).toBeUndefined();
  const saved = await byForm(token);
  expect([saved.status, saved.headers.get('content-type'), saved.headers.get('content-length')]).toEqual([
    200,
    'application/zip',
    String(pack.size),
  ]);
  const confirm = (name: string) => outsider().call<GivenPackShown>('/v1/given-packs/confirm', { body: { token, name } });
  const [first, again, other] = [await confirm('𠮷田 次郎'), await confirm('𠮷田 次郎'), await confirm('別の者')];
  expect([first.status, again.body]).toEqual([200, first.body]);
  expect(first.body.nameNotRecorded).toBeUndefined();
  expect(other.body).toEqual({ ...first.body, nameNotRecorded: true });

  const view = await officer.view(incident);
  const [line] = view.givenPacks;
  expect(line).toMatchObject({ given: id, manifest: pack.manifest, givenBy: people.officer.id, received: { byLink: true } });
  const { body: texts } = await officer.call<Record<string, string>>(`/v1/incidents/${incident}/texts`);
  expect([texts[line?.recipient.ref ?? ''], texts[line?.received?.by?.ref ?? '']]).toEqual(['桜火災海上 査定課 𠮷田様', '𠮷田 次郎']);
  const entry = (await officer.timeline(incident)).find(({ type }) => type === 'EvidencePackReceived');
  expect(entry?.actor).toEqual({ kind: 'system', part: 'pack-link' });
  const { body: record } = await officer.call<{ items: { type: string; data: object }[] }>('/v1/organisation/record?limit=100');
  expect(record.items.find(({ type }) => type === 'GivenPackSaved')?.data).toEqual({ incident, given: id, manifest: pack.manifest });
  expect(installation.product.linesOf('api').join('\n')).not.toContain(token);

  expect((await people.clerk.caller.call(`/v1/incidents/${incident}/given-packs/${id}/link`, { body: {} })).status).toBe(403);
  expect((await officer.send('EndPackLink', incident, { given: id })).status).toBe(200);
  expect([(await visit(token)).status, (await byForm(token)).status]).toEqual([410, 410]);
  expect((await visit('A'.repeat(43))).status).toBe(410);
  expect((await officer.call(`/v1/incidents/${incident}/given-packs/${id}/link`, { body: {} })).status).toBe(404);
});

test('by the link of a pack in volumes each of them is saved, and which one is on record', async () => {
  const { given: id, token, pack } = await given(incident, '弁護士', { wanted: { profile: 'lawyer', volumeSize: 1_000_000 } });
  expect((await visit(token)).body.volumes).toEqual(pack.volumes);
  const volume = await byForm(token, { volume: '2' });
  expect([volume.status, volume.headers.get('content-length')]).toEqual([200, String(pack.volumes?.[1])]);
  expect((await byForm(token, { volume: '3' })).status).toBe(404);
  const { body: record } = await officer.call<{ items: { type: string; data: object }[] }>('/v1/organisation/record?limit=100');
  expect(record.items.find(({ type }) => type === 'GivenPackSaved')?.data).toEqual({
    incident,
    given: id,
    manifest: pack.manifest,
    volume: 2,
  });
});

test('what was not built, or is another version, is not given', async () => {
  const { body: pack } = await officer.buildPack(incident, { profile: 'lawyer' });
  const giving = { pack: pack.pack, profile: pack.profile, manifest: pack.manifest, recipient: '弁護士' };
  for (const wrong of [{ pack: randomUUID() }, { manifest: 'a'.repeat(64) }, { profile: 'insurer' }]) {
    const { status, body } = await officer.send('GiveEvidencePack', incident, { ...giving, ...wrong });
    expect([status, (body as unknown as Problem).refusals?.map(({ code }) => code)]).toEqual([409, ['pack-is-not-built']]);
  }
});

test('a link ends with its time; nobody confirmed it, so whoever gave it and the privacy officers are told', async () => {
  const start = '2026-11-28T10:00:00+09:00';
  const report = { summary: '訓練の封筒を渡し間違えた。', noticedAt: start, kind: 'drill', drillStartsAt: start };
  const drill = (await officer.send('ReportIncident', undefined, report)).body.incidentId;
  const { token } = await given(drill, '訓練の保険会社', { days: 8 });
  expect((await visit(token)).body).toMatchObject({ drill: true });
  const move = async (to: string) => expect((await officer.send('AdvanceDrillClock', drill, { to })).status).toBe(200);
  await move('2026-12-05T12:00:00+09:00');
  await eventually(async () => (await officer.view(drill)).givenPacks[0]?.askedAt, 'somebody is told that nobody confirmed it');
  const { body: outbox } = await officer.call<{ items: { duty: string; to: string; subject: string }[] }>('/v1/outbox?limit=100');
  expect(outbox.items.filter(({ duty }) => duty === 'evidence-pack')).toMatchObject([
    { to: people.officer.id, subject: expect.stringContaining('「証拠パック 1」を受け取ったという確認がまだありません') },
  ]);
  expect((await visit(token)).status).toBe(200);
  await move('2026-12-06T12:00:00+09:00');
  expect((await visit(token)).status).toBe(410);
});

test('after a text is erased no pack from before opens any more, and its link tells nothing', async () => {
  const { body: noted } = await officer.send('AddNote', incident, { text: '消すべき名前' });
  const { token, pack, given: id } = await given(incident, '監査法人');
  const note = (await officer.timeline(incident)).find(({ seq }) => seq === noted.seq)?.data as { text: { ref: string } };
  const proposal = { scope: 'texts', texts: [note.text.ref], ground: 'recorded-by-mistake' };
  const { body: proposed } = await officer.send('ProposeErasure', incident, proposal);
  expect((await people.executive.caller.send('ApproveErasure', incident, { erasure: proposed.commandId })).status).toBe(200);
  const saved = await officer.save(`/v1/incidents/${incident}/evidence-packs/${pack.pack}`);
  expect([saved.status, JSON.parse(saved.bytes.toString()).refusals?.[0]?.code]).toEqual([409, 'pack-was-erased']);
  const link = await officer.call<Problem>(`/v1/incidents/${incident}/given-packs/${id}/link`, { body: {} });
  expect([link.status, link.body.refusals?.[0]?.code]).toEqual([409, 'pack-was-erased']);
  expect((await officer.view(incident)).givenPacks.find((each) => each.given === id)?.erasedAt).toBeDefined();
  expect((await visit(token)).status).toBe(410);
  const { body: anew } = await officer.buildPack(incident, { profile: 'lawyer' });
  expect(anew.leftOut).toContainEqual({ part: 'overview', because: 'erased' });
});

/** Flips a byte of a kept file where it lies. */
function damage(kept: string): void {
  const evidenceFolder = join(installation.ground.dataFolder, 'evidence');
  const objects = readdirSync(evidenceFolder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const found = objects.find(({ name }) => name.startsWith(kept));
  const path = join(found?.parentPath ?? '', found?.name ?? '');
  const bytes = readFileSync(path);
  bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
/** As the list shows it, and what the record tells of it. */
async function foundAs(kept: string, of = incident) {
  const { body: list } = await officer.call<{ items: { file: string; found: string }[] }>(`/v1/incidents/${of}/files`);
  type Told = { items: { type: string; data: { file?: string; found?: string } }[] };
  const { body: record } = await officer.call<Told>('/v1/organisation/record?limit=100');
  const told = record.items.filter(({ type, data }) => type === 'EvidenceFileChecked' && data.file === kept);
  return [list.items.find((each) => each.file === kept)?.found, told.map(({ data }) => data.found)];
}

test('a file that is found damaged as a pack flows out is told and noted, as by the regular look', async () => {
  const other = (await officer.send('ReportIncident', undefined, { summary: '控え', noticedAt: new Date().toISOString() })).body.incidentId;
  const { body: uploaded } = await officer.upload(other, file);
  await officer.send('SealEvidence', other, { kind: 'document', description: '控え', ...uploaded });
  const { body: pack } = await officer.buildPack(other, { profile: 'lawyer' });
  damage(uploaded.file);
  expect(await foundAs(uploaded.file, other)).toEqual(['intact', []]);
  await expect(officer.save(`/v1/incidents/${other}/evidence-packs/${pack.pack}`)).rejects.toThrow();
  expect(await foundAs(uploaded.file, other)).toEqual(['changed', ['changed']]);
});

test('a file that changed while it was kept stops the build, unless somebody goes on without it, and is told and noted', async () => {
  const { body: before } = await officer.buildPack(incident, { profile: 'lawyer' });
  const [piece] = (await officer.view(incident)).evidence;
  const kept = piece?.file ?? '';
  damage(kept);
  expect(await foundAs(kept)).toEqual(['intact', []]);

  const refused = await officer.buildPack(incident, { profile: 'insurer' });
  const { refusals } = refused.body as unknown as Problem;
  expect([refused.status, refusals?.map(({ code, detail }) => [code, detail?.evidence])]).toEqual([
    409,
    [['evidence-file-is-damaged', evidence]],
  ]);
  expect(await foundAs(kept)).toEqual(['changed', ['changed']]);
  const { body: despite } = await officer.buildPack(incident, { profile: 'insurer', despite: [evidence] });
  expect(await foundAs(kept)).toEqual(['changed', ['changed']]);
  expect(despite.leftOut).toContainEqual({ part: 'evidence-files', because: 'changed', evidence });
  const into = await saved(officer, despite.pack);
  expect(readFileSync(join(into, '表', '証拠.csv'), 'utf8')).toContain('Shodo に保管・破損');
  // The pack that was built before would bring the file along: it breaks off, and no program opens what came.
  await expect(officer.save(`/v1/incidents/${incident}/evidence-packs/${before.pack}`)).rejects.toThrow();
});

test('what a pack leaves out is told before it is built, without a text or a file being opened, as it then stands in the pack', async () => {
  const of = (await officer.send('ReportIncident', undefined, { summary: '名簿', noticedAt: new Date().toISOString() })).body.incidentId;
  const seal = async (content: string) => {
    const { body: uploaded } = await officer.upload(of, new TextEncoder().encode(content.repeat(2_000)) as Uint8Array<ArrayBuffer>);
    const sealing = { kind: 'document', description: '名簿の写し', ...uploaded, fileName: '名簿.csv' };
    return { file: uploaded.file, evidence: (await officer.send('SealEvidence', of, sealing)).body.commandId };
  };
  const [broken, erased] = [await seal('壊れるもの'), await seal('別の方のもの')];
  await officer.send('SealEvidence', of, { kind: 'log', description: '他所にあるログ', sha256: 'ab'.repeat(32) });
  await officer.send('AddNote', of, { text: '弁護士限り', audience: [people.officer.id] });
  const proposal = { scope: 'texts', evidence: [erased.evidence], ground: 'recorded-by-mistake' };
  const { body: proposed } = await officer.send('ProposeErasure', of, proposal);
  expect((await people.executive.caller.send('ApproveErasure', of, { erasure: proposed.commandId })).status).toBe(200);
  damage(broken.file);
  expect((await officer.buildPack(of, { profile: 'lawyer' })).status).toBe(409); // from now on it is known

  const recorded = async () => (await officer.call<{ items: { seq: number }[] }>('/v1/organisation/record?limit=1')).body.items[0]?.seq;
  const before = await recorded();
  const told = await Promise.all(PackProfile.options.map((profile) => previewed(profile, of)));
  expect(await recorded()).toBe(before);
  expect(
    told
      .find(({ profile }) => profile === 'lawyer')
      ?.leftOut.map(({ because }) => because)
      .toSorted(),
  ).toEqual(['limited', 'erased', 'changed', 'erased', 'not-kept-here'].toSorted());
  for (const { profile, seq, leftOut } of told) {
    const { body: pack } = await officer.buildPack(of, { profile, despite: [broken.evidence] });
    expect([profile, pack.seq, pack.leftOut]).toEqual([profile, seq, leftOut]);
  }
  const path = `/v1/incidents/${of}/evidence-pack-preview?profile=lawyer`;
  expect((await people.executive.caller.call(path)).status).toBe(200);
  for (const who of [people.clerk, people.responder, people.auditor]) expect((await who.caller.call(path)).status).toBe(403);
  expect((await officer.call(path.replace(of, randomUUID()))).status).toBe(404);
  expect((await officer.call(path.replace('lawyer', 'everybody'))).status).toBe(422);
});
