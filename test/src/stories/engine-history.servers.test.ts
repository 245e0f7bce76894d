import { type EngineHistoryView, type TimelineEntry, workflowIdOf } from '@shodo/contracts';
import { connectClient } from '@shodo/durable/node';
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
}, 120_000);
afterAll(() => installation?.stop(), 60_000);

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
}, 60_000);

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
  const { items } = (await people.officer.caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body;
  expect(items.filter(({ type }) => type === 'EngineHistoryRead').length).toBeGreaterThan(0);
}, 60_000);

test('a payload of another organisation is not opened', async () => {
  const payload = await aSealedPayload();
  const bound = Buffer.from(payload.metadata.bound ?? '', 'base64')
    .toString()
    .replace(people.tenant, people.officer.id);
  const elsewhere = { ...payload, metadata: { ...payload.metadata, bound: Buffer.from(bound).toString('base64') } };
  const { status } = await people.officer.caller.call('/v1/codec/decode', { body: asked(elsewhere) });
  expect(status).toBe(403);
});
