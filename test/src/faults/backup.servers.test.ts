import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TimelineEntry } from '@shodo/contracts';
import { Caller, cloneRoot, eventually, WholeShodo } from '@shodo/testkit';
import { environmentOfOwnShodo } from '@shodo/testkit/servers';
import { gatherPeople, password } from '../stories/story.js';

/** Backed up while people work, more work and an erasure, then restored: everything goes on from the backup, and what was erased stays erased. */
const place = mkdtempSync(join(tmpdir(), 'shodo-restored-'));
chmodSync(place, 0o711); // PostgreSQL runs as another account when we are root, and has to pass through
const [folder, records, keys, copies] = ['data', 'records', 'keys', 'copies'].map((name) => join(place, name)) as [
  string,
  string,
  string,
  string,
];
const shodo = new WholeShodo(folder);
let officer: Caller;
let incident = '';

afterAll(async () => {
  await shodo.stop();
  rmSync(place, { recursive: true, force: true });
});

async function program(name: 'backup' | 'restore' | 'inspector', args: readonly string[], data = folder, env: NodeJS.ProcessEnv = {}) {
  const file = name === 'inspector' ? 'apps/inspector/dist/main.js' : `apps/local/dist/${name}.js`;
  const child = spawn(process.execPath, [join(cloneRoot, file), ...args], { env: { ...environmentOfOwnShodo(data), ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const [code] = await once(child, 'close');
  return { code: code as number, said };
}

const note = (text: string, of = incident) => officer.send('AddNote', of, { text });
const texts = async () => (await officer.call<Record<string, string | null>>(`/v1/incidents/${incident}/texts`)).body;
const newest = (of: string) =>
  join(
    of,
    readdirSync(of)
      .filter((name) => name.endsWith('.backup'))
      .sort()
      .at(-1) ?? '',
  );
const files = () => ['--record', newest(records), '--keys', newest(keys)];

test('what is backed up while it runs is restored as it was, with what was erased since erased again, and the loss said', async () => {
  await shodo.start();
  const people = await gatherPeople(shodo.url, shodo.ownerLink);
  officer = people.officer.caller;
  const reported = await people.clerk.caller.send('ReportIncident', undefined, {
    summary: '名簿を紛失した。',
    noticedAt: new Date().toISOString(),
  });
  incident = reported.body.incidentId;
  await note('山田太郎さんの連絡先');
  await note('佐藤次郎さんの連絡先');
  await note('院内を捜索した');
  await eventually(async () => (await officer.view(incident)).duties.length > 0, 'the duties are assessed');
  const file = randomBytes(400_000);
  const { body: uploaded } = await officer.upload(incident, file);
  const { body: sealed } = await officer.send('SealEvidence', incident, { kind: 'document', description: '名簿の写し', ...uploaded });
  const { body: wrong } = await officer.upload(incident, randomBytes(1_000));
  const mistaken = { kind: 'document', description: '診断書の写し', ...wrong, fileName: '鈴木三郎.pdf' };
  const { body: byMistake } = await officer.send('SealEvidence', incident, mistaken);
  const erase = async (name: string) => {
    const [ref = ''] = Object.entries(await texts()).find(([, text]) => text?.includes(name)) ?? [];
    const { body } = await officer.send('ProposeErasure', incident, { scope: 'person', texts: [ref], ground: 'request-of-the-person' });
    expect((await people.executive.caller.send('ApproveErasure', incident, { erasure: body.commandId })).status).toBe(200);
    expect((await texts())[ref]).toBeNull();
    return ref;
  };
  await erase('佐藤'); // the backup has this entry, so that its record tells of it
  const before = await officer.timeline(incident);

  expect(await program('backup', ['--to', records, '--keys-to', keys, '--files-to', copies])).toMatchObject({
    code: 0,
    said: expect.stringContaining('Files of evidence: 2, of which 2 were copied now.'),
  });

  await note('バックアップのあとのメモ：高橋四郎さんから電話');
  await erase('高橋'); // the record that is restored has neither the text nor the entry
  const ref = await erase('山田');
  const ofFile = { scope: 'texts', evidence: [byMistake.commandId], ground: 'recorded-by-mistake' };
  const { body: proposed } = await officer.send('ProposeErasure', incident, ofFile);
  expect((await people.executive.caller.send('ApproveErasure', incident, { erasure: proposed.commandId })).status).toBe(200);
  expect(await shodo.stop()).toBe(0);

  expect(await program('restore', files())).toMatchObject({ code: 1, said: expect.stringContaining('Say --replace') });
  rmSync(join(folder, 'evidence'), { recursive: true });
  const restored = await program('restore', [...files(), '--files', copies, '--replace']);
  expect(restored.said).toContain('Files of evidence put back: 2.');
  expect(restored).toMatchObject({
    code: 0,
    said: expect.stringMatching(/again: 4\.\n3 of them came after the backup\. 2 of these erased[\s\S]*at least \d+ entries/),
  });

  await shodo.start();
  officer = new Caller(shodo.url); // the next start may have another port
  expect((await officer.signIn('officer@example.jp', password)).status).toBe(200);
  expect(await officer.timeline(incident)).toEqual(before);
  const saved = await officer.save(`/v1/incidents/${incident}/evidence/${sealed.commandId}/file`);
  expect([saved.status, saved.bytes.equals(file)]).toEqual([200, true]);
  expect((await officer.save(`/v1/incidents/${incident}/evidence/${byMistake.commandId}/file`)).status).toBe(409);
  const { body: list } = await officer.call<{ items: { file: string; found: string }[] }>(`/v1/incidents/${incident}/files`);
  expect(list.items.find((each) => each.file === wrong.file)?.found).toBe('erased');
  const now = await texts();
  expect(now[ref]).toBeNull();
  expect(Object.values(now).sort()).toEqual(['名簿を紛失した。', '院内を捜索した', '名簿の写し', '診断書の写し', null, null, null].sort());
  expect((await note('復元のあとのメモ')).status).toBe(200);
  const record = await officer.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100');
  expect(record.body.items.find(({ type }) => type === 'BackupRestored')?.data).toMatchObject({
    entriesMissing: expect.any(Number),
    erasedAgain: [{ incident, erasures: 2 }],
  });
  const check = await program('inspector', ['--only', 'I5,I6,I7,I8,I9,I11,I16,I17,I18', '--lang', 'en']);
  expect(check).toMatchObject({ code: 0 });
}, 240_000);

if (process.env.SHODO_LONG === '1')
  test('on another machine the journal and the heads that lie with the keys do the same; a backup of another record is refused', async () => {
    await program('backup', ['--to', records, '--keys-to', keys]); // heads after the restore
    await shodo.stop();
    const elsewhere = join(place, 'elsewhere');
    const env = { SHODO_MASTER_KEY: readFileSync(join(folder, 'secrets/master.key'), 'utf8').trim() };
    const [old = ''] = readdirSync(records).sort();
    const [oldKeys = ''] = readdirSync(keys)
      .filter((name) => name.endsWith('.backup'))
      .sort();
    const older = ['--record', join(records, old), '--keys', join(keys, oldKeys)];
    const outside = ['--journal', join(keys, 'erasures.jsonl'), '--heads', join(keys, 'heads.jsonl')];
    expect(await program('restore', older, elsewhere)).toMatchObject({ code: 1, said: expect.stringContaining('master key is missing') });
    expect(await program('restore', [...older, ...outside], elsewhere, env)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/again: 4\.\n3 of them came after the backup\. 2 of these erased[\s\S]*older state/),
    });
    // The one beside the keys is read unasked, and who had none of the machine that ran is told what that means.
    expect(await program('restore', older, join(place, 'a-third'), env)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/again: 4\.\nNo journal of erasures was named/),
    });
    // Since then the record there has an entry of its own, which no other backup has.
    expect(await program('restore', [...files(), '--replace'], elsewhere, env)).toMatchObject({
      code: 1,
      said: expect.stringContaining('another record'),
    });
    const accepted = [...files(), '--accept-other-record'];
    expect(await program('restore', accepted, elsewhere, env)).toMatchObject({ code: 1, said: expect.stringContaining('Say --replace') });
    expect(await program('restore', [...accepted, '--replace'], elsewhere, env)).toMatchObject({ code: 0 });
  }, 240_000);
