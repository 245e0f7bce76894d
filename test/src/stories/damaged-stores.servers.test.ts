import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Problem, workflowIdOf } from '@shodo/contracts';
import { connectClient } from '@shodo/durable/node';
import { connected, withDatabase } from '@shodo/servers';
import { type Answer, type Caller, cloneRoot, eventually, type Installation, keysOf, startInstallation } from '@shodo/testkit';
import { openCodecKeys, openKeys } from '@shodo/vault';
import { gatherPeople, type People } from './story.js';

/** What the stores have lost, and what somebody wrote into them past the product, is called by its name, and stands in the way of nothing else. */
let installation: Installation;
let people: People;
let officer: Caller;

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  officer = people.officer.caller;
  await asSuperuser('alter table ledger.entry disable trigger user');
});
afterAll(() => installation?.stop());

const on =
  (url: () => string) =>
  <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    connected(url(), async (client) => (await client.query(sql, [...values])).rows as Row[]);
const asSuperuser = on(() => installation.superuserUrl);
const inKeys = on(() => withDatabase(installation.superuserUrl, new URL(installation.ground.keysDatabaseUrl).pathname.slice(1)));

const summary = '鞄を紛失した。';
const bytes = new TextEncoder().encode('書類の写し');
const textsOf = async (incident: string) => (await officer.call<Record<string, unknown>>(`/v1/incidents/${incident}/texts`)).body;
const note = { text: '最後に見た人に聞いた。' };
async function incidentWithNote(key: string = randomUUID()): Promise<string> {
  const report = { summary, noticedAt: new Date().toISOString() };
  const incident = (await officer.send('ReportIncident', undefined, report)).body.incidentId;
  await eventually(async () => (await officer.view(incident)).duties.length > 0, 'the duties are assessed');
  expect((await officer.send('AddNote', incident, note, key)).status).toBe(200);
  return incident;
}
const told = ({ status, body }: Answer) => [status, (body as Problem).code];

describe('an entry that nobody can read', () => {
  const unreadable = [500, 'record-is-unreadable'];
  let incident = '';
  const of = (part: string) => officer.call(`/v1/incidents/${incident}${part}`);
  beforeAll(async () => {
    incident = await incidentWithNote();
    const planted = `update ledger.entry set content = replace(content, '"NoteAdded"', '"NoteWritten"') where stream_id = $1 and type = 'NoteAdded' returning seq`;
    expect(await asSuperuser(planted, [incident])).toHaveLength(1);
  });

  it('is what packs and the history of the incident say is wrong', async () => {
    expect(told(await officer.buildPack(incident, { profile: 'auditor' }))).toEqual(unreadable);
    expect(told(await of('/evidence-pack-preview?profile=auditor'))).toEqual(unreadable);
    expect(told(await of('/timeline'))).toEqual(unreadable);
  });

  it('is exported all the same, and named by whoever checks that', async () => {
    const { status, bytes } = await officer.save(`/v1/incidents/${incident}/export`);
    expect(status).toBe(200);
    const folder = mkdtempSync(join(tmpdir(), 'shodo-unreadable-'));
    writeFileSync(join(folder, 'record.ndjson'), bytes);
    const verifier = join(cloneRoot, 'apps/verifier/dist/main.js');
    const { stdout } = spawnSync(process.execPath, [verifier, join(folder, 'record.ndjson'), '--json'], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(stdout)).toMatchObject({ is: 'broken' });
  });

  it('is what the page of the incident says once it has to be read for it', async () => {
    expect((await of('')).status).toBe(200); // it is shown as it was before
    await asSuperuser('update views.incident set folded_version = 0 where incident_id = $1', [incident]);
    const answer = await of('');
    expect([...told(answer), (answer.body as Problem).reference]).toEqual([...unreadable, expect.any(String)]);
    const withoutActor = `(replace(content, '"NoteWritten"', '"NoteAdded"')::jsonb - 'actor')::text`;
    await asSuperuser(`update ledger.entry set content = ${withoutActor} where stream_id = $1 and type = 'NoteAdded'`, [incident]);
    for (const part of ['', '/timeline', '/texts']) expect(told(await of(part))).toEqual(unreadable);
    await asSuperuser(`update ledger.entry set content = 'x' where stream_id = $1 and type = 'NoteAdded'`, [incident]);
    for (const part of ['', '/timeline', '/texts']) expect(told(await of(part))).toEqual(unreadable);
    expect((await officer.call('/v1/incidents')).status).toBe(200);
  });
});

describe('an incident whose keys an older backup does not have', () => {
  const tables = ['incident_key', 'codec_key', 'text_key'];
  const lose = async (incident: string) => {
    for (const table of tables) await inKeys(`delete from keys.${table} where incident_id = $1`, [incident]);
  };
  /** As a restore does it: while nothing runs, so that nobody remembers a key. */
  const whileItStands = async (work: () => Promise<void>) => {
    await installation.product.stop();
    await work();
    await installation.product.start();
  };

  it('takes no command and makes no key while its run waits for the old one, and goes on once that is back', async () => {
    const earlier = randomUUID();
    const incident = await incidentWithNote(earlier);
    await inKeys('create schema kept');
    for (const table of tables) await inKeys(`create table kept.${table} as table keys.${table}`);
    await whileItStands(() => lose(incident));
    const key = randomUUID();
    const missing = [503, 'keys-are-missing'];
    expect(told(await officer.send('AddNote', incident, { text: '復元のあとのメモ' }, key))).toEqual(missing);
    expect(told(await officer.send('AddNote', incident, note, earlier))).toEqual(missing);
    expect(told(await officer.send('AssignTrack', incident, { track: 'containment', to: people.responder.id }))).toEqual(missing);
    const upload = randomUUID();
    expect(told(await officer.upload(incident, bytes, upload))).toEqual(missing);
    expect(told(await officer.buildPack(incident, { profile: 'auditor' }))).toEqual(missing);
    expect(told(await officer.send('AddNote', incident, { text: '復元のあとのメモ' }, key))).toEqual(missing);
    expect((await officer.view(incident)).closed).toBe(false);
    for (const table of ['incident_key', 'text_key'])
      expect(await inKeys(`select from keys.${table} where incident_id = $1`, [incident])).toEqual([]);
    await whileItStands(async () => {
      await lose(incident);
      for (const table of tables) await inKeys(`insert into keys.${table} select * from kept.${table} where incident_id = $1`, [incident]);
    });
    expect((await officer.send('AddNote', incident, { text: '復元のあとのメモ' }, key)).status).toBe(200);
    expect((await officer.send('AddNote', incident, note, earlier)).status).toBe(200);
    expect(Object.values(await textsOf(incident)).toSorted()).toEqual(['復元のあとのメモ', note.text, summary].toSorted());
    const { file, sha256, fileSize } = (await officer.upload(incident, bytes, upload)).body;
    const sealing = { kind: 'document', description: '書類の写し', file, sha256, fileSize };
    expect((await officer.send('SealEvidence', incident, sealing)).status).toBe(200);
    await inKeys('update keys.incident_key set wrapped = null, destroyed_at = now() where incident_id = $1', [incident]);
    expect(told(await officer.send('AddNote', incident, { text: 'もう一つのメモ' }))).toEqual(missing); // nor where no erasure took it
    await inKeys(
      'update keys.incident_key k set wrapped = o.wrapped, destroyed_at = null from kept.incident_key o where o.incident_id = k.incident_id',
    );
  });

  it('says the same where somebody has made another key of the engine’s side meanwhile', async () => {
    const incident = await incidentWithNote();
    const of = { tenant: people.tenant, incident };
    const known = await inKeys<{ key_id: string; wrapped: Buffer }>('select key_id, wrapped from keys.codec_key where incident_id = $1', [
      incident,
    ]);
    await whileItStands(async () => {
      await inKeys('delete from keys.codec_key where incident_id = $1', [incident]);
      const keys = openKeys({ ...keysOf(installation.ground), max: 1 });
      await openCodecKeys(keys).forSealing(of);
      await keys.close();
    });
    expect(told(await officer.send('AddNote', incident, { text: '待っても届かないメモ' }))).toEqual([503, 'keys-are-missing']);
    await whileItStands(async () => {
      const [{ key_id, wrapped } = { key_id: '', wrapped: Buffer.alloc(0) }] = known;
      await inKeys('update keys.codec_key set key_id = $2, wrapped = $3 where incident_id = $1', [incident, key_id, wrapped]);
    });
    // The engine tries what waits in vain again at ever longer intervals.
    const isTaken = async () => (await officer.send('AddNote', incident, { text: '届くメモ' })).status === 200;
    await eventually(isTaken, 'the incident takes a note', 100_000);
  });

  it('makes none where the engine has no run of it either, and goes on without a run where they are there', async () => {
    const incident = await incidentWithNote();
    const { temporalAddress: address, temporalNamespace: namespace } = installation.ground;
    const engine = connectClient({ address, namespace });
    const loseRun = () => engine.workflow.getHandle(workflowIdOf(people.tenant, incident)).terminate('its engine was lost');
    await loseRun();
    expect((await officer.send('AddNote', incident, { text: '失われた実行のあとのメモ' })).status).toBe(200);
    await loseRun();
    await engine.connection.close();
    await whileItStands(() => lose(incident));
    expect(told(await officer.send('AddNote', incident, { text: '鍵のないメモ' }))).toEqual([503, 'keys-are-missing']);
    expect(await inKeys('select from keys.incident_key where incident_id = $1', [incident])).toEqual([]);
  });

  it('says the same where the key of the incident alone is gone: of what it recorded as of what is new', async () => {
    const earlier = randomUUID();
    const incident = await incidentWithNote(earlier);
    const [first] = await inKeys<{ wrapped: Buffer; master_key_id: string }>(
      'delete from keys.incident_key where incident_id = $1 returning wrapped, master_key_id',
      [incident],
    );
    const missing = [503, 'keys-are-missing'];
    expect(told(await officer.send('AddNote', incident, note, earlier))).toEqual(missing);
    expect(told(await officer.send('AddNote', incident, { text: '鍵のないメモ' }))).toEqual(missing);
    await inKeys('insert into keys.incident_key (tenant_id, incident_id, wrapped, master_key_id) values ($1, $2, $3, $4)', [
      people.tenant,
      incident,
      first?.wrapped,
      first?.master_key_id,
    ]);
    expect((await officer.send('AddNote', incident, note, earlier)).status).toBe(200);
    expect(Object.values(await textsOf(incident)).toSorted()).toEqual([note.text, summary].toSorted());
  });

  it.each([['incident_key'], ['codec_key']])('says the same where the row of %s was changed', async (table) => {
    const incident = await incidentWithNote();
    const change = () =>
      whileItStands(async () => {
        await inKeys(`update keys.${table} set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where incident_id = $1`, [
          incident,
        ]);
      });
    await change();
    const missing = [503, 'keys-are-missing'];
    expect(told(await officer.send('AddNote', incident, { text: '変わった鍵のメモ' }))).toEqual(missing);
    expect(told(await officer.send('AssignTrack', incident, { track: 'containment', to: people.responder.id }))).toEqual(missing);
    expect((await officer.view(incident)).closed).toBe(false);
    if (table === 'incident_key') {
      expect(told(await officer.upload(incident, bytes))).toEqual(missing);
      expect(told(await officer.buildPack(incident, { profile: 'auditor' }))).toEqual(missing);
      expect(told(await officer.call(`/v1/incidents/${incident}/texts`))).toEqual(missing);
    }
    await change();
    const isTaken = async () => (await officer.send('AddNote', incident, { text: '変わった鍵のメモ' })).status === 200;
    await eventually(isTaken, 'the incident takes a note', 100_000);
  });
});
