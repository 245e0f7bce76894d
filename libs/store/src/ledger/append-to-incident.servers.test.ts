import { randomUUID } from 'node:crypto';
import type { AppendAnswer } from '@shodo/contracts';
import { verifyChain, zeroDigest } from '@shodo/ledger';
import {
  appendToIncident,
  entriesOf,
  findCommand,
  headOf,
  LedgerForked,
  MalformedEvent,
  migrate,
  openStore,
  type Store,
  takeCharge,
  verifyStream,
} from '../index.js';
import { assessed, dutyArose, noted, reported, Writer, writtenBy } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';
import { unpacked } from '../views/folded-state.js';
import type { Beside } from './append-to-incident.js';
import { sha256 } from './stored-entries.js';

let database: OwnDatabase;
let store: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl, max: 20 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const writer = () => new Writer(store, randomUUID());
const stored = async (of: Writer) => {
  const entries = [];
  for await (const entry of entriesOf(store, of)) entries.push(entry);
  return entries;
};
const outcomes = (answers: readonly AppendAnswer[]) => answers.map(({ outcome }) => outcome).sort();

describe('an append', () => {
  test('is stored densely, chained and checkable, with the server’s own time', async () => {
    const incident = writer();
    const before = Date.now();
    await incident.append(reported());
    await incident.append([noted()]);
    const entries = await stored(incident);
    expect(entries.map(({ seq, event }) => [seq, event.type])).toEqual([
      [1, 'IncidentReported'],
      [2, 'AwarenessEstablished'],
      [3, 'NoteAdded'],
    ]);
    expect(entries[0]?.prevDigest).toBe(zeroDigest);
    expect(entries[2]?.prevDigest).toBe(entries[1]?.digest);
    expect(verifyChain(sha256, entries, { head: incident.head })).toEqual({ ok: true, head: incident.head });
    expect(await verifyStream(store, incident)).toEqual({ ok: true, head: incident.head });
    expect(Date.parse(entries[0]?.recordedAt ?? '')).toBeGreaterThan(before - 60_000);
  });

  test('answers with the entries as they are stored, undefined members left out', async () => {
    const incident = writer();
    const written = await incident.append(reported({ leakType: undefined }));
    expect(written).toEqual(await stored(incident));
    expect(JSON.stringify(written)).not.toContain('leakType');
  });

  test('keeps only what an event declares', async () => {
    const incident = writer();
    await incident.append(reported({ fullName: 'somebody' }));
    expect(JSON.stringify(await stored(incident))).not.toContain('somebody');
  });

  test('refuses an event without its declared shape and writes nothing', async () => {
    const incident = writer();
    await expect(incident.append(reported({ noticedAt: 'yesterday' }))).rejects.toThrow(MalformedEvent);
    expect(await headOf(store, incident)).toEqual({ seq: 0, digest: zeroDigest });
  });
});

describe('what follows from an append', () => {
  const judging = (follows: unknown[]): Beside => ({
    whatFollows: async ({ folded, request }) => {
      follows.push((folded.state as { reported?: unknown }).reported !== undefined, request.occurredAt);
      return [
        {
          appendId: 'assessed:2',
          actor: { kind: 'system', part: 'duties' },
          events: [dutyArose('2026-12-28T23:59:59+09:00'), assessed()],
        },
      ];
    },
  });

  test('is told what the append left, and stands in the same transaction, chain and view', async () => {
    const incident = writer();
    const told: unknown[] = [];
    const request = incident.request(reported());
    const answer = await appendToIncident(store, request, judging(told));
    expect(told).toEqual([true, request.occurredAt]);
    const entries = await stored(incident);
    expect(writtenBy(answer)).toEqual(entries);
    expect(entries.map(({ appendId, event }) => [appendId, event.type])).toEqual([
      [request.appendId, 'IncidentReported'],
      [request.appendId, 'AwarenessEstablished'],
      ['assessed:2', 'DutyArose'],
      ['assessed:2', 'DutiesAssessed'],
    ]);
    expect(entries[2]).not.toHaveProperty('command');
    expect(answer).toMatchObject({ receipt: { commandId: request.appendId, seq: 2, digest: entries[1]?.digest } });
    expect(await verifyStream(store, incident)).toMatchObject({ ok: true, head: { seq: 4 } });
    const { head, folded } = await takeCharge(store, incident);
    expect(head.seq).toBe(4);
    expect(folded?.state).toMatchObject({ seq: 4, duties: [{ judgement: { duty: 'jp.appi.preliminary-report' } }] });
  });

  test('is not asked for again by a repeat, which gets it with the entries', async () => {
    const incident = writer();
    const request = incident.request(reported());
    const told: unknown[] = [];
    const first = await appendToIncident(store, request, judging(told));
    const again = await appendToIncident(store, request, judging(told));
    expect(told).toHaveLength(2);
    expect(again).toEqual({ ...first, outcome: 'repeated' });
  });

  test('takes the append with it when it cannot be written', async () => {
    const incident = writer();
    const whatFollows: Beside['whatFollows'] = async () => [
      { appendId: 'assessed:2', actor: { kind: 'system', part: 'duties' }, events: reported({ kind: 'x' }) },
    ];
    await expect(appendToIncident(store, incident.request(reported()), { whatFollows })).rejects.toThrow(MalformedEvent);
    expect(await headOf(store, incident)).toEqual({ seq: 0, digest: zeroDigest });
  });
});

describe('a repeated append id', () => {
  test('gets the stored entries and the first receipt, whatever was decided this time', async () => {
    const incident = writer();
    const request = incident.request(reported());
    const first = await appendToIncident(store, request);
    const again = await appendToIncident(store, {
      ...request,
      occurredAt: '2026-11-28T13:00:11.000Z',
      events: reported({ reference: 'R-0002' }),
    });
    expect(again.outcome).toBe('repeated');
    expect(writtenBy(again)).toEqual(writtenBy(first));
    expect(again).toHaveProperty('receipt', first.outcome === 'lagging' ? undefined : first.receipt);
  });

  test('gets its own entries when its writer has gone on since', async () => {
    const incident = writer();
    const appendId = randomUUID();
    await incident.append(reported(), { appendId });
    await incident.append([noted()]);
    const again = await appendToIncident(store, incident.request([noted()], { appendId }));
    expect(writtenBy(again).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('gets everything from its writer’s head on, so that folding it leaves no gap and forgets nothing that followed', async () => {
    const incident = writer();
    await incident.append(reported());
    const lost = incident.head;
    await incident.append([noted()]);
    const appendId = randomUUID();
    await incident.append([noted()], { appendId });
    await incident.append([noted()]);
    const again = await appendToIncident(store, incident.request([noted()], { appendId, head: lost }));
    expect(again).toMatchObject({ outcome: 'repeated', receipt: { commandId: appendId, seq: 4 } });
    expect(writtenBy(again).map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  test('that lies further than two hundred entries ahead is reached step by step, never with a gap', async () => {
    const incident = writer();
    await incident.append(reported());
    let head = incident.head;
    for (let count = 0; count < 9; count += 1) await incident.append(Array.from({ length: 50 }, noted));
    const appendId = randomUUID();
    await incident.append([noted()], { appendId });
    const steps: string[] = [];
    for (;;) {
      const answer = await appendToIncident(store, incident.request([noted()], { appendId, head }));
      const entries = answer.outcome === 'lagging' ? answer.missing : answer.entries;
      expect(entries[0]?.prevDigest).toBe(head.digest);
      head = { seq: entries.at(-1)?.seq ?? 0, digest: entries.at(-1)?.digest ?? '' };
      steps.push(`${answer.outcome} to ${head.seq}`);
      if (answer.outcome !== 'lagging') break;
    }
    expect(steps).toEqual(['lagging to 202', 'lagging to 402', 'repeated to 453']);
  });

  test('two hundred twins at once have one effect and one answer', async () => {
    const incident = writer();
    await incident.append(reported());
    const request = incident.request([noted(), noted()]);
    const answers = await Promise.all(Array.from({ length: 200 }, () => appendToIncident(store, request)));
    expect(outcomes(answers)).toEqual(['appended', ...Array.from({ length: 199 }, () => 'repeated')]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.outcome === 'lagging' ? answer : answer.receipt))).size).toBe(1);
    expect((await headOf(store, incident)).seq).toBe(4);
  });
});

describe('a writer that is not alone', () => {
  test('and lags is told what it lacks', async () => {
    const incident = writer();
    await incident.append(reported());
    const behind = incident.head;
    await incident.append([noted()]);
    await incident.append([noted(), noted()]);
    const answer = await appendToIncident(store, incident.request([noted()], { head: behind }));
    expect(answer.outcome === 'lagging' && answer.missing.map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  test('and writes at the same moment: one is appended, every other lags', async () => {
    const incident = writer();
    await incident.append(reported());
    const answers = await Promise.all(Array.from({ length: 20 }, () => appendToIncident(store, incident.request([noted()]))));
    expect(outcomes(answers)).toEqual(['appended', ...Array.from({ length: 19 }, () => 'lagging')]);
  });

  test('and knows more than the ledger is a fork', async () => {
    const incident = writer();
    await incident.append(reported());
    await expect(appendToIncident(store, incident.request([noted()], { head: { seq: 9, digest: 'd'.repeat(64) } }))).rejects.toThrow(
      LedgerForked,
    );
  });

  test('and stands on another entry is a fork, even under a known append id', async () => {
    const incident = writer();
    const appendId = randomUUID();
    await incident.append(reported(), { appendId });
    const head = { seq: 2, digest: 'd'.repeat(64) };
    await expect(appendToIncident(store, incident.request([noted()], { head }))).rejects.toThrow(LedgerForked);
    await expect(appendToIncident(store, incident.request([noted()], { head, appendId }))).rejects.toThrow(LedgerForked);
  });

  test('writers of different incidents do not wait for one another', async () => {
    const incidents = Array.from({ length: 10 }, writer);
    await Promise.all(
      incidents.map(async (incident) => {
        await incident.append(reported());
        for (let count = 0; count < 5; count += 1) await incident.append([noted()]);
      }),
    );
    for (const incident of incidents)
      expect(await verifyStream(store, incident)).toEqual({ ok: true, head: { seq: 7, digest: incident.head.digest } });
  });
});

describe('the ledger remembers for ever', () => {
  test('an accepted command by its id, with receipt, mac and entries', async () => {
    const incident = writer();
    const appendId = randomUUID();
    const written = await incident.append(reported(), { appendId, command: 'ReportIncident', requestMac: 'e'.repeat(64) });
    const found = await findCommand(store, { tenant: incident.tenant, commandId: appendId });
    expect(found).toMatchObject({
      incident: incident.incident,
      command: 'ReportIncident',
      requestMac: 'e'.repeat(64),
      receipt: { commandId: appendId, incidentId: incident.incident, seq: 2 },
    });
    expect(found?.entries).toEqual(written);
    expect(await findCommand(store, { tenant: randomUUID(), commandId: appendId })).toBeUndefined();
    expect(await findCommand(store, { tenant: incident.tenant, commandId: randomUUID() })).toBeUndefined();
  });

  test('not what the workflow wrote by itself: a natural key is no command', async () => {
    const incident = writer();
    await incident.append(reported());
    await incident.append([noted()], { appendId: 'jp.appi.final-report:lapse:2026-12-28', command: undefined, requestMac: undefined });
    expect(await findCommand(store, { tenant: incident.tenant, commandId: 'jp.appi.final-report:lapse:2026-12-28' })).toBeUndefined();
  });
});

describe('taking charge', () => {
  test('of an incident nobody reported finds an empty stream', async () => {
    expect(await takeCharge(store, { tenant: randomUUID(), incident: randomUUID() })).toEqual({
      head: { seq: 0, digest: zeroDigest },
      receipts: [],
    });
  });

  test('gives head, folded state and the receipts of commands, oldest first', async () => {
    const incident = writer();
    const [first, second] = [randomUUID(), randomUUID()];
    await incident.append(reported(), { appendId: first });
    await incident.append([dutyArose('2026-12-03T23:59:59+09:00')], {
      appendId: 'assessment:2',
      command: undefined,
      requestMac: undefined,
    });
    await incident.append([noted(), noted()], { appendId: second });
    const taken = await takeCharge(store, incident);
    expect(taken.head).toEqual(incident.head);
    expect(taken.folded?.state).toMatchObject({ id: incident.incident, seq: 5, reported: { reference: 'R-0001' } });
    expect(taken.receipts.map(({ commandId, seq }) => [commandId, seq])).toEqual([
      [first, 2],
      [second, 5],
    ]);
  });

  test('folds anew when the stored row is of another version, behind, or gone, and stores it', async () => {
    const incident = writer();
    await incident.append(reported());
    await incident.append([dutyArose('2026-12-03T23:59:59+09:00')]);
    const intact = await takeCharge(store, incident);
    for (const harm of [
      'update views.incident set folded_version = 0, folded = null',
      'update views.incident set seq = 1',
      'delete from views.incident',
    ]) {
      await database.asSuperuser(`${harm} where incident_id = $1`, [incident.incident]);
      expect(await takeCharge(store, incident)).toEqual(intact);
      const { rows } = await database.asSuperuser('select seq::int, folded_version, folded from views.incident where incident_id = $1', [
        incident.incident,
      ]);
      const shown = rows.map((row) => ({ ...row, folded: unpacked(row.folded) }));
      expect(shown).toEqual([{ seq: 3, folded_version: intact.folded?.version, folded: intact.folded?.state }]);
    }
    await incident.append([noted()]);
  });
});
