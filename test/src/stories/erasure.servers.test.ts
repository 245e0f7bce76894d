import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandName, commands, PackProfile, type Problem, workflowIdOf } from '@shodo/contracts';
import { connectClient } from '@shodo/durable/node';
import { connected, withDatabase } from '@shodo/servers';
import { cloneRoot, eventually, type Installation, startInstallation } from '@shodo/testkit';
import { canary, filesHolding, tablesHolding } from './canary.js';
import { aClinicLosesAUsbMemoryWith30Patients } from './clinic.story.js';
import { gatherPeople, type People, type PersonName, Story } from './story.js';

/** A whole incident whose every typed text is marked: where the marks are, before and after erasing. */
const marker = canary();
const yamada = `${marker}山田太郎`;
/** A count that stands in facts, which are not sealed in the record, and must not be readable in the engine. */
const count = 739_184;

class MarkedStory extends Story {
  override do(by: PersonName, name: CommandName, body: Readonly<Record<string, unknown>>): Promise<string> {
    return super.do(by, name, marked(name, body));
  }
  override reported(by: PersonName, body: Readonly<Record<string, unknown>>): Promise<void> {
    return super.reported(by, marked('ReportIncident', body));
  }
}
const marked = (name: CommandName, body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(body).map(([field, value]) => [
      field,
      (commands[name].sensitiveFields as readonly string[]).includes(field) ? `${String(value)} ${marker}` : value,
    ]),
  );

let installation: Installation;
let people: People;
let story: MarkedStory;
const temporalUrl = (database = 'temporal') => withDatabase(installation.superuserUrl, database);
const textsOf = async () => (await people.officer.caller.call<Record<string, string | null>>(`/v1/incidents/${story.incident}/texts`)).body;
const opened = async () => Object.values(await textsOf()).filter((text) => text !== null);

beforeAll(async () => {
  installation = await startInstallation({ SHODO_LOG_LEVEL: 'debug' });
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  story = new MarkedStory(people);
  await aClinicLosesAUsbMemoryWith30Patients(story);
  // The clinic's own texts are sealed; so is everything that is typed afterwards into a case that goes on.
  await story.do('officer', 'ReopenIncident', { reason: `${yamada}さんから連絡があった。` });
  await story.do('officer', 'AddNote', { text: `${yamada} 090-0000-0000` });
  await story.do('officer', 'SetImpactScope', { principals: { exact: count }, categories: ['patient'], source: 'document', basedOn: 1 });
});
afterAll(() => installation?.stop());

test('no mark is readable in the engine, the logs, the folder of data, or a table that is not sealed', async () => {
  for (const database of ['temporal', 'temporal_visibility']) expect(await tablesHolding(temporalUrl(database), marker)).toEqual([]);
  expect(await tablesHolding(temporalUrl(), `"exact":${count}`)).toEqual([]);
  expect(await tablesHolding(installation.superuserUrl, marker)).toEqual([]);
  const { keysDatabaseUrl, dataFolder } = installation.ground;
  expect(await tablesHolding(withDatabase(installation.superuserUrl, new URL(keysDatabaseUrl).pathname.slice(1)), marker)).toEqual([]);
  expect(filesHolding(dataFolder, marker)).toEqual([]);
  const logs = [...installation.product.linesOf('api'), ...installation.product.linesOf('worker')].join('\n');
  expect(logs.length).toBeGreaterThan(1_000);
  expect(logs).not.toContain(marker);
});

test('the search would find one: in the engine what a client without the codec sends, in a table what is typed there, in a file', async () => {
  const planted = canary();
  const { temporalAddress: address, temporalNamespace: namespace, dataFolder } = installation.ground;
  const client = connectClient({ address, namespace });
  await client.workflow.start('nothing', { workflowId: `planted-${Date.now()}`, taskQueue: 'nobody', args: [{ name: planted }] });
  await client.connection.close();
  expect(await tablesHolding(temporalUrl(), planted)).not.toEqual([]);
  await people.officer.caller.sendToOrganisation('AddPerson', {}, { name: planted, email: 'planted@example.jp', roles: ['clerk'] });
  expect((await tablesHolding(installation.superuserUrl, planted)).length).toBeGreaterThan(0);
  writeFileSync(join(dataFolder, 'planted.txt'), Buffer.from(planted).toString('base64'));
  expect(filesHolding(dataFolder, planted)).toEqual(['planted.txt']);
});

test('the texts that name a person are erased by two; the others stay, a repeat changes nothing, and the record verifies', async () => {
  const naming = Object.entries(await textsOf()).filter(([, text]) => text?.includes('山田太郎'));
  expect(naming).toHaveLength(2);
  const body = { scope: 'person', texts: naming.map(([ref]) => ref), ground: 'request-of-the-person' };
  expect(await story.refused('officer', 'ProposeErasure', { ...body, texts: [people.officer.id] })).toEqual(['text-is-unknown']);
  await story.do('officer', 'PlaceLegalHold', { ground: 'litigation' });
  expect(await story.refused('officer', 'ProposeErasure', body)).toEqual(['legal-hold-forbids-erasing']);
  const lift = { reason: '訴えは取り下げられた。', basedOn: (await story.view()).legalHold?.entry };
  await story.do('executive', 'LiftLegalHold', lift);
  // Another hold is not lifted by whoever saw the one before it.
  await story.do('officer', 'PlaceLegalHold', { ground: 'inquiry-of-authority' });
  expect(await story.refused('executive', 'LiftLegalHold', lift)).toEqual(['legal-hold-was-placed-anew']);
  await story.do('executive', 'LiftLegalHold', { ...lift, basedOn: (await story.view()).legalHold?.entry });

  const before = (await opened()).length;
  const erasure = await story.do('officer', 'ProposeErasure', body);
  expect(await story.refused('officer', 'ApproveErasure', { erasure })).toEqual(['a-second-person-must-approve']);
  expect(await opened()).toHaveLength(before);
  const key = 'b6c1f7f4-0f0c-4f64-9a2b-7d1f0a9e5c11';
  const first = await people.executive.caller.send('ApproveErasure', story.incident, { erasure }, key);
  expect(first.status).toBe(200);
  expect(await opened()).toHaveLength(before - 2);
  expect((await opened()).join()).not.toContain('山田太郎');
  const again = await people.executive.caller.send('ApproveErasure', story.incident, { erasure }, key);
  expect(again.body).toEqual(first.body);
  // What is erased already is not proposed again, and of what is erased in part the rest is.
  expect(await story.refused('officer', 'ProposeErasure', body)).toEqual(['erased-already']);
  const [rest = ''] = Object.entries(await textsOf()).flatMap(([ref, text]) => (text === null ? [] : [ref]));
  const partly = await story.do('officer', 'ProposeErasure', { ...body, texts: [...body.texts, rest] });
  const { erasures } = await story.view();
  expect(erasures.find((each) => each.erasure === partly)).toMatchObject({ count: 1, texts: [rest] });
  await story.do('officer', 'WithdrawErasure', { erasure: partly });
  expect(await verified()).toMatchObject({ status: 0 });
});

test('a closed incident is erased as a whole: nothing opens anywhere, nothing can be typed, and the record verifies', async () => {
  await closeAgain();
  const erasure = await story.do('officer', 'ProposeErasure', { scope: 'whole-vault', ground: 'no-longer-needed' });
  const key = 'b6c1f7f4-0f0c-4f64-9a2b-7d1f0a9e5c12';
  const first = await people.executive.caller.send('ApproveErasure', story.incident, { erasure }, key);
  expect(first.status).toBe(200);
  expect(await opened()).toEqual([]);
  expect((await people.executive.caller.send('ApproveErasure', story.incident, { erasure }, key)).body).toEqual(first.body);
  expect(await story.refused('officer', 'ReopenIncident', { reason: 'x' })).toEqual(['vault-was-erased']);
  const { caller } = people.officer;
  const answers = [
    await caller.upload(story.incident, new TextEncoder().encode('x')),
    ...(await Promise.all(PackProfile.options.map((profile) => caller.buildPack(story.incident, { profile })))),
  ];
  for (const { status, body } of answers)
    expect([status, (body as unknown as Problem).refusals?.[0]?.code]).toEqual([409, 'vault-was-erased']);
  expect(await verified()).toMatchObject({ status: 0 });

  await codecKeyIsDestroyed();
  for (const table of [installation.superuserUrl, temporalUrl()]) expect(await tablesHolding(table, marker)).toEqual([]);
});

/** The export, checked by the verifier's own program. */
async function verified() {
  const response = await people.auditor.caller.call<string>(`/v1/incidents/${story.incident}/export`);
  const folder = mkdtempSync(join(tmpdir(), 'shodo-export-'));
  try {
    const file = join(folder, 'incident.ndjson');
    writeFileSync(file, typeof response.body === 'string' ? response.body : JSON.stringify(response.body));
    return spawnSync(process.execPath, [join(cloneRoot, 'apps/verifier/dist/main.js'), file], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The only kind of report that settles each of these. */
function kindFor(duty: string, kind: string): string {
  if (duty.endsWith('.supplement')) return 'supplement';
  return kind === 'notice' ? 'preliminary' : 'voluntary';
}

/** What the reopened clinic still owes, done again: the count has grown, and what was reported is to be supplemented once more. */
async function closeAgain(): Promise<void> {
  const { duties } = await story.dutiesAreAssessed();
  for (const { duty, settledAt, kind } of duties) {
    if (settledAt !== undefined) continue;
    await (kind === 'principal-notice'
      ? story.do('officer', 'RecordPrincipalNoticeDone', { duty, doneAt: story.now, means: 'post', principals: count, reaches: 'all' })
      : story.do('officer', 'RecordFilingMade', { duty, kind: kindFor(duty, kind), madeAt: story.now, channel: 'post' }));
  }
  await story.ruleOutWhatNoLongerArises('executive');
  await story.closes();
}

/** The hourly round of upkeep, now: it destroys the codec key once nothing runs any more. */
async function codecKeyIsDestroyed(): Promise<void> {
  const { temporalAddress: address, temporalNamespace: namespace, keysDatabaseUrl } = installation.ground;
  const client = connectClient({ address, namespace });
  const run = client.workflow.getHandle(workflowIdOf(people.tenant, story.incident));
  await eventually(async () => (await run.describe()).status.name !== 'RUNNING', 'the run has ended');
  await client.schedule.getHandle('upkeep:vault-sweep').trigger();
  await client.connection.close();
  const keys = withDatabase(installation.superuserUrl, new URL(keysDatabaseUrl).pathname.slice(1));
  await eventually(
    () =>
      connected(keys, async (database) => {
        const { rows } = await database.query('select from keys.codec_key where incident_id = $1 and wrapped is null', [story.incident]);
        return rows.length === 1;
      }),
    'the codec key is destroyed',
    30_000,
  );
}
