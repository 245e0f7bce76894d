import { hash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type AppendToIncident, type TimelineEntry, workflowIdOf } from '@shodo/contracts';
import { connectClient } from '@shodo/durable/node';
import { incidentStream, linkOnto } from '@shodo/ledger';
import { connected, withDatabase } from '@shodo/servers';
import { appendToIncident, headOf, openStore } from '@shodo/store';
import { eventually, type Installation, keysOf, startInstallation } from '@shodo/testkit';
import { destroyKeysOf, openKeys } from '@shodo/vault';
import { gatherPeople, type People } from './story.js';

/** Upkeep holds the records against their chain and the engine's histories, both ways, and tells of each difference once. */
let installation: Installation;
let people: People;
let engine: ReturnType<typeof connectClient>;

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  const { temporalAddress: address, temporalNamespace: namespace } = installation.ground;
  engine = connectClient({ address, namespace });
  await asSuperuser('alter table ledger.entry disable trigger user');
});
afterAll(async () => {
  await engine?.connection.close();
  await installation?.stop();
});

const asSuperuser = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  connected(installation.superuserUrl, async (client) => (await client.query(sql, [...values])).rows as Row[]);

/** An incident with a note, whose duties are assessed: nothing is written any more unless somebody asks. */
async function incidentWithNote(): Promise<string> {
  const { caller } = people.officer;
  const report = { summary: '鞄を紛失した。', noticedAt: new Date().toISOString() };
  const incident = (await caller.send('ReportIncident', undefined, report)).body.incidentId;
  await eventually(async () => (await caller.view(incident)).duties.length > 0, 'the duties are assessed');
  expect((await caller.send('AddNote', incident, { text: '探している。' })).status).toBe(200);
  return incident;
}

/** As a day later: every incident is looked at once more. */
async function lookedAt(...incidents: string[]): Promise<void> {
  await asSuperuser("update upkeep.compared_incident set compared_at = clock_timestamp() - interval '25 hours'");
  const [{ at } = { at: new Date() }] = await asSuperuser<{ at: Date }>('select clock_timestamp() as at');
  const looked = async () => {
    const text = 'select from upkeep.compared_incident where incident_id = any($1) and compared_at > $2';
    return (await asSuperuser(text, [incidents, at])).length === incidents.length;
  };
  let nextRound = 0;
  await eventually(
    async () => {
      // A round that still ran when it was asked for had chosen its incidents before.
      if (Date.now() > nextRound) {
        await engine.schedule.getHandle('upkeep:record-comparison').trigger();
        nextRound = Date.now() + 5_000;
      }
      return looked();
    },
    'the incidents are compared',
    90_000,
  );
}

const told = async (incident: string) => {
  const { body } = await people.officer.caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100');
  return body.items
    .filter(({ type, data }) => type === 'RecordFoundToDiffer' && (data as { incident: string }).incident === incident)
    .map(({ data }) => data as unknown as { found: number; differences: { code: string; seq: number }[] });
};
/** What whoever reads the incident is shown of it. */
const shownOf = async (incident: string) => (await people.officer.caller.view(incident)).recordDiffers;
const codesOf = async (incident: string) =>
  (await told(incident)).map(({ differences }) => [...new Set(differences.map(({ code }) => code))]);
const mailsAbout = (incident: string) =>
  asSuperuser<{ reminder: string }>("select reminder from mail.outbox where incident_id = $1 and kind = 'watchdog-alarm'", [incident]);

test('nothing is told of a sound record, nor of one that is written to meanwhile', async () => {
  const incident = await incidentWithNote();
  let isOver = false;
  const writing = (async () => {
    for (let n = 1; !isOver; n++) {
      await people.officer.caller.send('AddNote', incident, { text: `メモ ${n}` });
      await pause(20);
    }
  })();
  await lookedAt(incident);
  await lookedAt(incident);
  isOver = true;
  await writing;
  await lookedAt(incident);
  expect(await told(incident)).toEqual([]);
  expect(await mailsAbout(incident)).toEqual([]);
  expect(await shownOf(incident)).toEqual([]);
});

test('an entry that the engine gave a receipt for and the ledger has lost is told once, with mails, however often it is looked at', async () => {
  const incident = await incidentWithNote();
  await lookedAt(incident);
  await eventually(
    async () => (await asSuperuser('select from ledger.leaf where stream_id = $1', [incident])).length === (await headSeq(incident)),
    'every entry has its leaf',
  );
  const lost = await headSeq(incident);
  await asSuperuser('delete from ledger.entry where stream_id = $1 and seq = $2', [incident, lost]);
  await lookedAt(incident);
  // Nor on another day, when the key of the entry is another.
  await asSuperuser("update ledger.entry set append_id = append_id || ':before' where type = 'RecordFoundToDiffer'");
  await lookedAt(incident);
  expect(await told(incident)).toEqual([
    {
      incident,
      found: 3,
      differences: [
        { code: 'entry-is-gone', seq: lost },
        { code: 'answered-without-entry', seq: lost, about: expect.any(String) },
        { code: 'history-differs', seq: lost },
      ],
    },
  ]);
  expect(await shownOf(incident)).toEqual((await told(incident))[0]?.differences);
  const mails = await mailsAbout(incident);
  expect(mails.length).toBeGreaterThan(0);
  expect(new Set(mails.map(({ reminder }) => reminder))).toEqual(new Set(['record-differs']));
  const again = mails.length;
  await lookedAt(incident);
  expect(await mailsAbout(incident)).toHaveLength(again);
});

const headSeq = async (incident: string) =>
  (await asSuperuser<{ seq: number }>('select max(seq)::int as seq from ledger.entry where stream_id = $1', [incident]))[0]?.seq ?? 0;

test('an entry of a run that the engine never had is told', async () => {
  const incident = await incidentWithNote();
  const store = openStore({ url: installation.ground.databaseUrl });
  const of = { tenant: people.tenant, incident };
  await appendToIncident(store, {
    ...of,
    head: await headOf(store, of),
    appendId: randomUUID(),
    events: [{ type: 'NoteAdded', version: 1, data: { text: { ref: randomUUID(), commitment: 'a'.repeat(64) } } }],
    occurredAt: new Date().toISOString(),
    actor: { kind: 'person', person: people.officer.id, roles: ['privacyOfficer'], via: 'session' },
    runId: randomUUID(),
  } as unknown as AppendToIncident);
  await store.close();
  await lookedAt(incident);
  await lookedAt(incident);
  expect(await codesOf(incident)).toEqual([['run-is-missing']]);
});

/** An entry as whoever owns the database could put it in: linked to the one before and in the run of the first, with an event that is none. */
async function unreadableEntryPutIn(incident: string): Promise<void> {
  const [last] = await asSuperuser<{ seq: number; digest: string; run: string }>(
    `select e.seq::int as seq, e.digest, first.content::jsonb ->> 'runId' as run from ledger.entry e
     join ledger.entry first on first.stream_id = e.stream_id and first.seq = 1 where e.stream_id = $1 order by e.seq desc limit 1`,
    [incident],
  );
  const { seq = 0, digest = '', run = '' } = last ?? {};
  const append = {
    stream: incidentStream(people.tenant, incident),
    head: { seq, digest },
    appendId: randomUUID(),
    occurredAt: new Date().toISOString(),
    actor: { kind: 'system', part: 'incident' },
    runId: run,
  } as const;
  const event = { type: 'NoteAdded', version: 1, data: { text: '封をされていないメモ' } } as never;
  const [put] = linkOnto((text) => hash('sha256', text), append, [event]);
  await asSuperuser(
    `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
     values ($1, $2, 'incident', $3, $4, 0, 'NoteAdded', 1, $5, $6, $7)`,
    [people.tenant, incident, seq + 1, append.appendId, put?.content, digest, put?.entry.digest],
  );
}

test('an entry that cannot be read is told, though its chain is sound and the engine was told nothing else', async () => {
  const incident = await incidentWithNote();
  await unreadableEntryPutIn(incident);
  await lookedAt(incident);
  await lookedAt(incident);
  const differences = [{ code: 'entry-is-unreadable', seq: await headSeq(incident) }];
  expect(await told(incident)).toEqual([{ incident, found: 1, differences }]);
  expect((await mailsAbout(incident)).length).toBeGreaterThan(0);
});

/** Destroys what the engine's payloads of an incident are sealed under, past the product. Resolves with what puts it back: the end of the suite replays every history. */
async function engineKeyDestroyed(incident: string): Promise<() => Promise<void>> {
  const inKeys = <Row extends object>(sql: string, values: readonly unknown[]) =>
    connected(
      withDatabase(installation.superuserUrl, new URL(installation.ground.keysDatabaseUrl).pathname.slice(1)),
      async (client) => (await client.query(sql, [...values])).rows as Row[],
    );
  const kept = await inKeys<{ id: string; wrapped: Buffer }>('select key_id as id, wrapped from keys.codec_key where incident_id = $1', [
    incident,
  ]);
  await inKeys('update keys.codec_key set wrapped = null, destroyed_at = now() where incident_id = $1', [incident]);
  await installation.product.kill('worker'); // a key that was used is kept for a minute
  await installation.product.startWith('worker');
  return async () => {
    for (const { id, wrapped } of kept)
      await inKeys('update keys.codec_key set wrapped = $2, destroyed_at = null where key_id = $1', [id, wrapped]);
  };
}

test('a history whose key is gone without an erasure is told', async () => {
  const incident = await incidentWithNote();
  const putBack = await engineKeyDestroyed(incident);
  await lookedAt(incident);
  await lookedAt(incident);
  expect(await told(incident)).toEqual([
    { incident, found: 1, differences: [{ code: 'history-does-not-open', seq: await headSeq(incident) }] },
  ]);
  await putBack();
});

test('one whose key went with everything is not, whatever its record says of that', async () => {
  const incident = await incidentWithNote();
  const keys = openKeys({ ...keysOf(installation.ground), max: 1 });
  await destroyKeysOf(keys, { tenant: people.tenant, incident, seq: 999, digest: 'd'.repeat(64) });
  await keys.close();
  const putBack = await engineKeyDestroyed(incident);
  await lookedAt(incident);
  await lookedAt(incident);
  expect(await told(incident)).toEqual([]);
  await putBack();
});

test('an entry that was changed where it lies is told; what comes on top of it later is told by itself', async () => {
  const incident = await incidentWithNote();
  await lookedAt(incident);
  await asSuperuser(
    "update ledger.entry set content = replace(content, 'NoteAdded', 'NoteAddeb') where stream_id = $1 and type = 'NoteAdded'",
    [incident],
  );
  await lookedAt(incident);
  expect(await codesOf(incident)).toEqual([['changed']]);
  await asSuperuser("update ledger.entry set digest = repeat('e', 64) where stream_id = $1 and seq = 2", [incident]);
  await lookedAt(incident);
  expect((await codesOf(incident)).toReversed()).toContainEqual(expect.arrayContaining(['history-differs']));
  expect(await told(incident)).toHaveLength(2);
});

test('a closed incident whose run the engine has dropped is passed over', async () => {
  const incident = await incidentWithNote();
  const workflowId = workflowIdOf(people.tenant, incident);
  await asSuperuser('update views.incident set closed = true where incident_id = $1', [incident]);
  await engine.workflow.getHandle(workflowId).terminate('a test ends the run');
  const { namespace } = engine.options;
  await engine.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
  const isGone = () =>
    engine.workflow
      .getHandle(workflowId)
      .describe()
      .then(
        () => false,
        () => true,
      );
  await eventually(isGone, 'the run is gone');
  await asSuperuser('delete from upkeep.compared_incident where incident_id = $1', [incident]);
  await lookedAt(incident);
  expect(await told(incident)).toEqual([]);
});
