import { randomUUID } from 'node:crypto';
import {
  acrossTenants,
  dueWithoutEntry,
  migrate,
  noteWatchdogRan,
  openStore,
  rebuildEarlierViews,
  type Store,
  takeCharge,
  watchdogSilenceMs,
} from '../index.js';
import { assessed, dutyArose, founded, lapsed, noted, reported, Writer } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';
import { withoutEntry } from './watchdog.js';

let database: OwnDatabase;
let store: Store;
let upkeep: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl });
  upkeep = openStore({ url: database.ownerUrl, role: 'shodo_upkeep' });
});
afterAll(async () => {
  await Promise.all([store.close(), upkeep.close()]);
  await database.drop();
});

const dueAt = '2026-12-03T23:59:59+09:00';
const duty = 'jp.appi.preliminary-report';
const lapseKey = `deadline:${duty}:lapse:${dueAt}`;
const dayBeforeKey = `deadline:${duty}:day-before:2026-12-02T14:59:59.000Z`;
const scan = (now: string) => dueWithoutEntry(upkeep, { now, graceSeconds: 60 });

test('due instants without their entry are found in every organisation, after the grace and not before', async () => {
  expect(await scan('2026-12-03T15:01:00.000Z')).toEqual({ organisations: 0, due: [] });
  const incidents = [];
  for (const kind of ['real', 'drill']) {
    const { tenant } = await founded(store);
    const incident = new Writer(store, tenant);
    await incident.append(reported({ kind, reference: `R-${kind}` }));
    await incident.append([dutyArose(dueAt), assessed()], { appendId: 'assessed:2' });
    incidents.push(incident);
  }
  expect(await scan('2026-12-02T15:00:58.000Z')).toEqual({ organisations: 2, due: [] });
  const { due } = await scan('2026-12-02T15:01:00.000Z');
  expect(due).toHaveLength(2);
  expect(new Set(due)).toEqual(
    new Set(
      incidents.map(({ tenant, incident }, index) => ({
        tenant,
        incident,
        reference: index ? 'R-drill' : 'R-real',
        drill: index === 1,
        duty,
        reminder: 'day-before',
        dueAt: '2026-12-02T14:59:59.000Z',
        lateSeconds: 61,
      })),
    ),
  );
  expect((await scan('2026-12-03T15:01:00.000Z')).due).toHaveLength(4);
  await incidents[0]?.append([lapsed(randomUUID(), dueAt)], { appendId: lapseKey, occurredAt: '2026-12-03T15:00:59.000Z' });
  expect((await scan('2026-12-03T15:01:00.000Z')).due.map(({ incident }) => incident)).toEqual([
    incidents[1]?.incident,
    incidents[1]?.incident,
  ]);
});

test('an incident that was never assessed is found, though no duty arose', async () => {
  const { tenant } = await founded(store);
  const incident = new Writer(store, tenant);
  await incident.append(reported());
  const ofIncident = async () => (await scan('2026-11-28T13:04:00.000Z')).due.filter((each) => each.incident === incident.incident);
  expect(await ofIncident()).toMatchObject([{ duty: 'assessment', reminder: 'assessment', dueAt: '2026-11-28T13:02:01.000Z' }]);
  await incident.append([assessed()], { appendId: 'assessed:2' });
  expect(await ofIncident()).toEqual([]);
});

/** An incident with one duty, assessed; and what the scan finds of it after everything was due. */
async function owing() {
  const { tenant } = await founded(store);
  const incident = new Writer(store, tenant);
  await incident.append(reported());
  await incident.append([dutyArose(dueAt), assessed()], { appendId: 'assessed:2' });
  const missing = async (now = '2026-12-03T15:01:00.000Z') =>
    (await scan(now)).due.filter((each) => each.incident === incident.incident).map(({ reminder }) => reminder);
  return { incident, missing };
}
const tell = (incident: Writer, notice: string) =>
  incident.append([lapsed(notice, dueAt)], { appendId: lapseKey, occurredAt: '2026-12-03T15:00:00.000Z' });

test('a later reminder does for an earlier one that is not told any more; nothing does for a lapse', async () => {
  const { incident, missing } = await owing();
  expect(await missing()).toEqual(['day-before', 'lapse']);
  await tell(incident, randomUUID());
  expect(await missing()).toEqual([]);
  const early = await owing();
  const notice = randomUUID();
  const told = {
    ...lapsed(notice, dueAt),
    data: { ...lapsed(notice, dueAt).data, reminder: 'day-before', dueAt: '2026-12-02T14:59:59.000Z' },
  };
  await early.incident.append([told as never], { appendId: dayBeforeKey, occurredAt: '2026-12-03T15:00:00.000Z' });
  expect(await early.missing()).toEqual(['lapse']);
});

test('the day of a status filing is looked for beside the end of the clock: a reminder of one does not do for the other', async () => {
  const { tenant } = await founded(store);
  const incident = new Writer(store, tenant);
  await incident.append(reported());
  const arose = dutyArose(dueAt);
  const { judgement } = arose.data as unknown as { judgement: { clock: object; reminders: { kind: string; at: string }[] } };
  const [dayBefore = { kind: '', at: '' }] = judgement.reminders;
  const status = { kind: 'status-day-before', at: new Date(Date.parse(dayBefore.at) - 3_600_000).toISOString() };
  const lapse = { kind: 'status-lapse', at: new Date(Date.parse(dayBefore.at) - 1_800_000).toISOString() };
  const clock = { ...judgement.clock, statusFilingBy: lapse.at.slice(0, 10), statusFilingAt: lapse.at };
  const both = {
    ...arose,
    data: { ...arose.data, judgement: { ...judgement, clock, reminders: [status, lapse, ...judgement.reminders] } },
  };
  await incident.append([both as never, assessed()], { appendId: 'assessed:2' });
  const missing = async () =>
    (await scan('2026-12-03T15:01:00.000Z')).due.filter((each) => each.incident === incident.incident).map(({ reminder }) => reminder);
  expect(await missing()).toEqual(['status-day-before', 'status-lapse', 'day-before', 'lapse']);
  await tell(incident, randomUUID());
  expect(await missing()).toEqual(['status-day-before', 'status-lapse']);
  const told = { ...lapsed(randomUUID(), lapse.at), data: { ...lapsed(randomUUID(), lapse.at).data, reminder: 'status-lapse' } };
  await incident.append([told as never], {
    appendId: `deadline:jp.appi.preliminary-report:status-lapse:${lapse.at}`,
    occurredAt: '2026-12-03T15:00:00.000Z',
  });
  expect(await missing()).toEqual([]);
});

test('an entry the state believes in and the ledger has not is found: the loop cannot answer for itself', async () => {
  const { incident, missing } = await owing();
  await tell(incident, randomUUID());
  expect(await missing()).toEqual([]);
  await database.asSuperuser(
    `alter table ledger.entry disable trigger no_change;
     delete from ledger.entry where stream_id = '${incident.incident}' and append_id = '${lapseKey}';
     alter table ledger.entry enable always trigger no_change`,
  );
  expect(await missing()).toEqual(['day-before', 'lapse']);
});

test('a loop that writes under another key than it should is found', async () => {
  const { incident, missing } = await owing();
  await incident.append([lapsed(randomUUID(), dueAt)], { occurredAt: '2026-12-03T15:00:00.000Z' });
  expect(await missing()).toEqual(['day-before', 'lapse']);
});

test('a reminder that nobody acknowledged and nobody passed on is found', async () => {
  const { incident, missing } = await owing();
  const notice = randomUUID();
  await tell(incident, notice);
  expect(await missing('2026-12-03T16:00:59.000Z')).toEqual([]);
  expect(await missing('2026-12-03T16:01:01.000Z')).toEqual(['escalation']);
  const { data } = lapsed(notice, dueAt);
  const passedOn = { type: 'ReminderEscalated', version: 1, data: { ...data, notice: randomUUID(), of: notice } } as never;
  await incident.append([passedOn], { appendId: `escalation:${notice}` });
  expect(await missing('2026-12-03T16:01:01.000Z')).toEqual([]);
});

describe('after an upgrade, whose migration left no rows', () => {
  /** What the migration leaves behind. */
  const upgraded = async (incident: Writer) => {
    await database.asSuperuser('update views.incident set folded_version = 0 where incident_id = $1', [incident.incident]);
    await database.asSuperuser('delete from views.deadline where incident_id = $1', [incident.incident]);
  };

  test.each([
    ['an append that changes no deadline', (incident: Writer) => incident.append([noted()])],
    ['a run that takes charge', (incident: Writer) => takeCharge(store, incident)],
    ['a worker that starts, though nobody touches the incident', () => rebuildEarlierViews(store, upkeep)],
  ] as const)('rows are there again with %s', async (_, touch) => {
    const { incident, missing } = await owing();
    await upgraded(incident);
    expect(await missing()).toEqual([]);
    await touch(incident);
    expect(await missing()).toEqual(['day-before', 'lapse']);
  });

  test('an incident that cannot be folded keeps none of the others back, and rows of a later version are left alone', async () => {
    const [broken, sound, newer] = [await owing(), await owing(), await owing()];
    for (const { incident } of [broken, sound, newer]) await upgraded(incident);
    await database.asSuperuser('update views.incident set folded_version = 1000 where incident_id = $1', [newer.incident.incident]);
    await database.asSuperuser(
      `alter table ledger.entry disable trigger no_change;
       update ledger.entry set type = 'NeverDeclared', content = replace(content, '"DutyArose"', '"NeverDeclared"') where stream_id = '${broken.incident.incident}' and type = 'DutyArose';
       alter table ledger.entry enable always trigger no_change`,
    );
    await expect(rebuildEarlierViews(store, upkeep)).rejects.toMatchObject({ name: 'ViewsNotRebuilt', errors: { length: 1 } });
    expect(await sound.missing()).toEqual(['day-before', 'lapse']);
    expect(await newer.missing()).toEqual([]);
    await database.asSuperuser('delete from views.incident where incident_id = $1', [broken.incident.incident]);
    expect(await rebuildEarlierViews(store, upkeep)).toMatchObject({ incidents: 0 });
  });
});

test('the scan reads instants and entries by their indexes, however long the ledger is', async () => {
  const { incident } = await owing();
  await database.asSuperuser(
    `insert into views.deadline (tenant_id, incident_id, ordinal, duty, reminder, due_at, answer_key, or_later)
     select tenant_id, gen_random_uuid(), 0, 'x', 'lapse', now() + interval '1 year', 'x', false from views.incident, generate_series(1, 20000) where incident_id = $1`,
    [incident.incident],
  );
  await database.asSuperuser(
    `insert into views.incident (tenant_id, incident_id, seq, digest, folded_version, state, list_row, reference, kind, closed, next_at)
     select tenant_id, incident_id, 1, '', 1000, '{}', '{}', 'x', 'real', false, 'infinity' from views.deadline where duty = 'x'`,
  );
  await database.asSuperuser(
    `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
     select tenant_id, incident_id, 'incident', 1, 'assessed:2', 0, 'x', 1, '{}', repeat('0', 64), repeat('f', 64) from views.deadline where duty = 'x'`,
  );
  await database.asSuperuser('analyze');
  const plan = await acrossTenants(upkeep, async (client) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${withoutEntry}`, ['2026-12-03T15:01:00.000Z', 60]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('Index Scan using deadline_by_instant');
  expect(plan).not.toMatch(/Seq Scan|entry_by_append/);
  expect(plan.match(/using (one_effect_per_append|entry_pkey) on entry/g)).toHaveLength(2); // either leads to one stream only
  await database.asSuperuser("delete from views.incident where reference = 'x'");
  await database.asSuperuser("delete from views.deadline where duty = 'x'");
});

test('a scan in the wrong role is blind, and says so by seeing no organisation', async () => {
  expect(await dueWithoutEntry(upkeep, { now: '2030-01-01T00:00:00.000Z', graceSeconds: 0 })).toMatchObject({
    organisations: expect.any(Number),
  });
  expect(await dueWithoutEntry(store, { now: '2030-01-01T00:00:00.000Z', graceSeconds: 0 })).toEqual({ organisations: 0, due: [] });
});

test('for how long the watchdog has been silent is known to everybody', async () => {
  expect(await watchdogSilenceMs(store)).toBeUndefined();
  await noteWatchdogRan(upkeep, { organisations: 2, alarms: 1 });
  expect(await watchdogSilenceMs(store)).toBeLessThan(60_000);
  await database.asSuperuser("update upkeep.watchdog_run set ran_at = now() - interval '5 minutes'");
  expect(await watchdogSilenceMs(upkeep)).toBeGreaterThanOrEqual(300_000);
  await noteWatchdogRan(upkeep);
  expect(await watchdogSilenceMs(upkeep)).toBeLessThan(60_000);
  await expect(noteWatchdogRan(store)).rejects.toMatchObject({ code: '42501' });
});
