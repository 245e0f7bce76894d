import { createHash, randomUUID } from 'node:crypto';
import type { AppendAnswer, AppendToIncident, IncidentEvent } from '@shodo/contracts';
import { openStore, type Store } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import { createDutiesActivities } from '../duties/duties-activities.js';
import { inActivity } from '../specification/in-activity.js';
import { createLedgerActivities } from './ledger-activities.js';

let database: FreshDatabase;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const sealed = () => ({ ref: randomUUID(), commitment: createHash('sha256').update('salted').digest('hex') });
const reported = (more: object = {}): IncidentEvent =>
  ({
    type: 'IncidentReported',
    version: 1,
    data: {
      kind: 'real',
      reference: 'AAAA-BBBB',
      noticedAt: '2026-11-28T22:00:00+09:00',
      summary: sealed(),
      organisation: { jurisdictions: ['jp'] },
      practice: { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 },
      ...more,
    },
  }) as IncidentEvent;
const noted = () => ({ type: 'NoteAdded', version: 1, data: { text: sealed() } }) as IncidentEvent;

const zeros = { seq: 0, digest: '0'.repeat(64) };
const appendOf = (more: Partial<AppendToIncident> = {}): AppendToIncident =>
  ({
    tenant: randomUUID(),
    incident: randomUUID(),
    head: zeros,
    appendId: randomUUID(),
    events: [reported()],
    occurredAt: '2026-11-28T13:00:00.000Z',
    actor: { kind: 'system', part: 'incident' },
    runId: randomUUID(),
    command: 'ReportIncident',
    ...more,
  }) as AppendToIncident;

const { assessDuties } = createDutiesActivities();
const brokenEngine = () => Promise.reject(new Error('a pack does not load'));

const entriesOf = (answer: AppendAnswer) => (answer.outcome === 'lagging' ? answer.missing : answer.entries);
const headOf = (answer: AppendAnswer) => {
  const { seq = 0, digest = '' } = entriesOf(answer).at(-1) ?? {};
  return { seq, digest };
};

function ledger(judge = assessDuties) {
  const passed: string[] = [];
  const activities = createLedgerActivities({ store, assessDuties: judge, killPoint: (name) => passed.push(name) });
  const append = (request: AppendToIncident) => inActivity(activities.appendToIncident, request);
  const takeCharge = (of: AppendToIncident) => inActivity(activities.takeChargeOf, { tenant: of.tenant, incident: of.incident });
  return { append, takeCharge, passed };
}

test('run twice, as an engine may, an append has one effect and one answer', async () => {
  const { append, takeCharge, passed } = ledger();
  const request = appendOf();
  const first = await append(request);
  // After a crash the clock has gone on: the same id decides other events, and gets the stored ones.
  const second = await append({ ...request, occurredAt: '2026-11-28T13:00:10.000Z', events: [reported({ channel: 'phone' })] });
  expect(first.outcome).toBe('appended');
  expect(second).toEqual({ ...first, outcome: 'repeated' });
  expect((await takeCharge(request)).head).toMatchObject(headOf(first));
  expect(passed).toEqual(['ledger.in-transaction', 'ledger.after-commit', 'ledger.after-commit']);
});

test('what the facts oblige to stands in the record with the entry that changed them, under the same clock, and the receipt is the command’s', async () => {
  const { append } = ledger();
  const request = appendOf();
  const answer = await append(request);
  const [report, ...judged] = entriesOf(answer);
  expect(judged.map(({ event: { type } }) => type)).toContain('DutyArose');
  expect(judged.at(-1)?.event.type).toBe('DutiesAssessed');
  for (const entry of judged)
    expect(entry).toMatchObject({ appendId: 'assessed:1', actor: { kind: 'system', part: 'duties' }, occurredAt: request.occurredAt });
  expect(answer).toMatchObject({ receipt: { commandId: request.appendId, seq: report?.seq, digest: report?.digest } });
  const note = await append({ ...request, appendId: randomUUID(), events: [noted()], head: headOf(answer) });
  expect(entriesOf(note).map(({ event: { type } }) => type)).toEqual(['NoteAdded']);
});

test('an engine that cannot judge holds nothing up: the command is recorded, and nothing follows', async () => {
  const { append } = ledger(brokenEngine);
  expect(entriesOf(await append(appendOf())).map(({ event: { type } }) => type)).toEqual(['IncidentReported']);
});

test('a judgement that cannot be recorded is not laid to the command’s charge', async () => {
  const { append } = ledger(async (asked) => {
    const { judgements, warnings } = await assessDuties(asked);
    return { judgements: judgements.map((judgement) => ({ ...judgement, names: {} as never })), warnings };
  });
  expect(entriesOf(await append(appendOf())).map(({ event: { type } }) => type)).toEqual(['IncidentReported']);
});

test('what a command smuggled in beside the declared shape is not stored', async () => {
  const { append } = ledger();
  const answer = await append(appendOf({ events: [reported({ smuggled: '<script>' })] }));
  expect(JSON.stringify(answer)).not.toContain('smuggled');
});

test('an event without its declared shape refuses the command behind it, without repeating its content', async () => {
  const { append } = ledger();
  const failure = await append(appendOf({ events: [reported({ kind: 'Taro Yamada' })] })).catch((error: unknown) => error);
  expect(failure).toMatchObject({ type: 'command-is-malformed', nonRetryable: true });
  expect(String(failure)).not.toContain('Yamada');
});

test('an actor without its declared form refuses the command too: the entry could never be read again', async () => {
  const failure = await ledger()
    .append(appendOf({ actor: { kind: 'Taro Yamada' } as never }))
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ type: 'command-is-malformed', nonRetryable: true });
  expect(String(failure)).not.toContain('Yamada');
});

test('an event the incident wrote by itself is tried again until somebody repairs it', async () => {
  const { command: _, ...own } = appendOf({ events: [reported({ kind: 'neither' })] });
  await expect(ledger().append(own)).rejects.toMatchObject({ type: 'event-is-malformed', nonRetryable: false });
});

test('a writer that is ahead of the ledger is stopped for good', async () => {
  const { append } = ledger();
  const request = appendOf();
  await append(request);
  const ahead = { ...request, appendId: randomUUID(), events: [noted()], head: { seq: 7, digest: 'f'.repeat(64) } };
  await expect(append(ahead)).rejects.toMatchObject({ type: 'ledger-forked', nonRetryable: true });
});

test('a store that is away is a passing failure that says nothing of the database', async () => {
  const address = new URL(database.url);
  address.port = '1';
  const away = openStore({ url: address.href });
  const { appendToIncident } = createLedgerActivities({ store: away, assessDuties, killPoint: () => undefined });
  const failure = await inActivity(appendToIncident, appendOf()).catch((error: unknown) => error);
  await away.close();
  expect(failure).toMatchObject({ type: 'StoreUnavailable', nonRetryable: false, message: 'the ledger did not answer' });
});
