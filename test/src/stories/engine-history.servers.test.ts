import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type EngineHistoryView, type Problem, type TimelineEntry, workflowIdOf } from '@shodo/contracts';
import { connectClient, engineHistoryOf } from '@shodo/durable/node';
import { connected } from '@shodo/servers';
import { eventually, type Installation, startInstallation } from '@shodo/testkit';
import { gatherPeople, type People } from './story.js';

/** The engine's side of an incident, opened for those who may: beside the record, and payload by payload for the engine's own pages. */
const ui = 'http://localhost:8233';
let installation: Installation;
let people: People;
let incident = '';

beforeAll(async () => {
  installation = await startInstallation({ SHODO_ENGINE_UI_ORIGIN: ui });
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  const { body } = await people.clerk.caller.send('ReportIncident', undefined, {
    summary: '鞄を紛失した。',
    noticedAt: new Date().toISOString(),
  });
  incident = body.incidentId;
  await eventually(async () => (await people.officer.caller.view(incident)).duties.length > 0, 'the duties are assessed');
  await people.officer.caller.send('AddNote', incident, { text: '探している。' });
});
afterAll(() => installation?.stop());

const history = () => people.officer.caller.call<EngineHistoryView>(`/v1/incidents/${incident}/engine`);

test('every entry stands beside its event, and what the incident waits for is said', async () => {
  const read = await eventually(async () => {
    const { status, body } = await history();
    return status === 200 && body.runs.length > 0 && body.waits.some((wait) => wait.for === 'timer') ? body : undefined;
  }, 'the engine lists the run');
  expect(read.runs).toEqual([expect.objectContaining({ status: 'RUNNING', events: expect.any(Number) })]);
  const timeline = await people.officer.caller.timeline(incident);
  expect(read.entries.map(({ seq, type }) => ({ seq, type }))).toEqual(timeline.map(({ seq, type }) => ({ seq, type })));
  expect(read.entries.filter(({ runId, eventId }) => runId !== read.runs[0]?.runId || eventId === undefined)).toEqual([]);
  const [first] = (await people.officer.caller.view(incident)).duties.flatMap(({ nextAt }) => nextAt ?? []).sort();
  const [timer] = read.waits.flatMap((wait) => (wait.for === 'timer' ? [wait.until] : []));
  expect(Date.parse(timer ?? '')).toBeLessThanOrEqual(Date.parse(first ?? ''));
});

const asked = (payload: object) => ({ payloads: [payload] });
async function aSealedPayload() {
  const { temporalAddress: address, temporalNamespace: namespace } = installation.ground;
  const client = connectClient({ address, namespace });
  const { events } = await client.workflow.getHandle(workflowIdOf(people.tenant, incident)).fetchHistory();
  await client.connection.close();
  const input = events?.flatMap(
    (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads ?? [],
  )[0];
  const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
  return {
    metadata: Object.fromEntries(Object.entries(input?.metadata ?? {}).map(([name, value]) => [name, base64(value)])),
    data: base64(input?.data),
  };
}

test("the engine's own pages get payloads opened for whoever may, from their origin only; the reading is on record", async () => {
  const payload = await aSealedPayload();
  expect(Buffer.from(payload.metadata.encoding ?? '', 'base64').toString()).toBe('binary/encrypted');
  const decode = (who: 'officer' | 'clerk', origin: string) =>
    people[who].caller.call<{ payloads: { data: string }[] }>('/v1/codec/decode', {
      body: asked(payload),
      headers: { origin, 'x-namespace': 'shodo' },
    });
  const { status, body, headers } = await decode('officer', ui);
  expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')]).toEqual([200, ui, 'true']);
  expect(JSON.parse(Buffer.from(body.payloads[0]?.data ?? '', 'base64').toString())).toMatchObject({ by: { person: people.clerk.id } });
  expect((await decode('clerk', ui)).status).toBe(403);
  const foreign = await decode('officer', 'http://localhost:9999');
  expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  const preflight = await fetch(`${installation.product.url}/v1/codec/decode`, { method: 'OPTIONS', headers: { origin: ui } });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'content-type, x-namespace, authorization',
  ]);
});

test('what is decoded is on record by itself, however lately the page of the same incident was opened; only what one page asks at once is one reading', async () => {
  const payload = await aSealedPayload();
  const readings = async () => {
    const { items } = (await people.officer.caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body;
    return items.filter(({ type }) => type === 'EngineHistoryRead').length;
  };
  const decoded = async (times: number) => {
    const before = await readings();
    const one = () => people.officer.caller.call('/v1/codec/decode', { body: asked(payload) });
    const answers = await Promise.all(Array.from({ length: times }, one));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    return (await readings()) - before;
  };
  await pause(5_100); // past what the test before may have asked
  expect((await history()).status).toBe(200);
  expect(await decoded(1)).toBe(1);
  await pause(5_100);
  expect([1, 2]).toContain(await decoded(20)); // two where the five seconds turned meanwhile
});

test('a payload that says of itself nothing that is known is no fault of the server: the answer points to it', async () => {
  const payload = await aSealedPayload();
  const bounds = ['', '9|shodo|incident', `9|shodo|incident:${people.tenant}:${incident}`, '1|shodo|upkeep', '\u0000|||'];
  for (const bound of bounds) {
    const unknown = { ...payload, metadata: { ...payload.metadata, bound: Buffer.from(bound).toString('base64') } };
    const { status, body } = await people.officer.caller.call<Problem>('/v1/codec/decode', { body: { payloads: [payload, unknown] } });
    expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/payloads/1/metadata/bound']]);
  }
});

test('a payload of another organisation is not opened', async () => {
  const payload = await aSealedPayload();
  const bound = Buffer.from(payload.metadata.bound ?? '', 'base64')
    .toString()
    .replace(people.tenant, people.officer.id);
  const elsewhere = { ...payload, metadata: { ...payload.metadata, bound: Buffer.from(bound).toString('base64') } };
  const { status } = await people.officer.caller.call('/v1/codec/decode', { body: asked(elsewhere) });
  expect(status).toBe(403);
});

test('a run that has closed is archived as it was, on record with its digest, and read when the engine has dropped it', async () => {
  const { temporalAddress: address, temporalNamespace: namespace } = installation.ground;
  const engine = connectClient({ address, namespace });
  const workflowId = workflowIdOf(people.tenant, incident);
  const before = (await history()).body;
  const runId = before.runs[0]?.runId ?? '';
  await engine.workflow.getHandle(workflowId, runId).terminate('a test ends the run');

  const rows = () => asSuperuser<Archived>('select run_id, sha256, events, history from vault.archived_history');
  let nextRound = 0;
  const archived = await eventually(
    async () => {
      // The engine lists a run as closed a moment after it is; a round that came before finds nothing.
      if (Date.now() > nextRound) {
        await engine.schedule.getHandle('upkeep:history-archive').trigger();
        nextRound = Date.now() + 2_000;
      }
      return (await rows())[0];
    },
    'the history is archived',
    60_000,
  );
  expect([archived.run_id, createHash('sha256').update(archived.history).digest('hex')]).toEqual([runId, archived.sha256]);
  const noted = async () =>
    (await people.officer.caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body.items.filter(
      ({ type }) => type === 'EngineHistoryArchived',
    );
  const entry = { incident, runId, sha256: archived.sha256, events: archived.events };
  expect((await eventually(async () => (await noted())[0], 'it is on record')).data).toEqual(entry);

  await engine.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId, runId } });
  const after = await eventually(
    async () => {
      const { status, body } = await history();
      return status === 200 && body.runs.some((run) => run.archived) ? body : undefined;
    },
    'the engine has dropped the run',
    60_000,
  );
  expect(after.runs.find((run) => run.runId === runId)).toMatchObject({ status: 'TERMINATED', archived: true, events: archived.events });
  const told = (read: EngineHistoryView) => read.entries.filter((each) => each.runId === runId);
  expect(told(after).length).toBeGreaterThan(3);
  expect(told(after)).toEqual(told(before).slice(0, told(after).length));
  expect(archived.history.includes(Buffer.from(people.clerk.id))).toBe(false); // sealed, as the engine had it

  await engine.schedule.getHandle('upkeep:history-archive').trigger();
  const known = { runs: after.runs.filter((run) => run.runId === runId), historyOf: async () => archived.history };
  const of = { tenant: people.tenant, incident };
  const withoutKey = { forSealing: async () => undefined, forOpening: async () => undefined };
  const erased = await engineHistoryOf(engine, withoutKey, of, known);
  expect(erased.runs.find((run) => run.runId === runId)).toMatchObject({ archived: true, unreadable: 'key-destroyed' });
  expect(erased.entries).toEqual([]);
  await asSuperuser("update vault.archived_history set history = history || 'x'::bytea");
  expect((await history()).body.runs.find((run) => run.runId === runId)).toMatchObject({ archived: true, unreadable: 'changed' });
  expect(await noted()).toHaveLength(1);
  await engine.connection.close();
}, 180_000);

interface Archived {
  readonly run_id: string;
  readonly sha256: string;
  readonly events: number;
  readonly history: Buffer;
}
const asSuperuser = <Row extends object>(sql: string) =>
  connected(installation.superuserUrl, async (client) => (await client.query(sql)).rows as Row[]);
