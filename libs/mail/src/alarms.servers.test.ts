import { randomUUID } from 'node:crypto';
import type { AppendToIncident, OrganisationEvent, Role } from '@shodo/contracts';
import { appendToIncident, listOutbox, openStore, readOrganisationRecord, type Store, writeToOrganisation } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import pg from 'pg';
import { AlarmsNotRaised, runWatchdogOnce } from './alarms.js';

let database: FreshDatabase;
let store: Store;
let upkeep: Store;
let superuser: pg.Client;
beforeEach(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
  upkeep = openStore({ url: database.url, role: 'shodo_upkeep' });
  superuser = new pg.Client(database.superuserUrl);
  await superuser.connect();
});
afterEach(async () => {
  await Promise.all([store.close(), upkeep.close(), superuser.end()]);
  await database.drop();
});

const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 30 };

/** The founder holds every office, and has left. */
async function organisation(...members: Role[][]) {
  const tenant = randomUUID();
  const owner = randomUUID();
  const people = members.map((roles) => ({ person: randomUUID() as string, roles }));
  const events = [
    { type: 'OrganisationFounded', version: 1, data: { profile: { jurisdictions: ['jp'] }, practice, owner } },
    ...people.map((data) => ({ type: 'PersonAdded', version: 1, data })),
    { type: 'PersonRemoved', version: 1, data: { person: owner } },
  ] as OrganisationEvent[];
  const occurredAt = new Date().toISOString();
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: 'founding',
    occurredAt,
    decide: () => events,
  });
  return { tenant, people: people.map(({ person }) => person) };
}

/** As the workflow writes a report when nothing can be judged: no duty follows. */
async function unassessed(tenant: string, minutesAgo: number): Promise<string> {
  const incident = randomUUID();
  const occurredAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const data = {
    kind: 'real',
    reference: '7K2M-9QXA',
    noticedAt: occurredAt,
    summary: { ref: randomUUID(), commitment: 'a'.repeat(64) },
    organisation: { jurisdictions: ['jp'] },
    practice,
  };
  await appendToIncident(store, {
    tenant,
    incident,
    head: { seq: 0, digest: '0'.repeat(64) },
    appendId: randomUUID(),
    events: [{ type: 'IncidentReported', version: 1, data }],
    occurredAt,
    actor: { kind: 'system', part: 'incident' },
    runId: randomUUID(),
  } as unknown as AppendToIncident);
  return incident;
}

const told: string[] = [];
const lookAgain = async ({ incident }: { incident: string }) => {
  told.push(incident);
  throw new Error('the engine is away');
};
const look = (namesOf: (duty: string) => undefined = () => undefined) =>
  runWatchdogOnce({ store, upkeep, by: 'watchdog', namesOf, lookAgain });
/** Alarms: that an incident was reported is told as well. */
const mailsOf = async (tenant: string) =>
  (await listOutbox(store, { tenant, limit: 50 })).items.filter(({ kind }) => kind === 'watchdog-alarm');
const alarmsOf = async (tenant: string) =>
  (await readOrganisationRecord(store, { tenant, limit: 50 })).items.filter(({ type }) => type === 'WatchdogAlarmRaised');
const brokenPacks = () => {
  throw new Error('appi.yaml:1: unknown word');
};

test('an incident that could not be assessed rings once, and its mail names the assessment though the packs are broken', async () => {
  const { tenant, people } = await organisation(['privacyOfficer']);
  const incident = await unassessed(tenant, 10);
  const lately = await unassessed(tenant, 1);
  await superuser.query("update views.deadline set due_at = now() - interval '40 seconds' where incident_id = $1", [lately]);
  expect(await look(brokenPacks)).toEqual({ organisations: 1, alarms: 1 });
  expect(told).toEqual([incident, lately]); // the runs are asked before people are told, and people are told though the engine is away
  expect(await look(brokenPacks)).toEqual({ organisations: 1, alarms: 1 });
  expect((await alarmsOf(tenant)).map(({ data }) => data)).toMatchObject([{ incident, duty: 'assessment' }]);
  expect(await mailsOf(tenant)).toMatchObject([
    { to: people[0], kind: 'watchdog-alarm', incident, dutyNames: { ja: '義務の判定', en: 'Assessment of duties' } },
  ]);
});

test('a duty whose names cannot be looked up is named by its key', async () => {
  const { tenant } = await organisation(['privacyOfficer']);
  await unassessed(tenant, 10);
  await superuser.query("update views.deadline set duty = 'jp.appi.final-report', reminder = 'lapse'");
  await look(brokenPacks);
  expect(await mailsOf(tenant)).toMatchObject([{ dutyNames: { ja: 'jp.appi.final-report', en: 'jp.appi.final-report' } }]);
});

test('an alarm that fails keeps none of the others back, is told at the end, and rings when it can', async () => {
  const failing = await organisation(['privacyOfficer']);
  const other = await organisation(['privacyOfficer']);
  await unassessed(failing.tenant, 20);
  await unassessed(other.tenant, 10);
  await superuser.query(`alter table mail.outbox add constraint failing check (tenant_id <> '${failing.tenant}' or kind = 'report')`);
  await expect(look()).rejects.toThrow(AlarmsNotRaised);
  expect(await mailsOf(failing.tenant)).toEqual([]);
  expect(await mailsOf(other.tenant)).toHaveLength(1);
  await superuser.query('alter table mail.outbox drop constraint failing');
  await look();
  expect(await mailsOf(failing.tenant)).toHaveLength(1);
  expect(await alarmsOf(failing.tenant)).toHaveLength(1);
});

test('when nobody holds a role that is told of alarms, those responsible are told, and else every member', async () => {
  const small = await organisation(['responder'], ['clerk']);
  const smaller = await organisation(['clerk'], ['auditor']);
  for (const { tenant } of [small, smaller]) await unassessed(tenant, 10);
  await look();
  expect((await mailsOf(small.tenant)).map(({ to }) => to)).toEqual([small.people[0]]);
  expect((await mailsOf(smaller.tenant)).map(({ to }) => to).toSorted()).toEqual(smaller.people.toSorted());
});
